#include "label/callout_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double anchor_cost = 1.0;     ///< per anchor that is preferred to the chosen one
constexpr double edge_cost = 0.02;      ///< per mm from the frame, of a box without an anchor or best place
constexpr double cell = 12;             ///< mm: side of a square cell of the page
constexpr int cell_most = 3;            ///< places tried in each cell, even beyond the nearest ones
constexpr std::size_t leaders_most = 2; ///< kept per box
constexpr double dense_share = 0.6;     ///< share of the kept candidates that are chosen only by cost
constexpr int fine_reach = 3;           ///< mm: how far candidates_near() searches
constexpr double guide_reach = 14;      ///< mm: how far from its centre it uses guides

/// The minimum cost of a box, known before its leader is drawn.
double outlook(const Callout& callout, const PageBox& box, const PageBox& frame) {
    if (!callout.anchors.empty()) {
        double least = 1e9;
        for (std::size_t i = 0; i < callout.anchors.size(); ++i) {
            const double run = distance(quad_of(box), callout.anchors[i]);
            least = std::min(least, price_of(run) + anchor_cost * static_cast<double>(i));
        }
        return least;
    }
    if (callout.near) {
        const double off = std::hypot(box.centre().x - callout.near->x, box.centre().y - callout.near->y);
        return callout.near_weight * price_of(off);
    }
    return edge_cost * (std::min(box.min.x - frame.min.x, frame.max.x - box.max.x) +
                        std::min(box.min.y - frame.min.y, frame.max.y - box.max.y));
}

void note(CalloutCandidates& candidates, const std::string& why) {
    candidates.why = candidates.why.empty() ? why : candidates.why;
}

/// Sets the place's cost; false when the place cannot be used.
bool weigh(Place& place, CalloutCandidates& candidates, const Callout& callout, CalloutField& field,
           const CalloutOptions& options) {
    const PageBox box = box_at(callout.sizes[place.size], place.at);
    const FieldVerdict verdict = field.test_box(callout.at ? box : box.grown(options.clearance));
    if (verdict.blocker) {
        note(candidates, "no free place: " + field.name_of(*verdict.blocker));
        return false;
    }
    place.cost = verdict.cost + callout.sizes[place.size].cost;
    return true;
}

/// Adds the place with its cheapest leaders, `leaders_most` at most.
void add_stands(CalloutCandidates& candidates, const Callout& callout, const Place& place, CalloutField& field,
                const CalloutOptions& options) {
    const PageBox box = box_at(callout.sizes[place.size], place.at);
    if (callout.anchors.empty()) {
        const double cost = place.cost + outlook(callout, box, options.frame);
        candidates.all.push_back({box, {}, Side::left, std::nullopt, cost, place.size});
        return;
    }
    std::vector<CalloutCandidate> found;
    for (std::size_t i = 0; i < callout.anchors.size(); ++i) {
        if (!options.frame.contains(callout.anchors[i])) {
            continue;
        }
        double dearest = 1e18; // the highest cost of those kept so far
        for (auto& candidate : leaders_from(callout, box, callout.anchors[i], options)) {
            if (found.size() >= leaders_most && candidate.cost > dearest) {
                break;
            }
            if (callout.leave && candidate.side != *callout.leave) {
                note(candidates, "no leader reaches its place from the side asked for");
                continue;
            }
            const FieldVerdict on_way = field.test_leader(candidate.leader);
            if (on_way.blocker) {
                candidates.why = "no leader reaches its place: " + field.name_of(*on_way.blocker) + " is in the way";
                continue;
            }
            candidate.size = place.size;
            candidate.cost += on_way.cost + place.cost + anchor_cost * static_cast<double>(i);
            found.push_back(std::move(candidate));
            std::stable_sort(found.begin(), found.end(),
                             [](const CalloutCandidate& a, const CalloutCandidate& b) { return a.cost < b.cost; });
            found.resize(std::min(found.size(), leaders_most));
            dearest = found.back().cost - place.cost - anchor_cost * static_cast<double>(i);
        }
    }
    std::move(found.begin(), found.end(), std::back_inserter(candidates.all));
}

void settle(CalloutCandidates& candidates) {
    std::stable_sort(candidates.all.begin(), candidates.all.end(),
                     [](const CalloutCandidate& a, const CalloutCandidate& b) { return a.cost < b.cost; });
    if (candidates.all.empty()) {
        note(candidates, "no free place: no leader reaches its place");
    }
}

std::pair<int, int> cell_of(const PagePoint& at) {
    return {static_cast<int>(at.x / cell), static_cast<int>(at.y / cell)};
}

