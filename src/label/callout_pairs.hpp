#pragma once
// The cost of the combined places of two callouts.
#include <cstdint>
#include <limits>
#include <vector>

#include "label/callout_candidates.hpp"

namespace conflictmap::label {

inline constexpr double impossible = std::numeric_limits<double>::infinity(); ///< the cost of a conflict

/// The cost of left edges that almost align, one box above the other; `impossible` if the candidates conflict.
double pair_cost(const CalloutCandidate& a, const CalloutCandidate& b, const CalloutOptions& options);

/// pair_cost() of candidates by number, each computed once. Keeps references to its constructor's arguments.
class PairCosts {
public:
    PairCosts(const std::vector<CalloutCandidates>& candidates, const CalloutOptions& options);
    /// For candidate `of_a` of callout `a` and candidate `of_b` of callout `b`.
    double of(std::size_t a, std::size_t of_a, std::size_t b, std::size_t of_b);

private:
    const std::vector<CalloutCandidates>& candidates_;
    const CalloutOptions& options_;
    std::vector<std::size_t> first_; ///< the number of each callout's first candidate, counting all candidates
    std::size_t total_ = 0;
    std::vector<PageBox> reach_;      ///< for each candidate: without overlap, there is no conflict
    std::vector<std::uint8_t> known_; ///< for each pair of candidates
};

} // namespace conflictmap::label
