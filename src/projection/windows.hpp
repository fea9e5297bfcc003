#pragma once
// How the map's extent and the turns of the Earth divide the data's lon/lat plane. Private to this room.
#include <cmath>
#include <vector>

#include "projection/projection.hpp"

namespace conflictmap::projection {

/// A part of the lon/lat plane, and how far east to move it into the projection's own range.
struct Window {
    geom::Box<geom::Projected> box;
    double shift = 0;
};

/// The parts of the data's lon/lat plane that a map of `extent` (degrees) needs, split at the projection's cut. They
/// are grown a little, so that strokes and clip edges just outside the picture stay outside.
std::vector<Window> windows_for(const Domain& domain, const LonlatBox& extent);

/// How far east to move a longitude to within half a turn of the projection's centre, degrees.
inline double turn_of(double lon, const Domain& domain) {
    const double off = domain.centre.x - lon;
    return std::fabs(off) < 180 ? 0 : 360 * std::round(off / 360); // Most longitudes need no rounding, which is slow.
}

} // namespace conflictmap::projection
