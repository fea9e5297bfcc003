#pragma once
// The stands that each callout may take on the map as it is, before they are weighed against each other.
#include <string>
#include <vector>

#include "label/callout_field.hpp"
#include "label/leader.hpp"

namespace conflictmap::label {

struct Stands {
    std::vector<Stand> all; ///< cheapest first
    std::string why;        ///< when there are none
};

/// Lines on the page that boxes are laid against, beside the grid: mm, where a box's own edge then lies.
struct Guides {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> top;
    std::vector<double> bottom;
};

/// Beside large hard obstacles (furniture), and columns that stand flush to the regions' right side.
Guides guides_of(const std::vector<const Callout*>& callouts, const std::vector<CalloutObstacle>& obstacles,
                 const CalloutOptions& options);

/// Adds those beside a box, and on its left edge.
void add_guides(Guides& guides, const PageBox& box, double gap);

/// How many places are looked at.
struct Effort {
    std::size_t nearest = 80; ///< places tried close by, besides those tried everywhere
    std::size_t most = 400;   ///< stands kept
    double shift = 0;         ///< of the grid, 0 to 1 steps
};

/// Stands all over the regions, the cheapest ones densest.
Stands stands_of(const Callout& callout, const Guides& guides, const Effort& effort, CalloutField& field,
                 const CalloutOptions& options);

/// Stands within a few mm of one, or against guides somewhat farther off.
Stands stands_near(const Callout& callout, const Stand& centre, const Guides& guides, CalloutField& field,
                   const CalloutOptions& options);

/// Adds a stand, in its place by cost unless it is there already, and returns its index.
int add_stand(Stands& stands, const Stand& stand);

} // namespace conflictmap::label
