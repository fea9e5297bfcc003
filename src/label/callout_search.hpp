#pragma once
// Choosing one candidate for each callout: as many as possible, then at the lowest total cost.
#include <vector>

#include "label/callout_candidates.hpp"

namespace conflictmap::label {

inline constexpr int no_candidate = -1;

/// `candidates[i]`: those of callout i; `losses[i]`: the cost of leaving it out. `start`: candidates to start from, or
/// empty.
///
/// A large neighbourhood search (Shaw 1998; Schrimpf et al. 2000): repeatedly, a few callouts are taken off the map
/// and placed again one after another, each in the best place left; worse plans are accepted as in simulated annealing,
/// less and less. Then all sets of three are solved exactly with the others fixed, until none improves. The rng are
/// seeded, so the same input gives the same result.
struct Choice {
    std::vector<int> candidates; ///< index of the one chosen for each callout, or `no_candidate`
    double cost = 0;
};
Choice choose_candidates(const std::vector<CalloutCandidates>& candidates, const std::vector<double>& losses,
                         const CalloutOptions& options, std::vector<int> start);

} // namespace conflictmap::label