/// Keeps the cheapest candidates, and of the rest the cheapest ones of each cell.
void thin_out(std::vector<CalloutCandidate>& all, std::size_t most) {
    if (all.size() <= most) {
        return;
    }
    const auto dense = static_cast<std::size_t>(static_cast<double>(most) * dense_share);
    std::map<std::pair<int, int>, std::size_t> taken;
    std::vector<std::pair<std::size_t, std::size_t>> order; // rank in its cell, index
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t rank = taken[cell_of(all[i].box.min)]++;
        order.emplace_back(i < dense ? 0 : rank, i);
    }
    std::sort(order.begin(), order.end());
    order.resize(most);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<CalloutCandidate> kept;
    for (const auto& [rank, i] : order) {
        kept.push_back(std::move(all[i]));
    }
    all = std::move(kept);
}

CalloutCandidates hand_set(const Callout& callout, CalloutField& field, const CalloutOptions& options) {
    CalloutCandidates candidates;
    for (std::size_t s = 0; s < callout.sizes.size(); ++s) {
        Place place{*callout.at, s, 0};
        if (!inside(box_at(callout.sizes[s], place.at), options.frame)) {
            note(candidates, "outside the frame");
        } else if (weigh(place, candidates, callout, field, options)) {
            add_stands(candidates, callout, place, field, options);
        }
    }
    settle(candidates);
    return candidates;
}

} // namespace

CalloutCandidates stands_of(const Callout& callout, const Guides& guides, const Effort& effort, CalloutField& field,
                            const CalloutOptions& options) {
    if (callout.at) {
        return hand_set(callout, field, options);
    }
    CalloutCandidates candidates;
    std::vector<Place> places = grid(callout, guides, effort.shift, options);
    if (places.empty()) {
        note(candidates, "no free place: the box is larger than the region");
    }
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const BoxSize& size = callout.sizes[places[i].size];
        order.emplace_back(size.cost + outlook(callout, box_at(size, places[i].at), options.frame), i);
    }
    std::sort(order.begin(), order.end());
    std::map<std::pair<int, int>, int> taken;
    std::size_t found = 0;
    for (const auto& [cost, i] : order) {
        int& count = taken[cell_of(places[i].at)];
        if ((found < effort.nearest || count < cell_most) && weigh(places[i], candidates, callout, field, options)) {
            ++count;
            ++found;
            add_stands(candidates, callout, places[i], field, options);
        }
    }
    settle(candidates);
    thin_out(candidates.all, effort.most);
    return candidates;
}

CalloutCandidates candidates_near(const Callout& callout, const CalloutCandidate& centre, const Guides& guides,
                                  CalloutField& field, const CalloutOptions& options) {
    CalloutCandidates candidates;
    if (callout.at) {
        candidates.all.push_back(centre);
        return candidates;
    }
    const PagePoint& at = centre.box.min;
    const auto regions = regions_of(options);
    for (std::size_t size = 0; size < callout.sizes.size(); ++size) {
        const double height = callout.sizes[size].height;
        auto rows = steps(at.y - fine_reach, at.y + fine_reach, 1, 1, guides.top, guides.bottom, height);
        for (const auto& anchor : callout.anchors) {
            if (const double y = anchor.y - callout.badge.y; std::abs(y - at.y) <= guide_reach) {
                rows.push_back(y);
            }
        }
        std::vector<double> columns{at.x};
        if (size == centre.size) {
            columns = steps(at.x - fine_reach, at.x + fine_reach, 1, 1, {}, guides.right, centre.box.width());
        }
        std::copy_if(guides.left.begin(), guides.left.end(), std::back_inserter(columns),
                     [&](double x) { return std::abs(x - at.x) <= guide_reach; });
        for (const double y : rows) {
            for (const double x : columns) {
                Place place{{x, y}, size, 0};
                const PageBox box = box_at(callout.sizes[size], place.at);
                const bool allowed = std::any_of(regions.begin(), regions.end(),
                                                 [&](const PageBox& region) { return inside(box, region); });
                if (allowed && weigh(place, candidates, callout, field, options)) {
                    add_stands(candidates, callout, place, field, options);
                }
            }
        }
    }
    settle(candidates);
    return candidates;
}

int add_candidate(CalloutCandidates& candidates, const CalloutCandidate& candidate) {
    const auto same = [&](const CalloutCandidate& other) {
        return candidate.box == other.box && candidate.leader == other.leader;
    };
    auto found = std::find_if(candidates.all.begin(), candidates.all.end(), same);
    if (found == candidates.all.end()) {
        found = std::upper_bound(candidates.all.begin(), candidates.all.end(), candidate,
                                 [](const CalloutCandidate& a, const CalloutCandidate& b) { return a.cost < b.cost; });
        found = candidates.all.insert(found, candidate);
    }
    return static_cast<int>(found - candidates.all.begin());
}

} // namespace conflictmap::label
