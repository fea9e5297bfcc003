#include "geom/operations.hpp"

#include <algorithm>
#include <queue>

namespace conflictmap::geom {
namespace {

/// Whether a ray from `point` crosses the ring an odd number of times.
template <class Space> bool crosses_odd(const Line<Space>& ring, const Point<Space>& point) {
    bool odd = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * ((point.y - a.y) / (b.y - a.y))) {
            odd = !odd;
        }
    }
    return odd;
}

template <class Space> bool inside(const Polygon<Space>& polygon, const Point<Space>& point) {
    bool odd = crosses_odd(polygon.outer, point);
    for (const auto& hole : polygon.holes) {
        odd ^= crosses_odd(hole, point);
    }
    return odd;
}

template <class Space> double squared_distance_to(const Line<Space>& ring, const Point<Space>& p) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const double dx = ring[i].x - a.x;
        const double dy = ring[i].y - a.y;
        const double squared = dx * dx + dy * dy;
        double t = 0;
        if (squared > 0) {
            t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
        }
        const double ex = p.x - (a.x + t * dx);
        const double ey = p.y - (a.y + t * dy);
        nearest = std::fmin(nearest, ex * ex + ey * ey);
    }
    return nearest;
}

/// Distance to the nearest edge, negative outside.
template <class Space> double depth(const Polygon<Space>& polygon, const Point<Space>& point) {
    double nearest = squared_distance_to(polygon.outer, point);
    for (const auto& hole : polygon.holes) {
        nearest = std::fmin(nearest, squared_distance_to(hole, point));
    }
    return inside(polygon, point) ? std::sqrt(nearest) : -std::sqrt(nearest);
}

template <class Space> double area_of(const Polygon<Space>& polygon) {
    double area = std::fabs(signed_area(polygon.outer));
    for (const auto& hole : polygon.holes) {
        area -= std::fabs(signed_area(hole));
    }
    return area;
}

/// A square of the search; squares are examined in order of the best depth they could contain.
template <class Space> struct Cell {
    Point<Space> centre;
    double half;
    double depth;
    double best_possible;
    bool operator<(const Cell& other) const { return best_possible < other.best_possible; }
};

template <class Space> Cell<Space> cell_at(const Polygon<Space>& polygon, Point<Space> centre, double half) {
    const double d = depth(polygon, centre);
    return {centre, half, d, d + half * std::sqrt(2.0)};
}

template <class Space> Point<Space> centroid(const Line<Space>& ring) {
    // Relative to the first point, so that large coordinates do not lose precision.
    Point<Space> sum;
    double twice_area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point<Space> a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
        const Point<Space> b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        const double cross = a.x * b.y - b.x * a.y;
        twice_area += cross;
        sum = {sum.x + (a.x + b.x) * cross, sum.y + (a.y + b.y) * cross};
    }
    if (twice_area == 0) {
        return ring[0];
    }
    return {ring[0].x + sum.x / (3 * twice_area), ring[0].y + sum.y / (3 * twice_area)};
}

/// Enough for any real outline at a sensible precision; it ends the search for other input.
constexpr int max_cells = 20'000;

} // namespace

template <class Space> bool contains(const Polygons<Space>& polygons, const Point<Space>& point) {
    bool odd = false;
    for (const auto& polygon : polygons.polygons) {
        odd ^= inside(polygon, point);
    }
    return odd;
}

