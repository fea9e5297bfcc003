#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

#include "label/search.hpp"
#include "sample.hpp"

using namespace conflictmap::label;

namespace {

Problem squares(std::uint64_t seed, int count, int options, bool ranked) {
    sample::Rng rng(seed);
    Problem problem;
    for (int i = 0; i < count; ++i) {
        Item item;
        item.rank = ranked ? i : 0;
        for (int o = 0; o < options; ++o) {
            const PagePoint at{rng.between(0, 6), rng.between(0, 6)};
            item.options.push_back({{at, {at.x + 2, at.y + 2}}, static_cast<double>(o)});
        }
        problem.items.push_back(item);
    }
    return problem;
}

void add_conflicts(Problem& problem) {
    problem.conflict = [&problem](const Pick& a, const Pick& b) {
        return problem.items[a.item].options[a.option].reach.overlaps(problem.items[b.item].options[b.option].reach);
    };
}

bool fits(const Problem& problem, const std::vector<int>& chosen) {
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        for (std::size_t j = i + 1; j < chosen.size(); ++j) {
            if (chosen[i] != none && chosen[j] != none &&
                problem.conflict({i, static_cast<std::size_t>(chosen[i])}, {j, static_cast<std::size_t>(chosen[j])})) {
                return false;
            }
        }
    }
    return true;
}

/// Tries every combination: the maximum number of items that fit, and the best set by rank (as a sum of powers of two).
struct Best {
    int count = 0;
    int by_rank = 0;
};
void try_all(const Problem& problem, std::size_t item, std::vector<int>& chosen, Best& best) {
    if (item == problem.items.size()) {
        int count = 0;
        int by_rank = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            count += chosen[i] != none ? 1 : 0;
            by_rank = 2 * by_rank + (chosen[i] != none ? 1 : 0);
        }
        best = {std::max(best.count, count), std::max(best.by_rank, by_rank)};
        return;
    }
    for (int o = none; o < static_cast<int>(problem.items[item].options.size()); ++o) {
        chosen[item] = o;
        bool clear = true;
        for (std::size_t j = 0; o != none && j < item; ++j) {
            clear = clear && (chosen[j] == none || !problem.conflict({item, static_cast<std::size_t>(o)},
                                                                     {j, static_cast<std::size_t>(chosen[j])}));
        }
        if (clear) {
            try_all(problem, item + 1, chosen, best);
        }
    }
    chosen[item] = none;
}

} // namespace

TEST_CASE("the search is as good as trying everything") {
    int short_of_best = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        for (const bool ranked : {false, true}) {
            Problem problem = squares(seed, 7, 4, ranked);
            add_conflicts(problem);
            const auto chosen = search(problem);
            REQUIRE(fits(problem, chosen));
            Best best;
            std::vector<int> trial(problem.items.size(), none);
            try_all(problem, 0, trial, best);
            int count = 0;
            int by_rank = 0;
            for (const int option : chosen) {
                count += option != none ? 1 : 0;
                by_rank = 2 * by_rank + (option != none ? 1 : 0);
            }
            INFO("seed " << seed << " ranked " << ranked);
            if (ranked) {
                short_of_best += by_rank < best.by_rank ? 1 : 0;
            } else {
                CHECK(count >= best.count - 1);
                short_of_best += count < best.count ? 1 : 0;
            }
        }
    }
    CHECK(short_of_best <= 6); // of 120
}

TEST_CASE("an item moves aside for one that has no other place") {
    Problem problem;
    problem.items = {{1, {{{{0, 0}, {2, 2}}, 0}, {{{5, 0}, {7, 2}}, 1}}}, {2, {{{{1, 0}, {3, 2}}, 0}}}};
    add_conflicts(problem);
    CHECK(search(problem) == std::vector<int>{1, 0});
}

TEST_CASE("an item of better rank is never left out in favour of others") {
    Problem problem;
    problem.items = {{1, {{{{0, 0}, {10, 2}}, 0}}}, {2, {{{{0, 0}, {2, 2}}, 0}}}, {2, {{{{5, 0}, {7, 2}}, 0}}}};
    add_conflicts(problem);
    CHECK(search(problem) == std::vector<int>{0, none, none});
    problem.items[0].rank = 2; // the same rank: two items are better than one
    CHECK(search(problem) == std::vector<int>{none, 0, 0});
}

TEST_CASE("two items change places when both gain") {
    Problem problem;
    const PageBox here{{0, 0}, {2, 2}};
    const PageBox there{{5, 0}, {7, 2}};
    problem.items = {{1, {{here, 0}, {there, 0.5}}}, {2, {{here, 1}, {there, 9}}}};
    add_conflicts(problem);
    CHECK(search(problem) == std::vector<int>{1, 0});
}

TEST_CASE("nothing to place, or nothing that can be placed") {
    Problem problem;
    add_conflicts(problem);
    CHECK(search(problem).empty());
    problem.items = {{1, {}}, {std::numeric_limits<double>::quiet_NaN(), {{{{0, 0}, {1, 1}}, 0}}}};
    CHECK(search(problem) == std::vector<int>{none, 0});
}
