#include "label/callout_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/deadline.hpp"
#include "label/callout_pairs.hpp"

namespace conflictmap::label {
namespace {

constexpr double least_improvement = 1e-9; ///< of a cost
constexpr double warm = 1.5;               ///< how much worse a plan may become at first
constexpr double cold = 0.03;              ///< how much worse a plan may become at the end
constexpr int rounds_each = 600;           ///< of the annealing, per callout
constexpr int rounds_most = 3000;
constexpr std::size_t moved_most = 6;     ///< maximum number of callouts removed at once by choice
constexpr double mild_loss = 15;          ///< of a callout left out, during annealing
constexpr long trio_budget = 20'000;      ///< maximum number of candidates tried for one set of three
constexpr std::size_t whole_most = 12;    ///< up to this many callouts are also solved all at once in the end
constexpr long whole_budget = 300'000;    ///< maximum number of candidates tried for that
constexpr long polish_budget = 1'500'000; ///< maximum number of candidates tried in the whole final phase

/// SplitMix64 (Steele, Lea, Flood 2014).
class Rng {
public:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    double unit() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

private:
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_ = 2025;
};

class Plan {
public:
    Plan(const std::vector<CalloutCandidates>& candidates, const std::vector<double>& losses,
         const CalloutOptions& options)
        : candidates_(candidates), losses_(losses), pairs_(candidates, options),
          chosen_(candidates.size(), no_candidate) {}

    Choice run(std::vector<int> start) {
        std::vector<std::size_t> all(chosen_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        const bool fresh = start.size() != chosen_.size();
        if (fresh) {
            fill(all);
        } else {
            chosen_ = std::move(start);
        }
        anneal(fresh ? rounds_each : rounds_each / 5);
        polish();
        return {chosen_, total()};
    }

private:
    [[nodiscard]] const std::vector<CalloutCandidate>& of(std::size_t item) const { return candidates_[item].all; }
    [[nodiscard]] std::size_t now(std::size_t item) const { return static_cast<std::size_t>(chosen_[item]); }

    /// The candidate's cost among those chosen for others; stops at `limit`.
    double cost_of(std::size_t item, std::size_t candidate, double limit) {
        double cost = of(item)[candidate].cost;
        for (std::size_t other = 0; other < chosen_.size() && cost < limit; ++other) {
            if (other != item && chosen_[other] != no_candidate) {
                cost += pairs_.of(item, candidate, other, now(other));
            }
        }
        return cost;
    }

    /// The best candidate given those chosen for others, or `no_candidate`.
    int best_of(std::size_t item) {
        double limit = losses_[item];
        int best = no_candidate;
        for (std::size_t o = 0; o < of(item).size() && of(item)[o].cost < limit; ++o) {
            if (const double cost = cost_of(item, o, limit); cost < limit) {
                limit = cost;
                best = static_cast<int>(o);
            }
        }
        return best;
    }

    double total() {
        double cost = 0;
        for (std::size_t a = 0; a < chosen_.size(); ++a) {
            cost += chosen_[a] == no_candidate ? losses_[a] : of(a)[now(a)].cost;
            for (std::size_t b = a + 1; b < chosen_.size() && chosen_[a] != no_candidate; ++b) {
                cost += chosen_[b] == no_candidate ? 0 : pairs_.of(a, now(a), b, now(b));
            }
        }
        return cost;
    }

    /// Like total(), but a callout left out costs so little that the search may accept it for a while.
    double mild_total() {
        double cost = total();
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            cost -= chosen_[i] == no_candidate ? losses_[i] - mild_loss : 0;
        }
        return cost;
    }

    void fill(const std::vector<std::size_t>& items) {
        for (const std::size_t item : items) {
            chosen_[item] = best_of(item);
        }
    }

    /// Takes a candidate that the item prefers, even if others are in its way; returns those, which must find new ones.
    std::vector<std::size_t> intrude(std::size_t item) {
        std::vector<std::size_t> out;
        const double held = chosen_[item] == no_candidate ? impossible : cost_of(item, now(item), impossible);
        std::size_t wanted = 0;
        while (wanted < of(item).size() && of(item)[wanted].cost < held) {
            ++wanted;
        }
        if (wanted == 0) {
            return out;
        }
        const double low = rng_.unit();
        const auto candidate = std::min(wanted - 1, static_cast<std::size_t>(low * low * static_cast<double>(wanted)));
        chosen_[item] = static_cast<int>(candidate);
        for (std::size_t other = 0; other < chosen_.size(); ++other) {
            if (other != item && chosen_[other] != no_candidate &&
                pairs_.of(item, candidate, other, now(other)) == impossible) {
                out.push_back(other);
            }
        }
        return out;
    }

