#pragma once
// The candidates of a callout: a box with its leader. Page millimetres.
#include <optional>
#include <vector>

#include "label/callouts.hpp"

namespace conflictmap::label {

struct CalloutCandidate {
    PageBox box;
    PageLine leader; ///< from the box to the anchor, or empty
    Side side = Side::left;
    std::optional<PagePoint> anchor;
    double cost = 0;      ///< about one for 10 mm of leader
    std::size_t size = 0; ///< index of the callout's sizes
};

PageBox box_at(const BoxSize& size, const PagePoint& top_left);

/// The cost of a leader of this length: more than proportional, so one long leader is worse than three short ones.
double price_of(double length);

/// All useful leaders from a box to an anchor, with their costs, cheapest first.
std::vector<CalloutCandidate> leaders_from(const Callout& callout, const PageBox& box, const PagePoint& anchor,
                                           const CalloutOptions& options);

/// True when two candidates exclude each other: boxes too close, leaders that cross, a leader through a box or past an
/// anchor.
bool conflict(const CalloutCandidate& a, const CalloutCandidate& b, const CalloutOptions& options);

/// Smallest distance between two leaders; `shared`: they meet at an anchor, so their last 1.5 mm are ignored.
double leader_distance(const PageLine& a, const PageLine& b, bool shared);

bool runs_through(const PageLine& leader, const PageBox& box, double gap);

/// The line without its last `by` mm; at least its first point remains.
PageLine shortened(PageLine line, double by);

PageBox bounds(const PageLine& line);
double length_of(const PageLine& line);

} // namespace conflictmap::label
