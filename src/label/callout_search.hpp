#pragma once
// Choosing one candidate for each callout: as many as possible, then at the lowest total cost.
#include <vector>

#include "label/callout_candidates.hpp"

namespace conflictmap::label {

inline constexpr int no_candidate = -1;

/// The result of choose_candidates(). `candidates[i]` are those of callout i; `losses[i]` is the cost of leaving it
/// out; `start` has the candidates to start from, or is empty.
///
/// A large neighbourhood search (Shaw 1998; Schrimpf et al. 2000): repeatedly, a few callouts are removed and placed
/// again one after another, each in the best place left. Worse plans are accepted as in simulated annealing, less and
/// less. Then all sets of three are solved exactly with the others fixed, until none improves. The random generator has
/// a fixed seed, so the same input gives the same result.
struct Choice {
    std::vector<int> candidates; ///< index of the one chosen for each callout, or `no_candidate`
    double cost = 0;
};
Choice choose_candidates(const std::vector<CalloutCandidates>& candidates, const std::vector<double>& losses,
                         const CalloutOptions& options, std::vector<int> start);

} // namespace conflictmap::label
