#pragma once
// Geodesic areas of the classes of one source inside the units of another.
#include <map>
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

using AreasByClass = std::map<std::string, geom::Polygons<geom::Lonlat>>;

/// The areas of a layer by class, in the order of its source. With `everywhere`, includes the areas outside the extent
/// that was read. Throws DeadlinePassed.
AreasByClass areas_by_class(const Layer& layer, bool everywhere);

/// The areas of each class inside all features of `units` together, on the WGS 84 ellipsoid, km². A class without any
/// is left out. Throws DeadlinePassed.
std::map<std::string, double> measure_inside(const AreasByClass& areas, const source::Table& units);

/// Measures `measured` (a layer of polygons, by class) inside each feature of `units`, as far as it is visible on the
/// map.
std::vector<MeasuredUnit> measure(const Layer& measured, const source::Table& units, const std::string& language);

} // namespace conflictmap::compose
