#pragma once
// What the places of two callouts cost together.
#include <cstdint>
#include <limits>
#include <vector>

#include "label/callout_stands.hpp"

namespace conflictmap::label {

inline constexpr double impossible = std::numeric_limits<double>::infinity(); ///< the cost of a conflict

/// For left edges that almost align, one box above the other; `impossible` in conflict.
double pair_cost(const Stand& a, const Stand& b, const CalloutOptions& options);

/// pair_cost() of stands by number, each computed once. Keeps references to its arguments.
class PairCosts {
public:
    PairCosts(const std::vector<Stands>& stands, const CalloutOptions& options);
    /// Of stand `of_a` of callout `a` and stand `of_b` of callout `b`.
    double of(std::size_t a, std::size_t of_a, std::size_t b, std::size_t of_b);

private:
    const std::vector<Stands>& stands_;
    const CalloutOptions& options_;
    std::vector<std::size_t> first_; ///< of each callout, in one count of all stands
    std::size_t total_ = 0;
    std::vector<PageBox> reach_;      ///< of each stand: no conflict with one whose reach does not overlap
    std::vector<std::uint8_t> known_; ///< of every pair of stands
};

} // namespace conflictmap::label
