#pragma once
// Where boxes are tried: on a grid, and aligned with nearby things. Page millimetres.
#include <vector>

#include "label/callouts.hpp"

namespace conflictmap::label {

struct Place {
    PagePoint at;
    std::size_t size = 0;
    double cost = 0; ///< lower bound
};

/// Lines on the page that boxes are aligned with, in addition to the grid: mm, position of the box's edge.
struct Guides {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> top;
    std::vector<double> bottom;
};

/// Guides next to large hard obstacles (furniture), and for columns that align with the right side of the regions.
Guides guides_of(const std::vector<const Callout*>& callouts, const std::vector<CalloutObstacle>& obstacles,
                 const CalloutOptions& options);

/// Adds guides next to a box, and on its left edge.
void add_guides(Guides& guides, const PageBox& box, double gap);

/// The parts of the regions (or of the frame) inside the frame's margin.
std::vector<PageBox> regions_of(const CalloutOptions& options);

/// Even steps from `low` to `high`, including both ends, so that aligned places are among them, plus the guides:
/// `near_side` for the low edge of a box, `far_side` for the high one.
std::vector<double> steps(double low, double high, double first, double step, const std::vector<double>& near_side,
                          const std::vector<double>& far_side, double size);

/// `shift`: of the grid, 0 to 1 steps.
std::vector<Place> grid(const Callout& callout, const Guides& guides, double shift, const CalloutOptions& options);

} // namespace conflictmap::label
