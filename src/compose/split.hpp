#pragma once
// Points inside and outside of areas, and sums of a number by class and side.
#include <map>
#include <string>
#include <vector>

#include "compose/layers.hpp"

namespace conflictmap::compose {

/// Gives every point of a layer with `split` its side and that side's class. A row of several points has the side of
/// its first. Diagnostics if the areas cannot be read, or the layer has no points.
void split(Layer& layer, const Workspace& workspace, Reads& reads, Diagnostics& diagnostics);

/// The sum of a number field for a class of the layer: in total, and inside the areas of `split`.
struct ClassSum {
    std::string style_class;
    double all = 0;
    double inside = 0;
    int count = 0;
    int count_inside = 0;
};

/// One entry per class, in the order of the layer's rows; rows without a number count as 0.
std::vector<ClassSum> sums_of(const Layer& layer, const std::string& field);

/// All of them as one.
ClassSum total_of(const std::vector<ClassSum>& sums);

/// Variables for a map's texts from a layer with `split`, for the layer `plants`: {plants.count}, {plants.inside}
/// (how many of them), and, with `size-by`, {plants.share} (of the sum, in percent).
std::map<std::string, std::string> said_of(const Layer& layer, const std::string& language);

} // namespace conflictmap::compose
