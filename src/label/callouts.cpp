#include "label/callouts.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "label/callout_stands.hpp"
#include "label/quad.hpp"
#include "label/search.hpp"

namespace conflictmap::label {
namespace {

constexpr double hand_set_bonus = 1e6; ///< of rank: what the author set is placed before what is found
constexpr double spill_cost = 20;      ///< of standing outside the column
constexpr double ragged_cost = 0.6;    ///< of two boxes, one above the other, that all but share their left side
constexpr double ragged_reach = 9;     ///< mm

double rank_of(const Callout& callout) {
    return (std::isfinite(callout.rank) ? callout.rank : 0) - (callout.at ? hand_set_bonus : 0);
}

std::vector<const Callout*> in_order(const std::vector<Callout>& callouts) {
    std::vector<const Callout*> order;
    for (const auto& callout : callouts) {
        order.push_back(&callout);
    }
    std::stable_sort(order.begin(), order.end(), [](const Callout* a, const Callout* b) {
        const auto what = [](const Callout* c) {
            return std::tuple(rank_of(*c), c->text, c->key, c->width, c->height);
        };
        return what(a) < what(b);
    });
    return order;
}

std::string fault_of(const Callout& callout, const PageBox& frame) {
    const auto good = [](double v) { return std::isfinite(v) && v > 0; };
    if (!good(callout.width) || !good(callout.height) || !is_finite(callout.badge) ||
        (callout.at && !is_finite(*callout.at))) {
        return "its box could not be measured";
    }
    const auto on_map = [&](const PagePoint& p) { return is_finite(p) && frame.contains(p); };
    const bool reachable = std::any_of(callout.anchors.begin(), callout.anchors.end(), on_map);
    return callout.anchors.empty() || reachable ? "" : "outside the frame: the place it points to";
}

/// Near-misses of alignment between boxes that stand above each other.
double raggedness(const Stand& a, const Stand& b) {
    const double off = std::abs(a.box.min.x - b.box.min.x);
    return off > 0.01 && off < ragged_reach && gaps(a.box, b.box).x <= 0 ? ragged_cost : 0;
}

Problem problem_of(const std::vector<const Callout*>& order, const std::vector<Stands>& stands,
                   const CalloutOptions& options) {
    Problem problem;
    problem.budget = 600'000;
    const double reach = std::max({options.gap, options.leader_gap, ragged_reach}) / 2;
    for (std::size_t i = 0; i < order.size(); ++i) {
        Item item;
        item.rank = rank_of(*order[i]);
        for (const auto& stand : stands[i].all) {
            PageBox box = stand.box;
            box.add(bounds(stand.leader));
            if (stand.anchor) {
                box.add(*stand.anchor);
            }
            item.options.push_back({box.grown(reach), stand.cost});
        }
        problem.items.push_back(std::move(item));
    }
    const auto stand = [&stands](const Pick& pick) -> const Stand& { return stands[pick.item].all[pick.option]; };
    problem.conflict = [stand, &options](const Pick& a, const Pick& b) {
        return conflict(stand(a), stand(b), options);
    };
    problem.closeness = [stand](const Pick& a, const Pick& b) { return raggedness(stand(a), stand(b)); };
    return problem;
}

std::string reason_of(std::size_t dropped, const std::vector<const Callout*>& order, const std::vector<Stands>& stands,
                      const std::vector<int>& chosen, const CalloutOptions& options) {
    for (const auto& stand : stands[dropped].all) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (chosen[i] == none) {
                continue;
            }
            const Stand& other = stands[i].all[static_cast<std::size_t>(chosen[i])];
            if (conflict(stand, other, options)) {
                return fmt::format("no free place: callout '{}' or its leader is in the way", order[i]->text);
            }
        }
    }
    return stands[dropped].why;
}

/// `spill`: what does not fit in the column may stand elsewhere.
CalloutResult place_once(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                         const CalloutOptions& options, bool spill) {
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
    std::vector<Stands> stands;
    if (options.mode == CalloutMode::free) {
        for (const Callout* callout : order) {
            stands.push_back(stands_of(*callout, field, options));
        }
    } else {
        stands = column_stands(order, field, options);
        for (std::size_t i = 0; spill && i < order.size(); ++i) {
            for (auto& stand : stands_of(*order[i], field, options).all) {
                stand.cost += spill_cost;
                stands[i].all.push_back(std::move(stand));
            }
            settle(stands[i]);
        }
    }
    const std::vector<int> chosen = search(problem_of(order, stands, options));
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (chosen[i] == none) {
            result.dropped.push_back({order[i]->key, reason_of(i, order, stands, chosen, options)});
            continue;
        }
        const Stand& stand = stands[i].all[static_cast<std::size_t>(chosen[i])];
        result.placed.push_back({order[i]->key, stand.box, stand.leader, stand.side, stand.anchor});
    }
    const auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
    std::stable_sort(result.placed.begin(), result.placed.end(), by_key);
    std::stable_sort(result.dropped.begin(), result.dropped.end(), by_key);
    return result;
}

} // namespace

CalloutResult place_callouts(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                             const CalloutOptions& options) {
    CalloutResult best = place_once(callouts, obstacles, options, false);
    const auto try_again = [&](const CalloutOptions& other, bool spill) {
        if (!best.dropped.empty()) {
            CalloutResult result = place_once(callouts, obstacles, other, spill);
            if (result.placed.size() > best.placed.size()) {
                best = std::move(result);
            }
        }
    };
    // Rather a tight map than a callout lost: leaders may come nearer to each other, never touch.
    CalloutOptions tighter = options;
    tighter.leader_gap *= 0.25;
    tighter.gap *= 0.6;
    try_again(tighter, false);
    if (options.mode != CalloutMode::free) {
        try_again(options, true);
        try_again(tighter, true);
    }
    return best;
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
