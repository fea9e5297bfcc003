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

/// Left edges of columns that stand flush to the right side of the regions: boxes there are tried at these too.
std::vector<double> column_edges(const std::vector<const Callout*>& callouts, const CalloutOptions& options);

/// A spread of stands all over the regions, the cheapest ones densest, at most `most`.
Stands stands_of(const Callout& callout, const std::vector<double>& edges, std::size_t most, CalloutField& field,
                 const CalloutOptions& options);

/// Stands within a few mm of one, it included, and at the left edges given, where near.
Stands stands_near(const Callout& callout, const Stand& centre, const std::vector<double>& edges, CalloutField& field,
                   const CalloutOptions& options);

} // namespace conflictmap::label
