#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"
#include "projection/projection.hpp"
#include "projection/sphere.hpp"

namespace conflictmap::projection {
namespace {

constexpr double smallest_side = 1000; ///< metres
constexpr int grid = 32;

LonlatBox whole_earth(double lon) {
    return {{lon - 180, -90}, {lon + 180, 90}};
}

using LonlatLine = geom::Line<geom::Lonlat>;

/// Adds the points that can be shown; true when there were any.
bool add_projected(const Projection& projection, LonlatLine points, PlaneBox& box) {
    const auto& domain = projection.domain();
    for (auto& point : points) {
        point.y = std::clamp(point.y, domain.lat_min, domain.lat_max);
    }
    if (domain.azimuthal) {
        hide_beyond(points, domain.centre, domain.reach);
    } else {
        std::erase_if(points, [&](const auto& p) {
            return std::fabs(std::remainder(p.x - domain.centre.x, 360)) > domain.lon_reach;
        });
    }
    bool any = false;
    for (const auto& point : projection.forward_all(points)) {
        if (std::isfinite(point.x) && std::isfinite(point.y)) {
            box.add(point);
            any = true;
        }
    }
    return any;
}

/// Points inside areas that are so large that their outline may not contain them on the plane (a hemisphere, a pole).
LonlatLine interior(const geom::Polygons<geom::Lonlat>& polygons) {
    constexpr double large = 30; // degrees
    constexpr int steps = 24;
    LonlatLine points;
    const geom::Geometry<geom::Lonlat> all = polygons;
    const auto box = geom::bounds(all);
    if (box.empty() || (box.width() < large && box.height() < large)) {
        return points;
    }
    const auto coarse = geom::thin(all, 0.5);
    const auto* areas = std::get_if<geom::Polygons<geom::Lonlat>>(&coarse);
    for (int i = 0; areas != nullptr && i < steps; ++i) {
        for (int j = 0; j < steps; ++j) {
            const LonlatPoint p{box.min.x + box.width() * (i + 0.5) / steps,
                                box.min.y + box.height() * (j + 0.5) / steps};
            if (geom::contains(*areas, p)) {
                points.push_back(p);
            }
        }
    }
    return points;
}

bool shows(const Projection& projection, const PageFit& fit, const PageBox& window, double pole) {
    const auto plane = projection.forward({projection.domain().centre.x, pole});
    return plane && window.contains(fit.to_page(*plane));
}

} // namespace

PageFit fit(const PlaneBox& box, const PageBox& window, double margin) {
    const double share = 1 + 2 * std::fmax(margin, -0.4);
    const double width = std::fmax(box.width(), smallest_side) * share;
    const double height = std::fmax(box.height(), smallest_side) * share;
    return {box.centre(), window.centre(), std::fmin(window.width() / width, window.height() / height)};
}

PlaneBox plane_bounds(const Projection& projection, const geom::Geometry<geom::Lonlat>& geometry) {
    PlaneBox box;
    const bool areas = std::holds_alternative<geom::Polygons<geom::Lonlat>>(geometry);
    const bool points = std::holds_alternative<geom::Points<geom::Lonlat>>(geometry);
    const auto inside = areas ? interior(std::get<geom::Polygons<geom::Lonlat>>(geometry)) : LonlatLine{};
    const bool any_inside = add_projected(projection, inside, box);
    geom::for_each_part(geometry, [&](const LonlatLine& part) {
        auto dense = points ? part : densified(part, 0.5);
        const auto& domain = projection.domain();
        if (areas && domain.azimuthal) {
            // An area that reaches beyond the horizon fills the picture up to the horizon.
            const bool hidden = follow_horizon(dense, domain.centre, domain.reach - 1e-6);
            if (hidden && !any_inside) {
                return;
            }
        }
        add_projected(projection, std::move(dense), box);
    });
    return box;
}

LonlatBox visible_extent(const Projection& projection, const PageFit& fit, const PageBox& window) {
    const auto& domain = projection.domain();
    const auto middle = projection.inverse(fit.to_plane(window.centre()));
    // Longitudes are counted from the centre of the projection or, where the map has no cut, of the window.
    const double lon = domain.azimuthal && middle ? middle->x : domain.centre.x;
    LonlatBox box;
    for (int i = 0; i <= grid; ++i) {
        for (int j = 0; j <= grid; ++j) {
            const auto p = projection.inverse(
                fit.to_plane({window.min.x + window.width() * i / grid, window.min.y + window.height() * j / grid}));
            if (!p) {
                return whole_earth(domain.centre.x); // the edge of the projection is visible
            }
            box.add(LonlatPoint{p->x + 360 * std::round((lon - p->x) / 360), p->y});
        }
    }
    for (const double pole : {-90.0, 90.0}) {
        if (shows(projection, fit, window, pole)) {
            box.add(LonlatPoint{lon - 180, pole});
            box.add(LonlatPoint{lon + 180, pole});
        }
    }
    // Points between two samples may reach slightly farther.
    const auto wider = box.grown(std::fmax(box.width(), box.height()) / grid / 4);
    return {{wider.min.x, std::fmax(wider.min.y, -90.0)}, {wider.max.x, std::fmin(wider.max.y, 90.0)}};
}

} // namespace conflictmap::projection
