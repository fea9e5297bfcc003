#pragma once
// An order of requests and obstacles that depends only on their contents, never on where they are in memory.
#include <vector>

#include "label/placement.hpp"

namespace conflictmap::label {

/// By rank, then text, position and key. A rank that is NaN comes last.
std::vector<const Request*> in_order(const std::vector<Request>& requests);
std::vector<Obstacle> in_order(const std::vector<Obstacle>& obstacles);

} // namespace conflictmap::label
