#include "label/order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace conflictmap::label {
namespace {

PagePoint position_of(const Request& request) {
    struct {
        PagePoint operator()(const AtPoint& where) const { return where.point; }
        PagePoint operator()(const Fixed& where) const { return where.centre; }
        PagePoint operator()(const InArea& where) const {
            return geom::bounds(geom::Geometry<geom::Page>{where.area}).min;
        }
        PagePoint operator()(const AlongLine& where) const {
            for (const auto& line : where.lines) {
                if (!line.empty()) {
                    return line.front();
                }
            }
            return {};
        }
    } const position;
    return std::visit(position, request.where);
}

/// NaN cannot be ordered.
double ordered(double value) {
    return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

std::vector<double> shape_of(const Obstacle& obstacle) {
    if (const auto* quad = std::get_if<Quad>(&obstacle.shape)) {
        return {quad->centre.x, quad->centre.y, quad->half_width, quad->half_height, quad->angle};
    }
    std::vector<double> numbers;
    for (const auto& point : std::get<PageLine>(obstacle.shape)) {
        numbers.push_back(ordered(point.x));
        numbers.push_back(ordered(point.y));
    }
    return numbers;
}

} // namespace

std::vector<const Request*> in_order(const std::vector<Request>& requests) {
    using Sortable = std::tuple<double, std::string_view, double, double, std::size_t, const Request*>;
    std::vector<Sortable> keys;
    for (const auto& request : requests) {
        const PagePoint at = position_of(request);
        keys.emplace_back(ordered(request.rank), request.text, ordered(at.x), ordered(at.y), request.key, &request);
    }
    const auto what = [](const Sortable& s) {
        return std::tie(std::get<0>(s), std::get<1>(s), std::get<2>(s), std::get<3>(s), std::get<4>(s));
    };
    std::stable_sort(keys.begin(), keys.end(), [&](const Sortable& a, const Sortable& b) { return what(a) < what(b); });
    std::vector<const Request*> order;
    for (const auto& key : keys) {
        order.push_back(std::get<5>(key));
    }
    return order;
}

std::vector<Obstacle> in_order(const std::vector<Obstacle>& obstacles) {
    struct Sortable {
        std::vector<double> shape;
        const Obstacle* obstacle;
    };
    std::vector<Sortable> keys;
    for (const auto& obstacle : obstacles) {
        keys.push_back({shape_of(obstacle), &obstacle});
    }
    std::stable_sort(keys.begin(), keys.end(), [](const Sortable& a, const Sortable& b) {
        const auto rest = [](const Sortable& s) {
            return std::tie(s.obstacle->name, s.obstacle->cost, s.obstacle->half_width, s.obstacle->owner);
        };
        return a.shape != b.shape ? a.shape < b.shape : rest(a) < rest(b);
    });
    std::vector<Obstacle> order;
    for (const auto& key : keys) {
        order.push_back(*key.obstacle);
    }
    return order;
}

} // namespace conflictmap::label
