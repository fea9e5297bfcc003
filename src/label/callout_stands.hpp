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

/// Free mode, and callouts set by hand in every mode.
Stands stands_of(const Callout& callout, CalloutField& field, const CalloutOptions& options);

/// Column mode, for all callouts at once (in the same order). First an order and heights without crossings are sought;
/// the stands there cost least, those elsewhere in the column are for what that plan does not solve.
std::vector<Stands> column_stands(const std::vector<const Callout*>& callouts, CalloutField& field,
                                  const CalloutOptions& options);

/// The parts of the regions (or of the frame) within the frame's margin.
std::vector<PageBox> regions_of(const CalloutOptions& options);

/// Adds the stands with their leaders for a box at `top_left`, `extra` added to their cost, the `most` cheapest ones.
/// Notes in `stands.why` what stood in the way.
void add_stands(Stands& stands, const Callout& callout, const PagePoint& top_left, const std::vector<Side>& sides,
                double extra, std::size_t most, CalloutField& field, const CalloutOptions& options);

/// Sorts by cost.
void settle(Stands& stands);

} // namespace conflictmap::label
