#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

#include "callout_sample.hpp"
#include "label/callout_pairs.hpp"
#include "label/callout_search.hpp"

using namespace conflictmap::label;

namespace {

struct Puzzle {
    std::vector<CalloutCandidates> candidates;
    std::vector<double> losses;
    CalloutOptions options;
};

/// Boxes and straight leaders at random places on a small page, so that many are in each other's way.
Puzzle puzzle(std::uint64_t seed, std::size_t callouts, std::size_t each) {
    sample::Rng rng(seed);
    Puzzle out;
    for (std::size_t i = 0; i < callouts; ++i) {
        const PagePoint anchor{rng.between(35, 45), rng.between(5, 55)};
        CalloutCandidates candidates;
        for (std::size_t o = 0; o < each; ++o) {
            const PagePoint at{rng.whole(0, 1) == 0 ? rng.between(0, 10) : rng.between(50, 60), rng.between(0, 50)};
            const PageBox box{at, {at.x + 18, at.y + 9}};
            const bool left = at.x < 20;
            PageLine leader{{left ? box.max.x : box.min.x, at.y + 2}, anchor};
            const double cost = price_of(length_of(leader));
            candidates.all.push_back({box, std::move(leader), left ? Side::right : Side::left, anchor, cost, 0});
        }
        std::stable_sort(candidates.all.begin(), candidates.all.end(),
                         [](const CalloutCandidate& a, const CalloutCandidate& b) { return a.cost < b.cost; });
        out.candidates.push_back(std::move(candidates));
        out.losses.push_back(1000 + static_cast<double>(i));
    }
    return out;
}

/// The lowest cost, by trying everything.
double least(const Puzzle& puzzle, std::vector<const CalloutCandidate*>& chosen, double cost, double best) {
    const std::size_t i = chosen.size();
    if (cost >= best || i == puzzle.candidates.size()) {
        return std::min(cost, best);
    }
    for (const auto& candidate : puzzle.candidates[i].all) {
        double with = cost + candidate.cost;
        for (const CalloutCandidate* other : chosen) {
            with += other != nullptr ? pair_cost(*other, candidate, puzzle.options) : 0;
        }
        chosen.push_back(&candidate);
        best = least(puzzle, chosen, with, best);
        chosen.pop_back();
    }
    chosen.push_back(nullptr);
    best = least(puzzle, chosen, cost + puzzle.losses[i], best);
    chosen.pop_back();
    return best;
}

} // namespace

TEST_CASE("the search finds the best plan") {
    int with_losses = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const Puzzle the_case = puzzle(seed, 6, 9);
        const Choice choice = choose_candidates(the_case.candidates, the_case.losses, the_case.options, {});
        std::vector<const CalloutCandidate*> chosen;
        const double best = least(the_case, chosen, 0, std::numeric_limits<double>::infinity());
        INFO("seed " << seed);
        CHECK(choice.cost == Approx(best));
        with_losses += best > 1000 ? 1 : 0;
    }
    CHECK(with_losses == 3); // some cannot all be placed, most can
}

TEST_CASE("the search starts from the given plan, and never ends with a worse one") {
    const Puzzle the_case = puzzle(3, 6, 30);
    const Choice first = choose_candidates(the_case.candidates, the_case.losses, the_case.options, {});
    const Choice again = choose_candidates(the_case.candidates, the_case.losses, the_case.options, first.candidates);
    CHECK(again.cost <= first.cost + 1e-9);
    CHECK(choose_candidates(the_case.candidates, the_case.losses, the_case.options, {}).candidates == first.candidates);
}

TEST_CASE("nothing to choose from") {
    CHECK(choose_candidates({}, {}, {}, {}).candidates.empty());
    const Choice choice = choose_candidates({CalloutCandidates{}}, {7}, {}, {});
    CHECK(choice.candidates == std::vector<int>{no_candidate});
    CHECK(choice.cost == 7);
}

TEST_CASE("left edges that almost align have a cost, which falls with the distance of the boxes") {
    const auto at = [](double x, double y) {
        return CalloutCandidate{{{x, y}, {x + 20, y + 8}}, {}, Side::left, std::nullopt, 0, 0};
    };
    const CalloutOptions options;
    CHECK(pair_cost(at(0, 0), at(0, 20), options) == 0);
    CHECK(pair_cost(at(0, 0), at(3, 20), options) > pair_cost(at(0, 0), at(3, 60), options));
    CHECK(pair_cost(at(0, 0), at(30, 20), options) == 0);
    CHECK(pair_cost(at(0, 0), at(3, 5), options) == std::numeric_limits<double>::infinity());
}
