#pragma once
// Geodesic areas of one source's classes inside the units of another.
#include <string>
#include <vector>

#include "compose/layers.hpp"

namespace conflictmap::compose {

struct MeasuredClass {
    std::string style_class;
    double km2 = 0;
};
struct MeasuredUnit {
    std::string name; ///< in the map's language
    double km2 = 0;
    std::vector<MeasuredClass> classes; ///< in the order of their names
};

/// Measures `measured` (a layer of polygons, by class) inside each feature of `units`. On the WGS 84 ellipsoid.
std::vector<MeasuredUnit> measure(const Layer& measured, const source::Table& units, const std::string& language);

} // namespace conflictmap::compose
