#include "label/callout_stands.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double anchor_cost = 1.0;     ///< of each anchor less preferred
constexpr double edge_cost = 0.02;      ///< per mm from the frame, of a box without a place of its own
constexpr double cell = 12;             ///< mm: of each square so wide
constexpr int cell_most = 3;            ///< so many places at least are tried
constexpr std::size_t leaders_most = 2; ///< kept of one box
constexpr double dense_share = 0.6;     ///< of the stands kept that are simply the cheapest
constexpr int fine_reach = 3;           ///< mm: how far stands_near() looks around
constexpr double guide_reach = 14;      ///< mm: and how far to the left edge of another box
constexpr double least_step = 0.05;     ///< mm: places nearer to each other are one
constexpr double large = 3;             ///< mm: half the size of an obstacle that boxes are laid against

struct Place {
    PagePoint at;
    std::size_t size = 0;
    double cost = 0; ///< at least
};

/// The parts of the regions (or of the frame) within the frame's margin.
std::vector<PageBox> regions_of(const CalloutOptions& options) {
    const PageBox inner = options.frame.grown(-options.margin);
    if (options.regions.empty()) {
        return {inner};
    }
    std::vector<PageBox> out;
    for (const auto& region : options.regions) {
        const PageBox part{{std::max(region.min.x, inner.min.x), std::max(region.min.y, inner.min.y)},
                           {std::min(region.max.x, inner.max.x), std::min(region.max.y, inner.max.y)}};
        if (!part.empty()) {
            out.push_back(part);
        }
    }
    std::sort(out.begin(), out.end(), [](const PageBox& a, const PageBox& b) {
        return std::tuple(a.min.x, a.min.y, a.max.x, a.max.y) < std::tuple(b.min.x, b.min.y, b.max.x, b.max.y);
    });
    return out;
}

/// From `low` to `high` in even steps, both ends included, so that flush places are among them; and where a guide is.
std::vector<double> steps(double low, double high, double first, double step, const std::vector<double>& near_side,
                          const std::vector<double>& far_side, double size) {
    std::vector<double> out{low, high};
    for (double v = low + first; v < high; v += step) {
        out.push_back(v);
    }
    const auto add = [&](double v) {
        if (v > low && v < high) {
            out.push_back(v);
        }
    };
    std::for_each(near_side.begin(), near_side.end(), add);
    std::for_each(far_side.begin(), far_side.end(), [&](double v) { add(v - size); });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end(), [](double a, double b) { return b - a < least_step; }), out.end());
    return out;
}

std::vector<Place> grid(const Callout& callout, const Guides& guides, double shift, const CalloutOptions& options) {
    std::vector<Place> out;
    const double step = std::max(options.step, 0.5);
    for (std::size_t s = 0; s < callout.sizes.size(); ++s) {
        const BoxSize& size = callout.sizes[s];
        for (const auto& region : regions_of(options)) {
            const double right = region.max.x - size.width;
            const double bottom = region.max.y - size.height;
            if (right < region.min.x || bottom < region.min.y) {
                continue;
            }
            const auto columns = steps(region.min.x, right, shift * step, step, guides.left, guides.right, size.width);
            auto tops = guides.top;
            for (const auto& anchor : callout.anchors) { // level with it: a leader without a bend
                tops.push_back(anchor.y - callout.badge.y);
            }
            for (const double y : steps(region.min.y, bottom, shift * step, step, tops, guides.bottom, size.height)) {
                for (const double x : columns) {
                    out.push_back({{x, y}, s, 0});
                }
            }
        }
    }
    return out;
}

/// What a box would cost at least, before its leader is drawn.
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

void note(Stands& stands, const std::string& why) {
    stands.why = stands.why.empty() ? why : stands.why;
}

/// Sets the place's cost; false when it is no place.
bool weigh(Place& place, Stands& stands, const Callout& callout, CalloutField& field, const CalloutOptions& options) {
    const PageBox box = box_at(callout.sizes[place.size], place.at);
    const FieldVerdict verdict = field.test_box(callout.at ? box : box.grown(options.clearance));
    if (verdict.blocker) {
        note(stands, "no free place: " + field.name_of(*verdict.blocker));
        return false;
    }
    place.cost = verdict.cost + callout.sizes[place.size].cost;
    return true;
}

