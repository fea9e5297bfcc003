#include "label/callout_pairs.hpp"

#include <algorithm>
#include <cmath>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double ragged_cost = 2.5;  ///< of two boxes, one above the other, that all but share their left side,
constexpr double ragged_reach = 14;  ///< mm,
constexpr double ragged_height = 40; ///< mm between them, at which it costs half

enum : std::uint8_t { unknown, conflicting, free_of, crowding };

/// Near-misses of alignment between boxes that stand above each other.
double raggedness(const Stand& a, const Stand& b) {
    const double off = std::abs(a.box.min.x - b.box.min.x);
    const PagePoint apart = gaps(a.box, b.box);
    if (off < 0.01 || off > ragged_reach || apart.x > 0) {
        return 0;
    }
    return ragged_cost / (1 + apart.y / ragged_height);
}

PageBox reach_of(const Stand& stand, const CalloutOptions& options) {
    PageBox box = stand.box;
    box.add(bounds(stand.leader));
    if (stand.anchor) {
        box.add(*stand.anchor);
    }
    return box.grown(std::max(options.gap, options.leader_gap));
}

} // namespace

double pair_cost(const Stand& a, const Stand& b, const CalloutOptions& options) {
    return conflict(a, b, options) ? impossible : raggedness(a, b);
}

PairCosts::PairCosts(const std::vector<Stands>& stands, const CalloutOptions& options)
    : stands_(stands), options_(options) {
    for (const auto& each : stands) {
        first_.push_back(total_);
        total_ += each.all.size();
        for (const auto& stand : each.all) {
            reach_.push_back(reach_of(stand, options));
        }
    }
    known_.assign(total_ * total_, unknown);
}

double PairCosts::of(std::size_t a, std::size_t of_a, std::size_t b, std::size_t of_b) {
    const std::size_t first = first_[a] + of_a;
    const std::size_t second = first_[b] + of_b;
    const Stand& one = stands_[a].all[of_a];
    const Stand& two = stands_[b].all[of_b];
    std::uint8_t& known = known_[second * total_ + first]; // in rows of the second, as the first ones are run through
    if (known == unknown) {
        const bool meet = reach_[first].overlaps(reach_[second]) && conflict(one, two, options_);
        known = meet ? conflicting : raggedness(one, two) > 0 ? crowding : free_of;
        known_[first * total_ + second] = known;
    }
    return known == conflicting ? impossible : known == crowding ? raggedness(one, two) : 0;
}

} // namespace conflictmap::label
