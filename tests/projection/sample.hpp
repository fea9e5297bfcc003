#pragma once
#include "projection/projection.hpp"

namespace projection_tests {

inline const conflictmap::projection::LonlatBox world{{-180, -90}, {180, 90}};

inline conflictmap::geom::Geometry<conflictmap::geom::Lonlat> rectangle(const conflictmap::projection::LonlatBox& box) {
    using namespace conflictmap::geom;
    return Polygons<Lonlat>{{{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}}};
}

} // namespace projection_tests
