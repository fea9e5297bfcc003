#pragma once
// The candidates for each callout on the map, before they are compared with each other.
#include <string>
#include <vector>

#include "label/callout_field.hpp"
#include "label/callout_places.hpp"
#include "label/leader.hpp"

namespace conflictmap::label {

struct CalloutCandidates {
    std::vector<CalloutCandidate> all; ///< cheapest first
    std::string why;                   ///< the reason when there are none
};

/// How many places are tried.
struct Effort {
    std::size_t nearest = 80; ///< places tried close by, in addition to those tried everywhere
    std::size_t most = 400;   ///< maximum number of candidates kept
    double shift = 0;         ///< of the grid, 0 to 1 steps
};

/// Candidates all over the regions, with more of the cheapest ones.
CalloutCandidates stands_of(const Callout& callout, const Guides& guides, const Effort& effort, CalloutField& field,
                            const CalloutOptions& options);

/// Candidates within a few mm of one, or at guides that are somewhat farther away.
CalloutCandidates candidates_near(const Callout& callout, const CalloutCandidate& centre, const Guides& guides,
                                  CalloutField& field, const CalloutOptions& options);

/// Inserts a candidate by cost unless it is there already, and returns its index.
int add_candidate(CalloutCandidates& candidates, const CalloutCandidate& candidate);

} // namespace conflictmap::label
