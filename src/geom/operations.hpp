#pragma once
// Plane operations on geometries of any space: clipping, thinning, label points.
#include <optional>

#include "geom/geometry.hpp"

namespace conflictmap::geom {

/// The parts of a line inside the box (Liang-Barsky), in order. A point that is not finite breaks the line.
template <class Space> std::vector<Line<Space>> clip_line(const Line<Space>& line, const Box<Space>& box);

/// The ring cut to the box (Sutherland-Hodgman; runs along the box's edge where the ring leaves it). Closed or
/// empty. Points that are not finite are dropped.
template <class Space> Line<Space> clip_ring(const Line<Space>& ring, const Box<Space>& box);

/// clip_line / clip_ring over a whole geometry; monostate when nothing is left.
template <class Space> Geometry<Space> clip(const Geometry<Space>& geometry, const Box<Space>& box);

/// Douglas-Peucker; end points are kept. A closed ring keeps at least four points, or becomes empty when all of it fits
/// in a square with the tolerance as its side.
template <class Space> Line<Space> thin(const Line<Space>& line, double tolerance);
template <class Space> Geometry<Space> thin(const Geometry<Space>& geometry, double tolerance);

/// Even-odd test of a point against all rings; a point on an edge may count either way.
template <class Space> bool contains(const Polygons<Space>& polygons, const Point<Space>& point);

/// Shoelace area in square units; positive for counter-clockwise with y up.
template <class Space> double signed_area(const Line<Space>& ring);

/// The pole of inaccessibility of the largest polygon (Garcia-Castellanos & Lombardo 2007; quadtree search as in
/// polylabel) to `precision` units, with its distance to the nearest edge. Nothing for polygons without area. The time
/// grows with the number of vertices: thin large polygons first.
template <class Space> struct Pole {
    Point<Space> point;
    double radius = 0;
};
template <class Space> std::optional<Pole<Space>> pole_of(const Polygons<Space>& polygons, double precision);

/// Length of a line, in its space's units.
template <class Space> double length(const Line<Space>& line);

/// The point at distance `along` from the start, and the direction there (radians, atan2(dy, dx)).
template <class Space> struct Along {
    Point<Space> point;
    double direction = 0;
};
template <class Space> Along<Space> point_along(const Line<Space>& line, double along);

/// Points every `spacing` along a line, from its start, in one walk: about as many as its length divided by `spacing`.
/// `spacing` must be positive.
template <class Space> std::vector<Point<Space>> points_along(const Line<Space>& line, double spacing);

/// The stretch of a line between two distances from its start; empty when nothing is left.
template <class Space> Line<Space> stretch_of(const Line<Space>& line, double from, double to);

/// Chaikin corner cutting, `rounds` times; open lines keep their ends, rings stay closed.
template <class Space> Line<Space> smooth(const Line<Space>& line, int rounds);

} // namespace conflictmap::geom
