#include <algorithm>

#include "projection/projection.hpp"
#include "projection/windows.hpp"

namespace conflictmap::projection {
namespace {

using geom::Line;
using geom::Lonlat;
using geom::Page;
using geom::Projected;

/// Without plane points.
Line<Projected> opened(const Line<Lonlat>& line) {
    Line<Projected> result;
    result.reserve(line.size());
    for (const auto& point : line) {
        result.push_back({point.x, point.y});
    }
    return result;
}

/// The same geometry with every line converted by `convert`.
template <class Convert> ProjectedGeometry converted(const geom::Geometry<Lonlat>& geometry, const Convert& convert) {
    if (const auto* points = std::get_if<geom::Points<Lonlat>>(&geometry)) {
        return geom::Points<Projected>{convert(points->points)};
    }
    if (const auto* lines = std::get_if<geom::Lines<Lonlat>>(&geometry)) {
        geom::Lines<Projected> result;
        for (const auto& line : lines->lines) {
            result.lines.push_back(convert(line));
        }
        return result;
    }
    if (const auto* polygons = std::get_if<geom::Polygons<Lonlat>>(&geometry)) {
        geom::Polygons<Projected> result;
        for (const auto& polygon : polygons->polygons) {
            auto& own = result.polygons.emplace_back();
            own.outer = convert(polygon.outer);
            for (const auto& hole : polygon.holes) {
                own.holes.push_back(convert(hole));
            }
        }
        return result;
    }
    return {};
}

} // namespace

ProjectedGeometry projected(const geom::Geometry<Lonlat>& geometry, const Projection& projection,
                            const LonlatBox& extent) {
    const auto& domain = projection.domain();
    const auto windows = windows_for(domain, extent);
    const auto is_wanted = [&](const geom::Point<Projected>& point, double turn) {
        return std::any_of(windows.begin(), windows.end(),
                           [&](const Window& window) { return window.shift == turn && window.box.contains(point); });
    };
    return converted(geometry, [&](const Line<Lonlat>& line) {
        auto result = opened(line);
        Line<Lonlat> wanted;
        std::vector<std::size_t> at;
        wanted.reserve(line.size());
        at.reserve(line.size());
        for (std::size_t i = 0; i < result.size(); ++i) {
            const double turn = turn_of(result[i].x, domain);
            if (is_wanted(result[i], turn)) {
                wanted.push_back({result[i].x + turn, result[i].y});
                at.push_back(i);
            }
        }
        const auto plane = projection.forward_all(wanted);
        for (std::size_t i = 0; i < at.size(); ++i) {
            result[at[i]].plane = plane[i];
        }
        return result;
    });
}

geom::Geometry<Page> to_page(const geom::Geometry<Lonlat>& geometry, const Projection& projection, const PageFit& fit,
                             const LonlatBox& extent, const PageBox& window, double bleed, double tolerance) {
    return to_page(converted(geometry, opened), projection, fit, extent, window, bleed, tolerance);
}

} // namespace conflictmap::projection
