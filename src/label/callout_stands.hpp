#pragma once
// The stands that each callout may take on the map, before they are compared with each other.
#include <string>
#include <vector>

#include "label/callout_field.hpp"
#include "label/callout_places.hpp"
#include "label/leader.hpp"

namespace conflictmap::label {

struct Stands {
    std::vector<Stand> all; ///< cheapest first
    std::string why;        ///< when there are none
};

/// How many places are tried.
struct Effort {
    std::size_t nearest = 80; ///< places tried close by, besides those tried everywhere
    std::size_t most = 400;   ///< stands kept
    double shift = 0;         ///< of the grid, 0 to 1 steps
};

/// Stands all over the regions, the cheapest ones densest.
Stands stands_of(const Callout& callout, const Guides& guides, const Effort& effort, CalloutField& field,
                 const CalloutOptions& options);

/// Stands within a few mm of one, or at guides somewhat farther away.
Stands stands_near(const Callout& callout, const Stand& centre, const Guides& guides, CalloutField& field,
                   const CalloutOptions& options);

/// Adds a stand, in its place by cost unless it is there already, and returns its index.
int add_stand(Stands& stands, const Stand& stand);

} // namespace conflictmap::label
