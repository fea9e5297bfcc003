#pragma once
// Lon/lat lines on the sphere: densifying, and the horizon of azimuthal projections. Lines are Lonlat or Projected; new
// or moved points have no plane point yet. Private to this room.
#include "geom/geometry.hpp"

namespace conflictmap::projection {

/// Adds points so that no segment spans more than `step` degrees in longitude or latitude (at most 100,000 per
/// segment).
template <class Space> geom::Line<Space> densified(const geom::Line<Space>& line, double step);

/// Moves points more than `reach` degrees of arc from the centre to that distance, along their azimuth, and adds
/// points so that the ring follows the circle. True when no point of the ring was within reach.
template <class Space> bool follow_horizon(geom::Line<Space>& ring, geom::Point<geom::Lonlat> centre, double reach);

/// The closed ring of points at `reach` degrees of arc from the centre.
geom::Line<geom::Lonlat> horizon_of(geom::Point<geom::Lonlat> centre, double reach);

/// Makes points beyond `reach` infinite, for lines and points.
template <class Space> void hide_beyond(geom::Line<Space>& line, geom::Point<geom::Lonlat> centre, double reach);

} // namespace conflictmap::projection
