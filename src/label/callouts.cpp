#include "label/callouts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

#include <fmt/format.h>

#include "label/callout_candidates.hpp"
#include "label/callout_search.hpp"
#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double hand_set_bonus = 1e6; ///< of rank: callouts that the author placed come before all others
constexpr double loss = 1e4;           ///< of a callout left out
constexpr double hand_set_loss = 1e6;
constexpr std::size_t stands_each = 400; ///< maximum number of candidates per callout
constexpr std::size_t nearest_all = 600; ///< places tried close by, for all callouts together
constexpr std::size_t nearest_least = 50;
constexpr std::size_t nearest_greatest = 250;
constexpr std::array grid_shifts{0.0, 0.5}; ///< as shares of a step
constexpr std::size_t stands_all = 4800;    ///< approximate number of candidates of all callouts together

double rank_of(const Callout& callout) {
    return (std::isfinite(callout.rank) ? callout.rank : 0) - (callout.at ? hand_set_bonus : 0);
}

std::vector<const Callout*> in_order(const std::vector<Callout>& callouts) {
    std::vector<const Callout*> order;
    for (const auto& callout : callouts) {
        order.push_back(&callout);
    }
    std::stable_sort(order.begin(), order.end(), [](const Callout* a, const Callout* b) {
        const auto what = [](const Callout* c) { return std::tuple(rank_of(*c), c->text, c->key, c->sizes.size()); };
        return what(a) < what(b);
    });
    return order;
}

std::string fault_of(const Callout& callout, const PageBox& frame) {
    const auto good = [](double v) { return std::isfinite(v) && v > 0; };
    const bool measured = !callout.sizes.empty() &&
                          std::all_of(callout.sizes.begin(), callout.sizes.end(),
                                      [&](const BoxSize& size) { return good(size.width) && good(size.height); });
    if (!measured || !is_finite(callout.badge) || (callout.at && !is_finite(*callout.at))) {
        return "its box could not be measured";
    }
    const auto on_map = [&](const PagePoint& p) { return is_finite(p) && frame.contains(p); };
    const bool reachable = std::any_of(callout.anchors.begin(), callout.anchors.end(), on_map);
    return callout.anchors.empty() || reachable ? "" : "outside the frame: the place it points to";
}

/// The cost of leaving each callout out: more than any plan can gain; a little more for those with a better rank, and
/// much more for those set by hand. `order` starts with the best rank.
std::vector<double> losses_of(const std::vector<const Callout*>& order) {
    std::vector<double> out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double place = static_cast<double>(i) / static_cast<double>(order.size());
        out.push_back((order[i]->at ? hand_set_loss : loss) * (1.1 - 0.1 * place));
    }
    return out;
}

std::string reason_of(std::size_t dropped, const std::vector<const Callout*>& order,
                      const std::vector<CalloutCandidates>& candidates, const std::vector<int>& chosen,
                      const CalloutOptions& options) {
    for (const auto& candidate : candidates[dropped].all) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (chosen[i] == no_candidate) {
                continue;
            }
            const CalloutCandidate& other = candidates[i].all[static_cast<std::size_t>(chosen[i])];
            if (conflict(candidate, other, options)) {
                return fmt::format("no free place: callout '{}' or its leader is in the way", order[i]->text);
            }
        }
    }
    return candidates[dropped].why;
}

/// The search for one set of callouts: over the whole map, then close to what was found, and again on a shifted grid
/// and next to the boxes found so far.
struct CalloutPlacement {
    const std::vector<const Callout*>& order;
    const CalloutOptions& options;
    CalloutField& field;
    Guides guides;
    std::vector<double> losses;
    std::vector<CalloutCandidates> candidates;
    Choice choice;

    [[nodiscard]] std::vector<std::optional<CalloutCandidate>> chosen() const {
        std::vector<std::optional<CalloutCandidate>> out(order.size());
        for (std::size_t i = 0; i < choice.candidates.size(); ++i) {
            if (choice.candidates[i] != no_candidate) {
                out[i] = candidates[i].all[static_cast<std::size_t>(choice.candidates[i])];
            }
        }
        return out;
    }

