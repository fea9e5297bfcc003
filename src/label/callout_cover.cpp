#include "label/callout_cover.hpp"

#include <algorithm>
#include <cmath>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double square = 1;       ///< mm: side of a square
constexpr double largest = 10'000; ///< mm: larger areas are not on a page

/// Where the rings cross this level, ascending.
std::vector<double> crossings_at(double y, const geom::Geometry<geom::Page>& area) {
    std::vector<double> out;
    geom::for_each_part(area, [&](const PageLine& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const PagePoint& a = ring[i - 1];
            const PagePoint& b = ring[i];
            if ((a.y <= y) != (b.y <= y)) {
                out.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    });
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

Cover::Cover(const geom::Polygons<geom::Page>& area) {
    const geom::Geometry<geom::Page> geometry{area};
    const PageBox box = geom::bounds(geometry);
    if (box.empty() || !(box.width() < largest) || !(box.height() < largest)) {
        return;
    }
    box_ = box;
    columns_ = static_cast<std::size_t>(box.width() / square) + 1;
    rows_ = static_cast<std::size_t>(box.height() / square) + 1;
    inside_.assign(columns_ * rows_, 0);
    for (std::size_t row = 0; row < rows_; ++row) {
        const auto edges = crossings_at(box.min.y + (static_cast<double>(row) + 0.5) * square, geometry);
        for (std::size_t column = 0; column < columns_; ++column) {
            const double x = box.min.x + (static_cast<double>(column) + 0.5) * square;
            const auto before = std::lower_bound(edges.begin(), edges.end(), x) - edges.begin();
            inside_[row * columns_ + column] = static_cast<char>(before % 2);
        }
    }
}

bool Cover::holds(const PagePoint& point) const {
    if (inside_.empty() || !box_.contains(point)) {
        return false;
    }
    const auto column = static_cast<std::size_t>((point.x - box_.min.x) / square);
    const auto row = static_cast<std::size_t>((point.y - box_.min.y) / square);
    return inside_[row * columns_ + column] != 0;
}

double Cover::length_inside(const PageLine& line) const {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const PagePoint& a = line[i - 1];
        const PagePoint& b = line[i];
        const double run = std::hypot(b.x - a.x, b.y - a.y);
        const double count = std::ceil(run / square);
        for (double k = 0.5; k < count; ++k) {
            sum += holds({a.x + (b.x - a.x) * k / count, a.y + (b.y - a.y) * k / count}) ? run / count : 0;
        }
    }
    return sum;
}

} // namespace conflictmap::label
