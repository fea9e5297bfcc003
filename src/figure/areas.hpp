#pragma once
// The areas that a map's legend explains, measured.
#include "layout/map_content.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// Geodesic areas of the classes of polygons that the legend names, in the order of the legend. Measured inside what
/// the view is `around`, when that is a source of areas; else inside the area of the catalogue's region, and then only
/// those classes that lie on the map as a whole: a map of a small part says nothing of the rest. The share is of that
/// whole.
std::vector<output::Area> measured_areas(const layout::MapContent& content, const compose::Body& body);

} // namespace conflictmap::figure
