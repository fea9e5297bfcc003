#pragma once
// Whether convex shapes on the page overlap. Millimetres.
#include "geom/geometry.hpp"

namespace conflictmap::geom {

/// Convex shapes are given by their corners in order: two points are a segment, four a rotated rectangle. True when one
/// shape must be moved by more than `tolerance` to get clear of the other; with 0, shapes that only touch do not
/// overlap. Uses the separating axis theorem (Gottschalk, Lin, Manocha 1996).
bool share_ground(const Line<Page>& a, const Line<Page>& b, double tolerance);

} // namespace conflictmap::geom
