#pragma once
// What the places of two callouts cost together.
#include <cstdint>
#include <limits>
#include <vector>

#include "label/callout_candidates.hpp"

namespace conflictmap::label {

inline constexpr double impossible = std::numeric_limits<double>::infinity(); ///< the cost of a conflict

/// For left edges that almost align, one box above the other; `impossible` in conflict.
double pair_cost(const CalloutCandidate& a, const CalloutCandidate& b, const CalloutOptions& options);

/// pair_cost() of candidates by number, each computed once. Keeps references to its arguments.
class PairCosts {
public:
    PairCosts(const std::vector<CalloutCandidates>& candidates, const CalloutOptions& options);
    /// Of candidate `of_a` of callout `a` and candidate `of_b` of callout `b`.
    double of(std::size_t a, std::size_t of_a, std::size_t b, std::size_t of_b);

private:
    const std::vector<CalloutCandidates>& candidates_;
    const CalloutOptions& options_;
    std::vector<std::size_t> first_; ///< of each callout, in one count of all candidates
    std::size_t total_ = 0;
    std::vector<PageBox> reach_;      ///< of each candidate: no conflict with one whose reach does not overlap
    std::vector<std::uint8_t> known_; ///< of every pair of candidates
};

} // namespace conflictmap::label