    /// `find(i, held, guides)` returns the candidates to choose from in this step.
    template <class Find> void step(Find find) {
        const auto held = chosen();
        Guides all = guides;
        for (const auto& candidate : held) {
            if (candidate) {
                add_guides(all, candidate->box, options.gap);
            }
        }
        std::vector<int> start;
        for (std::size_t i = 0; i < order.size(); ++i) {
            CalloutCandidates found = find(i, held[i], all);
            start.push_back(held[i] ? add_candidate(found, *held[i]) : no_candidate);
            candidates[i] = std::move(found);
        }
        choice = choose_candidates(candidates, losses, options, choice.candidates.empty() ? std::vector<int>{} : start);
    }

    void run() {
        const std::size_t count = std::max<std::size_t>(1, order.size());
        Effort effort{std::clamp(nearest_all / count, nearest_least, nearest_greatest),
                      std::min(stands_each, stands_all / count), 0};
        candidates.resize(order.size());
        for (const double shift : grid_shifts) {
            effort.shift = shift;
            const double before = choice.candidates.empty() ? std::numeric_limits<double>::infinity() : choice.cost;
            step([&](std::size_t i, const std::optional<CalloutCandidate>&, const Guides& all) {
                return stands_of(*order[i], all, effort, field, options);
            });
            step([&](std::size_t i, const std::optional<CalloutCandidate>& held, const Guides& all) {
                return held ? candidates_near(*order[i], *held, all, field, options) : candidates[i];
            });
            if (choice.cost > before - 1e-6) {
                break;
            }
        }
    }
};

CalloutResult place_once(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                         const CalloutOptions& options) {
    CalloutResult result;
    std::vector<const Callout*> order;
    for (const Callout* callout : in_order(callouts)) {
        const std::string fault = fault_of(*callout, options.frame);
        if (fault.empty()) {
            order.push_back(callout);
        } else {
            result.dropped.push_back({callout->key, fault});
        }
    }
    CalloutField field(obstacles);
    CalloutPlacement search{order, options, field, guides_of(order, obstacles, options), losses_of(order), {}, {}};
    search.run();
    const std::vector<CalloutCandidates>& candidates = search.candidates;
    const std::vector<int>& chosen = search.choice.candidates;
    result.cost = search.choice.cost;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (chosen[i] == no_candidate) {
            result.dropped.push_back({order[i]->key, reason_of(i, order, candidates, chosen, options)});
            continue;
        }
        const CalloutCandidate& candidate = candidates[i].all[static_cast<std::size_t>(chosen[i])];
        result.placed.push_back(
            {order[i]->key, candidate.box, candidate.leader, candidate.side, candidate.anchor, candidate.size});
    }
    const auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
    std::stable_sort(result.placed.begin(), result.placed.end(), by_key);
    std::stable_sort(result.dropped.begin(), result.dropped.end(), by_key);
    return result;
}

} // namespace

CalloutResult place_callouts(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                             const CalloutOptions& options) {
    CalloutResult best = place_once(callouts, obstacles, options);
    if (best.dropped.empty()) {
        return best;
    }
    // Prefer a crowded map to a lost callout: leaders may come closer to each other, but never touch.
    CalloutOptions tighter = options;
    tighter.leader_gap *= 0.25;
    tighter.gap *= 0.6;
    CalloutResult tight = place_once(callouts, obstacles, tighter);
    return tight.placed.size() > best.placed.size() ? tight : best;
}

int crossings(const std::vector<PlacedCallout>& placed) {
    int count = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            const bool shared = placed[i].anchor && placed[i].anchor == placed[j].anchor;
            count += leader_distance(placed[i].leader, placed[j].leader, shared) <= 0 ? 1 : 0;
        }
    }
    return count;
}

int overlaps(const std::vector<PlacedCallout>& placed) {
    int count = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = 0; j < placed.size(); ++j) {
            count += i < j && placed[i].box.overlaps(placed[j].box) ? 1 : 0;
            count += i != j && runs_through(placed[i].leader, placed[j].box, 0) ? 1 : 0;
        }
    }
    return count;
}

std::vector<Obstacle> obstacles_of(const std::vector<PlacedCallout>& placed, double leader_half_width,
                                   double leader_cost) {
    std::vector<Obstacle> out;
    for (const auto& callout : placed) {
        out.push_back({quad_of(callout.box), 0, hard, std::nullopt, "a callout"});
        if (!callout.leader.empty()) {
            out.push_back({callout.leader, leader_half_width, leader_cost, std::nullopt, "a callout's leader"});
        }
    }
    return out;
}

} // namespace conflictmap::label
