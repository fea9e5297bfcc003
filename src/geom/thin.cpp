#include "geom/operations.hpp"

#include <algorithm>
#include <utility>

namespace conflictmap::geom {
namespace {

/// Bounds the quadratic worst case of the search: at least one point of each run of this length is kept.
constexpr std::size_t longest_run = 8192;

/// Measures squared distances of points from a segment.
template <class Space> class FromSegment {
public:
    FromSegment(const Point<Space>& a, const Point<Space>& b)
        : a_(a), dx_(b.x - a.x), dy_(b.y - a.y), squared_(dx_ * dx_ + dy_ * dy_) {}
    double operator()(const Point<Space>& p) const {
        double t = squared_ > 0 ? ((p.x - a_.x) * dx_ + (p.y - a_.y) * dy_) / squared_ : 0;
        t = t > 0 ? t : 0; // written so that the compiler needs neither a branch nor a call
        t = t < 1 ? t : 1;
        const double ex = p.x - (a_.x + t * dx_);
        const double ey = p.y - (a_.y + t * dy_);
        return ex * ex + ey * ey;
    }

private:
    Point<Space> a_;
    double dx_;
    double dy_;
    double squared_;
};

/// Marks the points that Douglas & Peucker (1973) keep between two kept points.
template <class Space>
void mark(const Line<Space>& line, std::size_t from, std::size_t to, double limit, std::vector<bool>& keep) {
    std::vector<std::pair<std::size_t, std::size_t>> runs{{from, to}};
    while (!runs.empty()) {
        const auto [first, last] = runs.back();
        runs.pop_back();
        double farthest = limit;
        std::size_t at = first;
        const FromSegment squared_distance(line[first], line[last]);
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = squared_distance(line[i]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (at != first) {
            keep[at] = true;
            runs.emplace_back(first, at);
            runs.emplace_back(at, last);
        }
    }
}

template <class Space> std::size_t farthest_from_start(const Line<Space>& line) {
    std::size_t at = 0;
    double farthest = 0;
    const FromSegment squared_distance(line[0], line[0]);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double distance = squared_distance(line[i]);
        if (distance > farthest) {
            farthest = distance;
            at = i;
        }
    }
    return at;
}

template <class Space> void drop_small_holes(Polygon<Space>& polygon) {
    std::erase_if(polygon.holes, [](const auto& hole) { return hole.empty(); });
}

} // namespace

template <class Space> Line<Space> thin(const Line<Space>& line, double tolerance) {
    const bool closed = line.size() > 2 && line.front() == line.back();
    if (closed) {
        Box<Space> box;
        for (const auto& point : line) {
            box.add(point);
        }
        if (box.width() < tolerance && box.height() < tolerance) {
            return {};
        }
    }
    if (line.size() < (closed ? 5U : 3U) || !(tolerance > 0)) {
        return line;
    }
    std::vector<bool> keep(line.size(), false);
    const std::size_t last = line.size() - 1;
    keep[0] = keep[last] = true;
    const double limit = tolerance * tolerance;
    // A ring is two lines: to the point farthest from its start, and back.
    const std::size_t middle = closed ? farthest_from_start(line) : last;
    keep[middle] = true;
    for (std::size_t from = 0; from < last;) {
        std::size_t to = std::min(from + longest_run, last);
        if (from < middle && middle < to) {
            to = middle;
        }
        keep[to] = true;
        mark(line, from, to, limit, keep);
        from = to;
    }
    Line<Space> kept;
    for (std::size_t i = 0; i <= last; ++i) {
        if (keep[i]) {
            kept.push_back(line[i]);
        }
    }
    if (closed && kept.size() < 4) {
        // Flat within the tolerance: keep the point farthest from the fold, so that it stays a ring.
        std::size_t at = 0;
        double farthest = -1;
        const FromSegment squared_distance(line[0], line[middle]);
        for (std::size_t i = 1; i < last; ++i) {
            const double distance = squared_distance(line[i]);
            if (i != middle && distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        kept = at < middle ? Line<Space>{line[0], line[at], line[middle], line[0]}
                           : Line<Space>{line[0], line[middle], line[at], line[0]};
    }
    return kept;
}

template <class Space> Geometry<Space> thin(const Geometry<Space>& geometry, double tolerance) {
    if (const auto* lines = std::get_if<Lines<Space>>(&geometry)) {
        Lines<Space> kept;
        for (const auto& line : lines->lines) {
            if (auto thinned = thin(line, tolerance); !thinned.empty()) {
                kept.lines.push_back(std::move(thinned));
            }
        }
        return kept.lines.empty() ? Geometry<Space>{} : Geometry<Space>{std::move(kept)};
    }
    if (const auto* polygons = std::get_if<Polygons<Space>>(&geometry)) {
        Polygons<Space> kept;
        for (const auto& polygon : polygons->polygons) {
            Polygon<Space> thinned{thin(polygon.outer, tolerance), {}};
            if (thinned.outer.empty()) {
                continue;
            }
            for (const auto& hole : polygon.holes) {
                thinned.holes.push_back(thin(hole, tolerance));
            }
            drop_small_holes(thinned);
            kept.polygons.push_back(std::move(thinned));
        }
        return kept.polygons.empty() ? Geometry<Space>{} : Geometry<Space>{std::move(kept)};
    }
    return geometry;
}

template <class Space> Line<Space> smooth(const Line<Space>& line, int rounds) {
    if (line.size() < 3) {
        return line;
    }
    const bool closed = line.front() == line.back();
    Line<Space> now = line;
    for (int round = 0; round < rounds; ++round) {
        Line<Space> next;
        next.reserve(now.size() * 2);
        if (!closed) {
            next.push_back(now.front());
        }
        for (std::size_t i = 1; i < now.size(); ++i) {
            const auto& a = now[i - 1];
            const auto& b = now[i];
            if (closed || i > 1) {
                next.push_back({0.75 * a.x + 0.25 * b.x, 0.75 * a.y + 0.25 * b.y});
            }
            if (closed || i + 1 < now.size()) {
                next.push_back({0.25 * a.x + 0.75 * b.x, 0.25 * a.y + 0.75 * b.y});
            }
        }
        next.push_back(closed ? next.front() : now.back());
        now = std::move(next);
    }
    return now;
}

#define CONFLICTMAP_INSTANTIATE(Space)                                                                                 \
    template Line<Space> thin(const Line<Space>&, double);                                                             \
    template Geometry<Space> thin(const Geometry<Space>&, double);                                                     \
    template Line<Space> smooth(const Line<Space>&, int);
CONFLICTMAP_INSTANTIATE(Lonlat)
CONFLICTMAP_INSTANTIATE(Plane)
CONFLICTMAP_INSTANTIATE(Page)
#undef CONFLICTMAP_INSTANTIATE

} // namespace conflictmap::geom
