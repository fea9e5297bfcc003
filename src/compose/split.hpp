#pragma once
// Divides points into those inside and outside of areas, and sums a number by class and side.
#include <map>
#include <string>
#include <vector>

#include "compose/layers.hpp"

namespace conflictmap::compose {

/// Gives every point of a layer with `split` its side and the class of that side. A row with several points takes the
/// side of its first point. Reports a diagnostic if the areas cannot be read, or the layer has no points.
void split(Layer& layer, const Workspace& workspace, Reads& reads, Diagnostics& diagnostics);

/// The sum of a number field over a class of the layer: in total, and inside the areas of `split`.
struct ClassSum {
    std::string style_class;
    double all = 0;
    double inside = 0;
    int count = 0;
    int count_inside = 0;
};

/// One entry per class, in the order of the layer's rows; rows without a number count as 0.
std::vector<ClassSum> sums_of(const Layer& layer, const std::string& field);

/// All sums added up.
ClassSum total_of(const std::vector<ClassSum>& sums);

/// Variables for the texts of the map from a layer with `split`. For the layer `plants`: {plants.count},
/// {plants.inside} (how many are inside), and, with `size-by`, {plants.share} (the share of the sum that is inside, in
/// percent).
std::map<std::string, std::string> said_of(const Layer& layer, const std::string& language);

} // namespace conflictmap::compose
