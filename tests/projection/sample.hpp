#pragma once
// Extents and projections for this room's tests.
#include <utility>

#include <catch2/catch.hpp>

#include "projection/projection.hpp"

namespace projection_tests {

namespace cm = conflictmap;
using cm::projection::LonlatBox;

inline const LonlatBox world{{-180, -90}, {180, 90}};

inline cm::geom::Line<cm::geom::Lonlat> ring_of(const LonlatBox& b) {
    return {b.min, {b.max.x, b.min.y}, b.max, {b.min.x, b.max.y}, b.min};
}

inline cm::geom::Geometry<cm::geom::Lonlat> rectangle(const LonlatBox& b) {
    return cm::geom::Polygons<cm::geom::Lonlat>{{{ring_of(b), {}}}};
}

inline cm::projection::Projection make(const std::string& definition, const LonlatBox& extent) {
    cm::Diagnostics diagnostics;
    auto projection = cm::projection::make_projection(definition, extent, {}, diagnostics);
    REQUIRE(projection);
    return std::move(*projection);
}

} // namespace projection_tests