    void anneal(int rounds_for_each) {
        const std::size_t count = chosen_.size();
        const int rounds = std::min(rounds_most, rounds_for_each * static_cast<int>(count));
        double cost = mild_total();
        std::vector<int> best = chosen_;
        double best_cost = total();
        for (int round = 0; count > 1 && round < rounds; ++round) {
            check_deadline();
            const double heat = warm * std::pow(cold / warm, static_cast<double>(round) / rounds);
            const std::vector<int> before = chosen_;
            std::vector<std::size_t> moved;
            const std::size_t item = rng_.below(count);
            if (rng_.below(2) == 0) {
                moved = intrude(item);
            } else {
                moved.push_back(item);
            }
            for (std::size_t more = rng_.below(3); more > 0; --more) {
                const std::size_t other = rng_.below(count);
                if (other != item && std::find(moved.begin(), moved.end(), other) == moved.end()) {
                    moved.push_back(other);
                }
            }
            const std::size_t first = rng_.below(count); // a few at a time of those left out
            for (std::size_t k = 0; k < count && moved.size() < moved_most; ++k) {
                const std::size_t i = (first + k) % count;
                if (chosen_[i] == no_candidate && std::find(moved.begin(), moved.end(), i) == moved.end()) {
                    moved.push_back(i);
                }
            }
            for (std::size_t i = moved.size(); i > 1; --i) {
                std::swap(moved[i - 1], moved[rng_.below(i)]);
            }
            for (const std::size_t each : moved) {
                chosen_[each] = no_candidate;
            }
            fill(moved);
            const double changed = mild_total();
            if (changed > cost && rng_.unit() >= std::exp((cost - changed) / heat)) {
                chosen_ = before;
                continue;
            }
            cost = changed;
            if (const double whole = total(); whole < best_cost - least_improvement) {
                best_cost = whole;
                best = chosen_;
            }
        }
        chosen_ = best;
    }

    /// A few items to be solved exactly while the others stay fixed.
    struct Trio {
        std::vector<std::size_t> items;
        std::vector<double> least; ///< lower bound of the cost of the items from this index on
        std::vector<int> best;
        double limit = 0;
        long left = 0;
        bool better = false;
    };

    /// Tries every candidate of the next item that can still lead to a better result.
    void descend(Trio& trio, std::size_t depth, double cost) {
        if (depth == trio.items.size()) {
            trio.limit = cost - least_improvement;
            trio.best = chosen_;
            trio.better = true;
            return;
        }
        const std::size_t item = trio.items[depth];
        const double rest = cost + trio.least[depth + 1];
        for (std::size_t o = 0; o < of(item).size() && --trio.left > 0; ++o) {
            if (rest + of(item)[o].cost >= trio.limit) {
                break;
            }
            const double own = cost_of(item, o, trio.limit - rest);
            if (rest + own < trio.limit) {
                chosen_[item] = static_cast<int>(o);
                descend(trio, depth + 1, cost + own);
                chosen_[item] = no_candidate;
            }
        }
        if (rest + losses_[item] < trio.limit) {
            descend(trio, depth + 1, cost + losses_[item]);
        }
    }

    bool solve(std::vector<std::size_t> items, long budget) {
        Trio trio;
        trio.left = budget;
        trio.items = std::move(items);
        trio.best = chosen_;
        std::vector<double> own;
        for (const std::size_t item : trio.items) { // each is counted when set, so that pairs among them count once
            const int held = chosen_[item];
            trio.limit += held == no_candidate ? losses_[item] : cost_of(item, now(item), impossible);
            chosen_[item] = no_candidate;
        }
        trio.limit -= least_improvement;
        trio.least.assign(trio.items.size() + 1, 0);
        for (std::size_t k = trio.items.size(); k-- > 0;) {
            const std::size_t item = trio.items[k];
            const int best = best_of(item);
            const double cost =
                best == no_candidate ? losses_[item] : cost_of(item, static_cast<std::size_t>(best), impossible);
            trio.least[k] = trio.least[k + 1] + cost;
        }
        descend(trio, 0, 0);
        chosen_ = trio.best;
        polish_left_ -= budget - trio.left;
        return trio.better;
    }

    void polish() {
        const std::size_t count = chosen_.size();
        bool better = true;
        for (int round = 0; better && round < 4; ++round) {
            better = false;
            for (std::size_t a = 0; a < count; ++a) {
                for (std::size_t b = a; b < count; ++b) {
                    for (std::size_t c = b; c < count; ++c) {
                        if (a != b && b != c && polish_left_ > 0) {
                            better = solve({a, b, c}, trio_budget) || better;
                        }
                    }
                }
            }
        }
        if (count <= whole_most) {
            std::vector<std::size_t> all(count);
            std::iota(all.begin(), all.end(), std::size_t{0});
            std::stable_sort(all.begin(), all.end(),
                             [&](std::size_t a, std::size_t b) { return of(a).size() < of(b).size(); });
            solve(std::move(all), whole_budget);
        }
    }

    const std::vector<CalloutCandidates>& candidates_;
    const std::vector<double>& losses_;
    PairCosts pairs_;
    std::vector<int> chosen_;
    Rng rng_;
    long polish_left_ = polish_budget;
};

} // namespace

Choice choose_candidates(const std::vector<CalloutCandidates>& candidates, const std::vector<double>& losses,
                         const CalloutOptions& options, std::vector<int> start) {
    return Plan(candidates, losses, options).run(std::move(start));
}

} // namespace conflictmap::label
