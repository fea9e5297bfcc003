#pragma once
// Chooses one option for as many items as possible, without conflicts: better ranks first, then the lowest cost. It
// knows nothing about labels.
#include <cstddef>
#include <functional>
#include <vector>

#include "label/placement.hpp"

namespace conflictmap::label {

struct Option {
    PageBox reach;   ///< options whose reaches do not overlap neither conflict nor crowd each other
    double cost = 0; ///< not negative
};

struct Item {
    double rank = 0;             ///< lower is better
    std::vector<Option> options; ///< cheapest first
};

struct Pick {
    std::size_t item = 0;
    std::size_t option = 0;
};

struct Problem {
    std::vector<Item> items; ///< sorted by rank; items with the same rank in the order in which they should be tried
    std::function<bool(const Pick&, const Pick&)> conflict;
    std::function<double(const Pick&, const Pick&)> closeness; ///< cost of a pair, not negative; may be empty
    long budget = 4'000'000;                                   ///< maximum number of options tried
};

inline constexpr int none = -1;

/// The chosen option of each item, or `none`. Deterministic. No item is left out in favour of one with a worse rank;
/// items with the same rank give way to each other only when more of them fit.
std::vector<int> search(const Problem& problem);

/// Items whose options may touch those of the item, in ascending order.
std::vector<std::vector<std::size_t>> neighbours_of(const std::vector<Item>& items);

} // namespace conflictmap::label
