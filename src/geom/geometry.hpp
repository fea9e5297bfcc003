#pragma once
// Geometries as values. The space is part of the type, so that degrees and millimetres cannot mix.
#include <cmath>
#include <limits>
#include <variant>
#include <vector>

namespace conflictmap::geom {

struct Lonlat {};    ///< WGS 84, degrees: x = longitude east, y = latitude north
struct Plane {};     ///< projected metres: x = east, y = north
struct Page {};      ///< millimetres on the page: x = right, y = down
struct Projected {}; ///< Lonlat, each vertex with its point on the plane

template <class Space> struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// Operations that make new vertices, such as clipping, leave their plane point unknown; vertices that stay keep
/// theirs.
template <> struct Point<Projected> {
    double x = 0;
    double y = 0;
    Point<Plane> plane{std::numeric_limits<double>::quiet_NaN(), 0}; ///< x is NaN: unknown
    bool operator==(const Point& other) const { return x == other.x && y == other.y; }
};

/// An open line, or a ring whose last point repeats its first.
template <class Space> using Line = std::vector<Point<Space>>;

template <class Space> struct Polygon {
    Line<Space> outer; ///< closed ring
    std::vector<Line<Space>> holes;
    bool operator==(const Polygon&) const = default;
};

template <class Space> struct Points {
    std::vector<Point<Space>> points;
    bool operator==(const Points&) const = default;
};
template <class Space> struct Lines {
    std::vector<Line<Space>> lines;
    bool operator==(const Lines&) const = default;
};
template <class Space> struct Polygons {
    std::vector<Polygon<Space>> polygons;
    bool operator==(const Polygons&) const = default;
};

/// monostate: a feature without a location.
template <class Space> using Geometry = std::variant<std::monostate, Points<Space>, Lines<Space>, Polygons<Space>>;

template <class Space> struct Box {
    Point<Space> min{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Point<Space> max{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    [[nodiscard]] bool empty() const { return !(min.x <= max.x && min.y <= max.y); }
    [[nodiscard]] double width() const { return max.x - min.x; }
    [[nodiscard]] double height() const { return max.y - min.y; }
    [[nodiscard]] Point<Space> centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] bool contains(const Point<Space>& p) const {
        return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
    }
    [[nodiscard]] bool overlaps(const Box& other) const {
        return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
    }
    /// A coordinate that is not a number changes nothing. (std::fmin would be a call for each.)
    void add(const Point<Space>& p) {
        min = {p.x < min.x ? p.x : min.x, p.y < min.y ? p.y : min.y};
        max = {p.x > max.x ? p.x : max.x, p.y > max.y ? p.y : max.y};
    }
    void add(const Box& other) {
        if (!other.empty()) {
            add(other.min);
            add(other.max);
        }
    }
    [[nodiscard]] Box grown(double by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
    bool operator==(const Box&) const = default;
};

/// Calls `visit(line)` for every line, ring or point run of the geometry.
template <class Space, class Visit> void for_each_part(const Geometry<Space>& geometry, Visit visit) {
    if (const auto* points = std::get_if<Points<Space>>(&geometry)) {
        visit(points->points);
    } else if (const auto* lines = std::get_if<Lines<Space>>(&geometry)) {
        for (const auto& line : lines->lines) {
            visit(line);
        }
    } else if (const auto* polygons = std::get_if<Polygons<Space>>(&geometry)) {
        for (const auto& polygon : polygons->polygons) {
            visit(polygon.outer);
            for (const auto& hole : polygon.holes) {
                visit(hole);
            }
        }
    }
}

/// The bounding box; empty for a geometry without points.
template <class Space> Box<Space> bounds(const Geometry<Space>& geometry) {
    Box<Space> box;
    for_each_part(geometry, [&](const Line<Space>& part) {
        for (const auto& point : part) {
            box.add(point);
        }
    });
    return box;
}

} // namespace conflictmap::geom