template <class Space> double signed_area(const Line<Space>& ring) {
    double twice = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point<Space> a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
        const Point<Space> b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

template <class Space> std::optional<Pole<Space>> pole_of(const Polygons<Space>& polygons, double precision) {
    const Polygon<Space>* largest = nullptr;
    double largest_area = 0;
    for (const auto& polygon : polygons.polygons) {
        if (const double area = area_of(polygon); area > largest_area) {
            largest_area = area;
            largest = &polygon;
        }
    }
    if (largest == nullptr) {
        return std::nullopt;
    }
    Box<Space> box;
    for (const auto& point : largest->outer) {
        box.add(point);
    }
    const double side = std::fmin(box.width(), box.height());
    const double stop = std::fmax(precision, side * 1e-6);
    // So that a long thin outline does not start with millions of squares.
    const double half = std::fmax(side, std::fmax(box.width(), box.height()) / 64) / 2;
    std::priority_queue<Cell<Space>> queue;
    auto best = cell_at(*largest, centroid(largest->outer), 0.0);
    if (const auto middle = cell_at(*largest, box.centre(), 0.0); middle.depth > best.depth) {
        best = middle;
    }
    for (double x = box.min.x; x < box.max.x; x += 2 * half) {
        for (double y = box.min.y; y < box.max.y; y += 2 * half) {
            queue.push(cell_at(*largest, {x + half, y + half}, half));
        }
    }
    for (int count = 0; !queue.empty() && count < max_cells; ++count) {
        const auto cell = queue.top();
        queue.pop();
        if (cell.depth > best.depth) {
            best = cell;
        }
        if (cell.best_possible - best.depth <= stop) {
            break;
        }
        const double quarter = cell.half / 2;
        for (const double dx : {-quarter, quarter}) {
            for (const double dy : {-quarter, quarter}) {
                queue.push(cell_at(*largest, {cell.centre.x + dx, cell.centre.y + dy}, quarter));
            }
        }
    }
    if (best.depth <= 0) {
        return std::nullopt;
    }
    return Pole<Space>{best.centre, best.depth};
}

template <class Space> double length(const Line<Space>& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    return sum;
}

template <class Space> Along<Space> point_along(const Line<Space>& line, double along) {
    if (line.empty()) {
        return {};
    }
    Along<Space> at{line.front(), 0};
    Point<Space> heading; // the direction is computed once, at the end
    double left = std::fmax(along, 0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto& a = line[i - 1];
        const double dx = line[i].x - a.x;
        const double dy = line[i].y - a.y;
        const double step = std::hypot(dx, dy);
        if (step == 0) {
            continue;
        }
        heading = {dx, dy};
        if (left <= step) {
            at.point = {a.x + dx * (left / step), a.y + dy * (left / step)};
            break;
        }
        left -= step;
        at.point = line[i];
    }
    at.direction = std::atan2(heading.y, heading.x); // 0 for a line without length
    return at;
}

template <class Space> std::vector<Point<Space>> points_along(const Line<Space>& line, double spacing) {
    std::vector<Point<Space>> points;
    if (!line.empty()) {
        points.push_back(line.front());
    }
    double next = spacing; // from the start of the segment
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto& a = line[i - 1];
        const double dx = line[i].x - a.x;
        const double dy = line[i].y - a.y;
        const double step = std::hypot(dx, dy);
        for (; next <= step; next += spacing) {
            points.push_back({a.x + dx * (next / step), a.y + dy * (next / step)});
        }
        next -= step;
    }
    return points;
}

template <class Space> Line<Space> stretch_of(const Line<Space>& line, double from, double to) {
    Line<Space> stretch;
    const double whole = length(line);
    from = std::fmax(from, 0);
    to = std::fmin(to, whole);
    if (line.size() < 2 || to <= from) {
        return stretch;
    }
    stretch.push_back(point_along(line, from).point);
    double at = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        at += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (at > from && at < to) {
            stretch.push_back(line[i]);
        }
    }
    stretch.push_back(point_along(line, to).point);
    return stretch;
}

#define CONFLICTMAP_INSTANTIATE(Space)                                                                                 \
    template bool contains(const Polygons<Space>&, const Point<Space>&);                                               \
    template double signed_area(const Line<Space>&);                                                                   \
    template std::optional<Pole<Space>> pole_of(const Polygons<Space>&, double);                                       \
    template double length(const Line<Space>&);                                                                        \
    template Along<Space> point_along(const Line<Space>&, double);                                                     \
    template std::vector<Point<Space>> points_along(const Line<Space>&, double);                                       \
    template Line<Space> stretch_of(const Line<Space>&, double, double);
CONFLICTMAP_INSTANTIATE(Lonlat)
CONFLICTMAP_INSTANTIATE(Plane)
CONFLICTMAP_INSTANTIATE(Page)
#undef CONFLICTMAP_INSTANTIATE
template bool contains(const Polygons<Projected>&, const Point<Projected>&);

} // namespace conflictmap::geom
