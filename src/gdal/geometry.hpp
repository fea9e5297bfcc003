#pragma once
// OGR geometries as values. No GDAL header here.
#include <cstddef>
#include <string>

#include "geom/geometry.hpp"

namespace conflictmap::gdal {

struct Converted {
    geom::Geometry<geom::Lonlat> geometry; ///< monostate for null and empty geometries
    std::string fault;                     ///< why the geometry cannot be used; empty when it can
    std::string remark;                    ///< what was left out; empty when nothing was left out
};

/// `handle` is an OGRGeometryH, or null; more than `max_vertices` are a fault. Curves become lines, Z and M are
/// dropped, and only the parts with the highest dimension of a mixed collection are used.
Converted from_ogr(void* handle, std::size_t max_vertices);

/// From well-known text.
Converted from_wkt(const std::string& text, std::size_t max_vertices);

} // namespace conflictmap::gdal
