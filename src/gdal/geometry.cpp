#include "gdal/geometry.hpp"

#include <algorithm>
#include <memory>
#include <type_traits>

#include <fmt/format.h>

#include "gdal/functions.hpp"
#include "gdal/session.hpp"

namespace conflictmap::gdal {
namespace {

using geom::Lonlat;
using Owned = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, void (*)(OGRGeometryH)>;

Owned own(OGRGeometryH handle) {
    return {handle, OGR_G_DestroyGeometry};
}

struct Parts {
    geom::Points<Lonlat> points;
    geom::Lines<Lonlat> lines;
    geom::Polygons<Lonlat> polygons;
    bool short_parts = false; ///< lines of one point, or rings of fewer than four
};

geom::Line<Lonlat> line_of(OGRGeometryH handle) {
    geom::Line<Lonlat> line(static_cast<std::size_t>(OGR_G_GetPointCount(handle)));
    if (!line.empty()) {
        constexpr int stride = sizeof(geom::Point<Lonlat>);
        OGR_G_GetPoints(handle, &line[0].x, stride, &line[0].y, stride, nullptr, 0);
    }
    return line;
}

geom::Line<Lonlat> ring_of(OGRGeometryH handle) {
    auto ring = line_of(handle);
    if (ring.size() > 2 && ring.front() != ring.back()) {
        ring.push_back(ring.front());
    }
    return ring;
}

void add_polygon(OGRGeometryH handle, Parts& parts) {
    geom::Polygon<Lonlat> polygon;
    const int rings = OGR_G_GetGeometryCount(handle);
    for (int i = 0; i < rings; ++i) {
        auto ring = ring_of(OGR_G_GetGeometryRef(handle, i));
        const bool usable = ring.size() >= 4;
        parts.short_parts = parts.short_parts || (!usable && !ring.empty());
        if (i == 0) {
            if (!usable) {
                return;
            }
            polygon.outer = std::move(ring);
        } else if (usable) {
            polygon.holes.push_back(std::move(ring));
        }
    }
    if (!polygon.outer.empty()) {
        parts.polygons.polygons.push_back(std::move(polygon));
    }
}

/// `depth` limits the recursion into nested collections.
void add(OGRGeometryH handle, Parts& parts, int depth) {
    switch (wkbFlatten(OGR_G_GetGeometryType(handle))) {
    case wkbPoint:
        if (OGR_G_IsEmpty(handle) == 0) {
            parts.points.points.push_back({OGR_G_GetX(handle, 0), OGR_G_GetY(handle, 0)});
        }
        return;
    case wkbLineString:
    case wkbLinearRing: {
        auto line = line_of(handle);
        parts.short_parts = parts.short_parts || line.size() == 1;
        if (line.size() > 1) {
            parts.lines.lines.push_back(std::move(line));
        }
        return;
    }
    case wkbPolygon:
    case wkbTriangle:
        add_polygon(handle, parts);
        return;
    default:
        break;
    }
    const int count = depth < 32 ? OGR_G_GetGeometryCount(handle) : 0;
    for (int i = 0; i < count; ++i) {
        add(OGR_G_GetGeometryRef(handle, i), parts, depth + 1);
    }
}

std::size_t vertices_of(OGRGeometryH handle, int depth) {
    auto count = static_cast<std::size_t>(std::max(OGR_G_GetPointCount(handle), 0));
    const int parts = depth < 32 ? OGR_G_GetGeometryCount(handle) : 0;
    for (int i = 0; i < parts; ++i) {
        count += vertices_of(OGR_G_GetGeometryRef(handle, i), depth + 1);
    }
    return count;
}

Converted chosen(Parts parts) {
    const bool areas = !parts.polygons.polygons.empty();
    const bool lines = !parts.lines.lines.empty();
    const bool points = !parts.points.points.empty();
    Converted result;
    if ((areas && (lines || points)) || (lines && points)) {
        result.remark = "a mixed geometry: parts of lower dimension are left out";
    } else if (parts.short_parts) {
        result.remark = "a part with too few points is left out";
    }
    if (areas) {
        result.geometry = std::move(parts.polygons);
    } else if (lines) {
        result.geometry = std::move(parts.lines);
    } else if (points) {
        result.geometry = std::move(parts.points);
    } else if (parts.short_parts) {
        result.fault = "too few points for a line or an area";
    }
    return result;
}

} // namespace

Converted from_ogr(void* handle, std::size_t max_vertices) {
    if (handle == nullptr || OGR_G_IsEmpty(handle) != 0) {
        return {};
    }
    if (vertices_of(handle, 0) > max_vertices) {
        return {{}, fmt::format("more than {} vertices in one geometry", max_vertices), {}};
    }
    Parts parts;
    if (OGR_G_HasCurveGeometry(handle, FALSE) != 0) {
        const auto linear = own(OGR_G_GetLinearGeometry(handle, 0, nullptr));
        if (!linear || vertices_of(linear.get(), 0) > max_vertices) {
            return {{}, "a curve that cannot be converted to a line", {}};
        }
        add(linear.get(), parts, 0);
    } else {
        add(handle, parts, 0);
    }
    return chosen(std::move(parts));
}

Converted from_wkt(const std::string& text, std::size_t max_vertices) {
    const gdal::Errors errors;
    std::string copy = text;
    char* rest = copy.data();
    OGRGeometryH raw = nullptr;
    const auto failed = OGR_G_CreateFromWkt(&rest, nullptr, &raw) != OGRERR_NONE;
    const auto geometry = own(raw);
    const std::string left = rest == nullptr ? "" : rest;
    if (failed || !geometry || left.find_first_not_of(" \t\r\n;") != std::string::npos) {
        return {{}, "the geometry is not well-known text", {}};
    }
    return from_ogr(geometry.get(), max_vertices);
}

} // namespace conflictmap::gdal
