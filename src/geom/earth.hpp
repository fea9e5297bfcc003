#pragma once
// Measures on the WGS 84 ellipsoid (Karney 2013, through PROJ's geodesic.h), overlay of lon/lat polygons, and other
// operations of GEOS.
#include "geom/geometry.hpp"

namespace conflictmap::geom {

/// Metres; the mean radius R1 (IUGG), for where a sphere is precise enough.
inline constexpr double earth_radius = 6371008.8;

/// Geodesic area in km², without holes. Edges are straight lines in lon/lat, as the data mean them; long ones are
/// densified first.
double area_km2(const Polygons<Lonlat>& polygons);
double distance_km(Point<Lonlat> from, Point<Lonlat> to);
/// The point at `km` along the geodesic that leaves `from` at `azimuth` degrees clockwise from north.
Point<Lonlat> destination(Point<Lonlat> from, double azimuth, double km);
/// A closed ring of points at `km` from the centre; longitudes continue past 180 instead of jumping.
Line<Lonlat> geodesic_circle(Point<Lonlat> centre, double km, int points = 180);
/// The geodesic, including both ends; longitudes continue past 180 instead of jumping.
Line<Lonlat> geodesic_line(Point<Lonlat> from, Point<Lonlat> to, double step_km = 50);

/// Overlay in lon/lat through GEOS; invalid input is repaired first (structure method). Throws std::runtime_error when
/// GEOS fails.
Polygons<Lonlat> intersection(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b);
/// The geodesic area that both have in common, km². Faster than measuring intersection(), because what lies far from
/// the other side is cut off first. The two results differ only by rounding.
double common_area_km2(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b);
Polygons<Lonlat> united(const Polygons<Lonlat>& all);
Polygons<Lonlat> difference(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b);
/// The parts of lines inside or outside polygons; each keeps the direction of its line.
Lines<Lonlat> intersection(const Lines<Lonlat>& a, const Polygons<Lonlat>& b);
Lines<Lonlat> difference(const Lines<Lonlat>& a, const Polygons<Lonlat>& b);

/// The polygons grown by this many millimetres on every side, with round corners; a negative number shrinks them.
Polygons<Page> grown(const Polygons<Page>& polygons, double by);

} // namespace conflictmap::geom
