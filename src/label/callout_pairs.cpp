#include "label/callout_pairs.hpp"

#include <algorithm>
#include <cmath>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double ragged_cost = 2.5;  ///< maximum cost of two boxes above each other with left sides that almost align
constexpr double ragged_reach = 14;  ///< mm: larger offsets of the left sides cost nothing
constexpr double ragged_height = 40; ///< mm between the boxes at which the cost is half

enum : std::uint8_t { unknown, conflicting, free_of, crowding };

/// The cost of left edges that almost align, for boxes above each other.
double raggedness(const CalloutCandidate& a, const CalloutCandidate& b) {
    const double off = std::abs(a.box.min.x - b.box.min.x);
    const PagePoint apart = gaps(a.box, b.box);
    if (off < 0.01 || off > ragged_reach || apart.x > 0) {
        return 0;
    }
    return ragged_cost / (1 + apart.y / ragged_height);
}

PageBox reach_of(const CalloutCandidate& candidate, const CalloutOptions& options) {
    PageBox box = candidate.box;
    box.add(bounds(candidate.leader));
    if (candidate.anchor) {
        box.add(*candidate.anchor);
    }
    return box.grown(std::max(options.gap, options.leader_gap));
}

} // namespace

double pair_cost(const CalloutCandidate& a, const CalloutCandidate& b, const CalloutOptions& options) {
    return conflict(a, b, options) ? impossible : raggedness(a, b);
}

PairCosts::PairCosts(const std::vector<CalloutCandidates>& candidates, const CalloutOptions& options)
    : candidates_(candidates), options_(options) {
    for (const auto& each : candidates) {
        first_.push_back(total_);
        total_ += each.all.size();
        for (const auto& candidate : each.all) {
            reach_.push_back(reach_of(candidate, options));
        }
    }
    known_.assign(total_ * total_, unknown);
}

double PairCosts::of(std::size_t a, std::size_t of_a, std::size_t b, std::size_t of_b) {
    const std::size_t first = first_[a] + of_a;
    const std::size_t second = first_[b] + of_b;
    const CalloutCandidate& one = candidates_[a].all[of_a];
    const CalloutCandidate& two = candidates_[b].all[of_b];
    std::uint8_t& known = known_[second * total_ + first]; // a row per `second`: searches run through `first`
    if (known == unknown) {
        const bool meet = reach_[first].overlaps(reach_[second]) && conflict(one, two, options_);
        known = meet ? conflicting : raggedness(one, two) > 0 ? crowding : free_of;
        known_[first * total_ + second] = known;
    }
    return known == conflicting ? impossible : known == crowding ? raggedness(one, two) : 0;
}

} // namespace conflictmap::label
