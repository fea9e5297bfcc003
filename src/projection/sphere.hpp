#pragma once
// Lon/lat lines on the sphere: densifying, and the horizon of azimuthal projections. Private to this room.
#include "geom/geometry.hpp"

namespace conflictmap::projection {

/// Points added so that no segment spans more than `step` degrees in longitude or latitude (at most 100,000 a segment).
geom::Line<geom::Lonlat> densified(const geom::Line<geom::Lonlat>& line, double step);

/// Moves points more than `reach` degrees of arc from the centre to that distance, along their azimuth, and adds
/// points so that the ring follows the circle. True when no point of the ring was within reach.
bool follow_horizon(geom::Line<geom::Lonlat>& ring, geom::Point<geom::Lonlat> centre, double reach);

/// The closed ring of points at `reach` degrees of arc from the centre.
geom::Line<geom::Lonlat> horizon_of(geom::Point<geom::Lonlat> centre, double reach);

/// Makes points beyond `reach` infinite, for lines and points.
void hide_beyond(geom::Line<geom::Lonlat>& line, geom::Point<geom::Lonlat> centre, double reach);

} // namespace conflictmap::projection
