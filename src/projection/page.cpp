#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "geom/earth.hpp"
#include "geom/operations.hpp"
#include "projection/projection.hpp"
#include "projection/sphere.hpp"
#include "projection/windows.hpp"

namespace conflictmap::projection {
namespace {

using geom::Line;
using geom::Lonlat;
using geom::Page;
using geom::Projected;

geom::Box<Projected> bounds_of(const Line<Projected>& line) {
    geom::Box<Projected> box;
    for (const auto& point : line) {
        box.add(point);
    }
    return box;
}

bool touches(const geom::Box<Projected>& a, const geom::Box<Projected>& b) {
    return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

/// The longest segment in degrees for which a straight lon/lat line stays within the tolerance of its true course: an
/// arc of length L on a parallel deviates L²/8r from its chord, with r at least the Earth's radius over tan(latitude).
double step_for(double mm_per_metre, double tolerance) {
    const double stray = std::fmax(tolerance, 0.01);
    const double radians = std::sqrt(16 * stray / std::fmax(mm_per_metre * geom::earth_radius, 1e-12));
    return std::clamp(radians * 180 / std::numbers::pi, 0.01, 1.0);
}

/// Everything that is the same for all parts of a geometry.
struct Stage {
    const Projection& projection;
    const PageFit& fit;
    PageBox near;
    double tolerance;
    double step;
    bool horizon; ///< the horizon may be visible

    [[nodiscard]] Line<Page> project(const Line<Projected>& line) const {
        Line<Lonlat> open;
        for (const auto& point : line) {
            if (std::isnan(point.plane.x)) {
                open.push_back({point.x, point.y});
            }
        }
        const auto plane = projection.forward_all(open);
        Line<Page> page;
        page.reserve(line.size());
        auto next = plane.begin();
        for (const auto& point : line) {
            page.push_back(fit.to_page(std::isnan(point.plane.x) ? *next++ : point.plane));
        }
        return page;
    }

    /// Moves a point east, and drops a plane point that belongs to another turn of the Earth.
    void shift_by(double shift, geom::Point<Projected>& point) const {
        if (!std::isnan(point.plane.x) && shift != turn_of(point.x, projection.domain())) {
            point = {point.x, point.y};
        }
        point.x += shift;
    }

    [[nodiscard]] Line<Projected> prepare(const Line<Projected>& line, double shift) const {
        auto dense = densified(line, step);
        for (auto& point : dense) {
            shift_by(shift, point);
        }
        return dense;
    }

    [[nodiscard]] Line<Page> ring(const Line<Projected>& clipped, double shift) const {
        auto dense = prepare(clipped, shift);
        const auto& domain = projection.domain();
        const bool hidden = horizon && follow_horizon(dense, domain.centre, domain.reach);
        auto page = project(dense);
        std::erase_if(page, [](const auto& p) { return !std::isfinite(p.x) || !std::isfinite(p.y); });
        if (page.size() > 2 && page.front() != page.back()) {
            page.push_back(page.front());
        }
        if (hidden && !encloses_area(page)) {
            return {}; // nothing but the horizon is left
        }
        return geom::clip_ring(page, near);
    }

    /// The horizon itself. For areas that contain the point opposite to the centre, it swaps inside and outside.
    [[nodiscard]] Line<Page> horizon_ring() const {
        Line<Page> ring;
        for (const auto& point :
             projection.forward_all(horizon_of(projection.domain().centre, projection.domain().reach))) {
            ring.push_back(fit.to_page(point));
        }
        return geom::clip_ring(ring, near);
    }

    [[nodiscard]] bool holds_opposite(const geom::Polygon<Projected>& polygon, const geom::Box<Projected>& box) const {
        const auto& centre = projection.domain().centre;
        const geom::Point<Projected> opposite{std::remainder(centre.x + 180, 360), -centre.y};
        return horizon && box.contains(opposite) && geom::contains(geom::Polygons<Projected>{{polygon}}, opposite);
    }

    [[nodiscard]] static bool encloses_area(const Line<Page>& ring) {
        PageBox box;
        for (const auto& point : ring) {
            box.add(point);
        }
        return std::fabs(geom::signed_area(ring)) > 0.01 * box.width() * box.height();
    }
};

void add_polygon(const geom::Polygon<Projected>& polygon, const Stage& stage, const std::vector<Window>& windows,
                 geom::Polygons<Page>& result, geom::Polygon<Page>& smallest) {
    const auto box = bounds_of(polygon.outer);
    for (const auto& window : windows) {
        if (!touches(box, window.box)) {
            continue;
        }
        auto horizon = stage.holds_opposite(polygon, box) ? stage.horizon_ring() : Line<Page>{};
        auto outer = stage.ring(geom::clip_ring(polygon.outer, window.box), window.shift);
        if (outer.empty()) {
            std::swap(outer, horizon);
        }
        if (outer.empty()) {
            continue;
        }
        geom::Polygon<Page> onpage{geom::thin(outer, stage.tolerance), {}};
        if (onpage.outer.empty()) {
            smallest.outer = outer;
            continue;
        }
        if (!horizon.empty()) {
            onpage.holes.push_back(std::move(horizon));
        }
        for (const auto& hole : polygon.holes) {
            const auto ring = stage.ring(geom::clip_ring(hole, window.box), window.shift);
            if (auto thinned = geom::thin(ring, stage.tolerance); !thinned.empty()) {
                onpage.holes.push_back(std::move(thinned));
            }
        }
        result.polygons.push_back(std::move(onpage));
    }
}

geom::Geometry<Page> polygons_on_page(const geom::Polygons<Projected>& polygons, const Stage& stage,
                                      const std::vector<Window>& windows) {
    geom::Polygons<Page> result;
    geom::Polygon<Page> smallest; // drawn only if everything is smaller than the tolerance
    for (const auto& polygon : polygons.polygons) {
        add_polygon(polygon, stage, windows, result, smallest);
    }
    if (result.polygons.empty() && !smallest.outer.empty()) {
        result.polygons.push_back(std::move(smallest));
    }
    return result.polygons.empty() ? geom::Geometry<Page>{} : geom::Geometry<Page>{std::move(result)};
}

geom::Geometry<Page> lines_on_page(const geom::Lines<Projected>& lines, const Stage& stage,
                                   const std::vector<Window>& windows) {
    geom::Lines<Page> result;
    const auto& domain = stage.projection.domain();
    for (const auto& line : lines.lines) {
        const auto box = bounds_of(line);
        for (const auto& window : windows) {
            if (!touches(box, window.box)) {
                continue;
            }
            for (const auto& part : geom::clip_line(line, window.box)) {
                auto dense = stage.prepare(part, window.shift);
                if (stage.horizon) {
                    hide_beyond(dense, domain.centre, domain.reach);
                }
                for (const auto& seen : geom::clip_line(stage.project(dense), stage.near)) {
                    if (auto thinned = geom::thin(seen, stage.tolerance); thinned.size() > 1) {
                        result.lines.push_back(std::move(thinned));
                    }
                }
            }
        }
    }
    return result.lines.empty() ? geom::Geometry<Page>{} : geom::Geometry<Page>{std::move(result)};
}

geom::Geometry<Page> points_on_page(const geom::Points<Projected>& points, const Stage& stage,
                                    const std::vector<Window>& windows) {
    Line<Projected> wanted;
    for (const auto& point : points.points) {
        const auto window =
            std::find_if(windows.begin(), windows.end(), [&](const Window& w) { return w.box.contains(point); });
        if (window != windows.end()) {
            wanted.push_back(point);
            stage.shift_by(window->shift, wanted.back());
        }
    }
    if (stage.horizon) {
        hide_beyond(wanted, stage.projection.domain().centre, stage.projection.domain().reach);
    }
    geom::Points<Page> result;
    for (const auto& point : stage.project(wanted)) {
        if (stage.near.contains(point)) {
            result.points.push_back(point);
        }
    }
    return result.points.empty() ? geom::Geometry<Page>{} : geom::Geometry<Page>{std::move(result)};
}

} // namespace

geom::Geometry<Page> to_page(const ProjectedGeometry& geometry, const Projection& projection, const PageFit& fit,
                             const LonlatBox& extent, const PageBox& window, double bleed, double tolerance) {
    if (extent.empty() || window.empty()) {
        return {};
    }
    const auto& domain = projection.domain();
    const bool world = extent.width() >= 300 || extent.height() >= 90;
    const Stage stage{projection,
                      fit,
                      window.grown(bleed),
                      tolerance,
                      step_for(fit.mm_per_metre, tolerance),
                      domain.azimuthal && (world || domain.reach < 179)};
    const auto windows = windows_for(domain, extent);
    if (const auto* polygons = std::get_if<geom::Polygons<Projected>>(&geometry)) {
        return polygons_on_page(*polygons, stage, windows);
    }
    if (const auto* lines = std::get_if<geom::Lines<Projected>>(&geometry)) {
        return lines_on_page(*lines, stage, windows);
    }
    if (const auto* points = std::get_if<geom::Points<Projected>>(&geometry)) {
        return points_on_page(*points, stage, windows);
    }
    return {};
}

Line<Page> outline_on_page(const Line<Lonlat>& ring, const Projection& projection, const PageFit& fit) {
    const auto plane = projection.forward_all(densified(ring, 0.25));
    Line<Page> outline;
    for (const auto& point : plane) {
        if (std::isfinite(point.x) && std::isfinite(point.y)) {
            outline.push_back(fit.to_page(point));
        }
    }
    return outline;
}

} // namespace conflictmap::projection
