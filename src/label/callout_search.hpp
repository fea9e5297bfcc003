#pragma once
// Choosing one stand for each callout: as many as possible, then at the lowest total cost.
#include <vector>

#include "label/callout_stands.hpp"

namespace conflictmap::label {

inline constexpr int no_stand = -1;

/// `stands[i]`: those of callout i; `losses[i]`: the cost of leaving it out. `start`: stands to start from, or empty.
///
/// A large neighbourhood search (Shaw 1998; Schrimpf et al. 2000): repeatedly, a few callouts are taken off the map
/// and placed again one after another, each in the best place left; worse plans are accepted as in simulated annealing,
/// less and less. Then all sets of three are solved exactly with the others fixed, until none improves. The dice are
/// seeded, so the same input gives the same result.
struct Choice {
    std::vector<int> stands; ///< index of the one chosen for each callout, or `no_stand`
    double cost = 0;
};
Choice choose_stands(const std::vector<Stands>& stands, const std::vector<double>& losses,
                     const CalloutOptions& options, std::vector<int> start);

} // namespace conflictmap::label