/// The place with its cheapest leaders, at most one of a kind and `leaders_most` in all.
void add_stands(Stands& stands, const Callout& callout, const Place& place, CalloutField& field,
                const CalloutOptions& options) {
    const PageBox box = box_at(callout.sizes[place.size], place.at);
    if (callout.anchors.empty()) {
        const double cost = place.cost + outlook(callout, box, options.frame);
        stands.all.push_back({box, {}, Side::left, std::nullopt, cost, place.size});
        return;
    }
    std::vector<Stand> found;
    for (std::size_t i = 0; i < callout.anchors.size(); ++i) {
        if (!options.frame.contains(callout.anchors[i])) {
            continue;
        }
        double dearest = 1e18; // of those that would be kept
        for (auto& stand : leaders_from(callout, box, callout.anchors[i], options)) {
            if (found.size() >= leaders_most && stand.cost > dearest) {
                break;
            }
            const FieldVerdict on_way = field.test_leader(stand.leader);
            if (on_way.blocker) {
                note(stands, "no leader reaches its place: " + field.name_of(*on_way.blocker) + " is in the way");
                continue;
            }
            stand.size = place.size;
            stand.cost += on_way.cost + place.cost + anchor_cost * static_cast<double>(i);
            found.push_back(std::move(stand));
            std::stable_sort(found.begin(), found.end(),
                             [](const Stand& a, const Stand& b) { return a.cost < b.cost; });
            found.resize(std::min(found.size(), leaders_most));
            dearest = found.back().cost - place.cost - anchor_cost * static_cast<double>(i);
        }
    }
    std::move(found.begin(), found.end(), std::back_inserter(stands.all));
}

void settle(Stands& stands) {
    std::stable_sort(stands.all.begin(), stands.all.end(),
                     [](const Stand& a, const Stand& b) { return a.cost < b.cost; });
    if (stands.all.empty()) {
        note(stands, "no free place: no leader reaches its place");
    }
}

std::pair<int, int> cell_of(const PagePoint& at) {
    return {static_cast<int>(at.x / cell), static_cast<int>(at.y / cell)};
}

/// Keeps the cheapest ones, and of the rest the cheapest ones of each cell.
void thin_out(std::vector<Stand>& all, std::size_t most) {
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
    std::vector<Stand> kept;
    for (const auto& [rank, i] : order) {
        kept.push_back(std::move(all[i]));
    }
    all = std::move(kept);
}

Stands hand_set(const Callout& callout, CalloutField& field, const CalloutOptions& options) {
    Stands stands;
    for (std::size_t s = 0; s < callout.sizes.size(); ++s) {
        Place place{*callout.at, s, 0};
        if (!inside(box_at(callout.sizes[s], place.at), options.frame)) {
            note(stands, "outside the frame");
        } else if (weigh(place, stands, callout, field, options)) {
            add_stands(stands, callout, place, field, options);
        }
    }
    settle(stands);
    return stands;
}

} // namespace

void add_guides(Guides& guides, const PageBox& box, double gap) {
    guides.left.insert(guides.left.end(), {box.min.x, box.max.x + gap});
    guides.right.push_back(box.min.x - gap);
    guides.top.push_back(box.max.y + gap);
    guides.bottom.push_back(box.min.y - gap);
}

Guides guides_of(const std::vector<const Callout*>& callouts, const std::vector<CalloutObstacle>& obstacles,
                 const CalloutOptions& options) {
    Guides guides;
    std::vector<double> widths;
    for (const Callout* callout : callouts) {
        for (std::size_t s = 0; s < callout->sizes.size() && !callout->anchors.empty(); ++s) {
            widths.resize(std::max(widths.size(), s + 1), 0);
            widths[s] = std::max(widths[s], callout->sizes[s].width);
        }
    }
    for (const auto& region : regions_of(options)) {
        for (const double width : widths) {
            guides.left.push_back(region.max.x - width);
        }
    }
    for (const auto& obstacle : obstacles) {
        const auto* quad = std::get_if<Quad>(&obstacle.shape);
        if (quad != nullptr && obstacle.box_cost >= hard && std::min(quad->half_width, quad->half_height) >= large) {
            add_guides(guides, bounds(*quad), options.clearance);
        }
    }
    return guides;
}

Stands stands_of(const Callout& callout, const Guides& guides, const Effort& effort, CalloutField& field,
                 const CalloutOptions& options) {
    if (callout.at) {
        return hand_set(callout, field, options);
    }
    Stands stands;
    std::vector<Place> places = grid(callout, guides, effort.shift, options);
    if (places.empty()) {
        note(stands, "no free place: the box is larger than the region");
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
        if ((found < effort.nearest || count < cell_most) && weigh(places[i], stands, callout, field, options)) {
            ++count;
            ++found;
            add_stands(stands, callout, places[i], field, options);
        }
    }
    settle(stands);
    thin_out(stands.all, effort.most);
    return stands;
}

Stands stands_near(const Callout& callout, const Stand& centre, const Guides& guides, CalloutField& field,
                   const CalloutOptions& options) {
    Stands stands;
    if (callout.at) {
        stands.all.push_back(centre);
        return stands;
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
                if (allowed && weigh(place, stands, callout, field, options)) {
                    add_stands(stands, callout, place, field, options);
                }
            }
        }
    }
    settle(stands);
    return stands;
}

int add_stand(Stands& stands, const Stand& stand) {
    const auto same = [&](const Stand& other) { return stand.box == other.box && stand.leader == other.leader; };
    auto found = std::find_if(stands.all.begin(), stands.all.end(), same);
    if (found == stands.all.end()) {
        found = std::upper_bound(stands.all.begin(), stands.all.end(), stand,
                                 [](const Stand& a, const Stand& b) { return a.cost < b.cost; });
        found = stands.all.insert(found, stand);
    }
    return static_cast<int>(found - stands.all.begin());
}

} // namespace conflictmap::label
