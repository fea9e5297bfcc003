#include "geom/operations.hpp"

#include <array>
#include <utility>

namespace conflictmap::geom {
namespace {

template <class Space> bool is_finite(const Point<Space>& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// The part [from, to] of a segment that is inside the box, as fractions (Liang & Barsky 1984); nothing when none is.
template <class Space>
std::optional<std::pair<double, double>> inside_share(const Point<Space>& a, const Point<Space>& b,
                                                      const Box<Space>& box) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const std::array<double, 4> p{-dx, dx, -dy, dy};
    const std::array<double, 4> q{a.x - box.min.x, box.max.x - a.x, a.y - box.min.y, box.max.y - a.y};
    double from = 0;
    double to = 1;
    for (std::size_t i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0) {
                return std::nullopt;
            }
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0) {
            from = std::fmax(from, t);
        } else {
            to = std::fmin(to, t);
        }
    }
    if (from > to) {
        return std::nullopt;
    }
    return std::pair{from, to};
}

/// One side of a box: the coordinate that it bounds, its value, and whether it is a lower bound.
struct Side {
    bool vertical; ///< bounds x
    bool lower;
    double at;
};

template <class Space> bool is_inside(const Point<Space>& p, const Side& side) {
    const double value = side.vertical ? p.x : p.y;
    return side.lower ? value >= side.at : value <= side.at;
}

template <class Space> Point<Space> crossing(const Point<Space>& a, const Point<Space>& b, const Side& side) {
    if (side.vertical) {
        return {side.at, a.y + (b.y - a.y) * ((side.at - a.x) / (b.x - a.x))};
    }
    return {a.x + (b.x - a.x) * ((side.at - a.y) / (b.y - a.y)), side.at};
}

/// `ring` without its repeated last point, cut by one side (Sutherland & Hodgman 1974).
template <class Space> void cut(const Line<Space>& ring, const Side& side, Line<Space>& result) {
    result.clear();
    if (ring.empty()) {
        return;
    }
    Point<Space> previous = ring.back();
    bool previous_inside = is_inside(previous, side);
    for (const auto& point : ring) {
        const bool inside = is_inside(point, side);
        if (inside != previous_inside) {
            result.push_back(crossing(previous, point, side));
        }
        if (inside) {
            result.push_back(point);
        }
        previous = point;
        previous_inside = inside;
    }
}

template <class Space> void append(std::vector<Line<Space>>& all, std::vector<Line<Space>> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

template <class Space> std::vector<Line<Space>> clip_line(const Line<Space>& line, const Box<Space>& box) {
    std::vector<Line<Space>> parts;
    Line<Space> part;
    const auto finish = [&] {
        if (part.size() > 1) {
            parts.push_back(std::move(part));
        }
        part.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto& a = line[i - 1];
        const auto& b = line[i];
        const auto share = is_finite(a) && is_finite(b) ? inside_share(a, b, box) : std::nullopt;
        if (!share || (share->first == share->second && a != b)) {
            finish();
            continue;
        }
        const auto at = [&](double t) { return Point<Space>{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
        if (share->first > 0 || part.empty()) {
            finish();
            part.push_back(share->first > 0 ? at(share->first) : a);
        }
        part.push_back(share->second < 1 ? at(share->second) : b);
        if (share->second < 1) {
            finish();
        }
    }
    finish();
    return parts;
}

template <class Space> Line<Space> clip_ring(const Line<Space>& ring, const Box<Space>& box) {
    Line<Space> now;
    now.reserve(ring.size() + 8);
    Box<Space> around;
    for (const auto& point : ring) {
        if (is_finite(point)) {
            now.push_back(point);
            around.add(point);
        }
    }
    if (now.size() > 1 && now.front() == now.back()) {
        now.pop_back();
    }
    const auto outside = [&] {
        return around.min.x > box.max.x || around.max.x < box.min.x || around.min.y > box.max.y ||
               around.max.y < box.min.y;
    };
    if (now.size() < 3 || box.empty() || outside()) {
        return {};
    }
    Line<Space> next;
    const auto apply = [&](bool needed, const Side& side) {
        if (needed) {
            cut(now, side, next);
            std::swap(now, next);
        }
    };
    apply(around.min.x < box.min.x, {true, true, box.min.x});
    apply(around.max.x > box.max.x, {true, false, box.max.x});
    apply(around.min.y < box.min.y, {false, true, box.min.y});
    apply(around.max.y > box.max.y, {false, false, box.max.y});
    if (now.size() < 3) {
        return {};
    }
    now.push_back(now.front());
    return now;
}

template <class Space> Geometry<Space> clip(const Geometry<Space>& geometry, const Box<Space>& box) {
    if (const auto* points = std::get_if<Points<Space>>(&geometry)) {
        Points<Space> kept;
        for (const auto& point : points->points) {
            if (box.contains(point)) {
                kept.points.push_back(point);
            }
        }
        return kept.points.empty() ? Geometry<Space>{} : Geometry<Space>{std::move(kept)};
    }
    if (const auto* lines = std::get_if<Lines<Space>>(&geometry)) {
        Lines<Space> kept;
        for (const auto& line : lines->lines) {
            append(kept.lines, clip_line(line, box));
        }
        return kept.lines.empty() ? Geometry<Space>{} : Geometry<Space>{std::move(kept)};
    }
    if (const auto* polygons = std::get_if<Polygons<Space>>(&geometry)) {
        Polygons<Space> kept;
        for (const auto& polygon : polygons->polygons) {
            Polygon<Space> inside{clip_ring(polygon.outer, box), {}};
            if (inside.outer.empty()) {
                continue;
            }
            for (const auto& hole : polygon.holes) {
                if (auto ring = clip_ring(hole, box); !ring.empty()) {
                    inside.holes.push_back(std::move(ring));
                }
            }
            kept.polygons.push_back(std::move(inside));
        }
        return kept.polygons.empty() ? Geometry<Space>{} : Geometry<Space>{std::move(kept)};
    }
    return {};
}

// NOLINTBEGIN(bugprone-macro-parentheses): a type cannot be in parentheses
#define CONFLICTMAP_INSTANTIATE(Space)                                                                                 \
    template std::vector<Line<Space>> clip_line(const Line<Space>&, const Box<Space>&);                                \
    template Line<Space> clip_ring(const Line<Space>&, const Box<Space>&);                                             \
    template Geometry<Space> clip(const Geometry<Space>&, const Box<Space>&);
CONFLICTMAP_INSTANTIATE(Lonlat)
CONFLICTMAP_INSTANTIATE(Plane)
CONFLICTMAP_INSTANTIATE(Page)
CONFLICTMAP_INSTANTIATE(Projected)
#undef CONFLICTMAP_INSTANTIATE
// NOLINTEND(bugprone-macro-parentheses)

} // namespace conflictmap::geom
