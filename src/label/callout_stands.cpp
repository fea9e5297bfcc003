#include "label/callout_stands.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double anchor_cost = 1.0;       ///< of each anchor less preferred
constexpr double edge_cost = 0.02;        ///< per mm from the frame, of a box without a place of its own
constexpr std::size_t nearest_most = 160; ///< places taken whatever their neighbours,
constexpr double cell = 12;               ///< then, mm, of each square so wide
constexpr int cell_most = 3;              ///< so many
constexpr std::size_t leaders_most = 3;   ///< kept of one box
constexpr double dense_share = 0.6;       ///< of the stands kept that are simply the cheapest
constexpr int fine_reach = 3;             ///< mm: how far stands_near() looks around
constexpr double edge_reach = 14;         ///< mm: how far to the left edge of another box

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

/// From `low` to `high` in even steps of at most `step`, both ends included, so that flush places are among them.
std::vector<double> steps(double low, double high, double step) {
    std::vector<double> out;
    for (double v = low; v < high - step / 4; v += step) {
        out.push_back(v);
    }
    out.push_back(high);
    return out;
}

std::vector<Place> grid(const Callout& callout, const std::vector<double>& edges, const CalloutOptions& options) {
    std::vector<Place> out;
    const double step = std::max(options.step, 0.5);
    for (std::size_t s = 0; s < callout.sizes.size(); ++s) {
        for (const auto& region : regions_of(options)) {
            const double right = region.max.x - callout.sizes[s].width;
            const double bottom = region.max.y - callout.sizes[s].height;
            if (right < region.min.x || bottom < region.min.y) {
                continue;
            }
            std::vector<double> columns = steps(region.min.x, right, step);
            std::copy_if(edges.begin(), edges.end(), std::back_inserter(columns),
                         [&](double x) { return x >= region.min.x && x < right; });
            std::vector<double> rows = steps(region.min.y, bottom, step);
            for (const auto& anchor : callout.anchors) { // level with it: a leader without a bend
                if (const double y = anchor.y - callout.badge.y; y >= region.min.y && y <= bottom) {
                    rows.push_back(y);
                }
            }
            for (const double y : rows) {
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

/// Keeps the cheapest ones, and of the rest a spread.
void thin_out(std::vector<Stand>& all, std::size_t most) {
    if (all.size() <= most) {
        return;
    }
    const auto dense = static_cast<std::size_t>(static_cast<double>(most) * dense_share);
    std::vector<Stand> kept(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(dense));
    for (std::size_t i = 0; i < most - dense; ++i) {
        kept.push_back(all[dense + i * (all.size() - dense) / (most - dense)]);
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

std::vector<double> column_edges(const std::vector<const Callout*>& callouts, const CalloutOptions& options) {
    std::vector<double> widths;
    for (const Callout* callout : callouts) {
        for (std::size_t s = 0; s < callout->sizes.size() && !callout->anchors.empty(); ++s) {
            widths.resize(std::max(widths.size(), s + 1), 0);
            widths[s] = std::max(widths[s], callout->sizes[s].width);
        }
    }
    std::vector<double> edges;
    for (const auto& region : regions_of(options)) {
        for (const double width : widths) {
            edges.push_back(region.max.x - width);
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

Stands stands_of(const Callout& callout, const std::vector<double>& edges, std::size_t most, CalloutField& field,
                 const CalloutOptions& options) {
    if (callout.at) {
        return hand_set(callout, field, options);
    }
    Stands stands;
    std::vector<Place> places = grid(callout, edges, options);
    if (places.empty()) {
        note(stands, "no free place: the box is larger than the region");
    }
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (weigh(places[i], stands, callout, field, options)) {
            const PageBox box = box_at(callout.sizes[places[i].size], places[i].at);
            order.emplace_back(places[i].cost + outlook(callout, box, options.frame), i);
        }
    }
    std::sort(order.begin(), order.end());
    std::map<std::pair<int, int>, int> taken;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Place& place = places[order[i].second];
        int& count = taken[{static_cast<int>(place.at.x / cell), static_cast<int>(place.at.y / cell)}];
        if (i < nearest_most || count < cell_most) {
            ++count;
            add_stands(stands, callout, place, field, options);
        }
    }
    settle(stands);
    thin_out(stands.all, most);
    return stands;
}

Stands stands_near(const Callout& callout, const Stand& centre, const std::vector<double>& edges, CalloutField& field,
                   const CalloutOptions& options) {
    Stands stands;
    if (callout.at) {
        stands.all.push_back(centre);
        return stands;
    }
    const PagePoint& at = centre.box.min;
    std::vector<double> columns;
    std::vector<double> rows;
    for (int by = -fine_reach; by <= fine_reach; ++by) {
        columns.push_back(at.x + by);
        rows.push_back(at.y + by);
    }
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(columns),
                 [&](double x) { return x != at.x && std::abs(x - at.x) <= edge_reach; });
    for (const auto& region : regions_of(options)) {
        columns.push_back(region.max.x - centre.box.width());
    }
    for (const auto& anchor : callout.anchors) {
        rows.push_back(anchor.y - callout.badge.y);
    }
    for (const double y : rows) {
        for (const double x : columns) {
            Place place{{x, y}, centre.size, 0};
            const PageBox box = box_at(callout.sizes[place.size], place.at);
            const auto regions = regions_of(options);
            const bool allowed =
                std::abs(y - at.y) <= edge_reach && std::abs(x - at.x) <= edge_reach &&
                std::any_of(regions.begin(), regions.end(), [&](const PageBox& region) { return inside(box, region); });
            if (allowed && weigh(place, stands, callout, field, options)) {
                add_stands(stands, callout, place, field, options);
            }
        }
    }
    stands.all.push_back(centre);
    settle(stands);
    return stands;
}

} // namespace conflictmap::label
