#include "label/callout_stands.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

const std::vector<Side> all_sides{Side::left, Side::right, Side::bottom, Side::top};
constexpr double anchor_cost = 1.0;       ///< of each anchor less preferred
constexpr double edge_cost = 0.02;        ///< per mm from the frame, of a box without a place of its own
constexpr double near_cost = 0.1;         ///< per mm from `near`
constexpr std::size_t nearest_most = 250; ///< boxes tried with all their leaders, nearest first,
constexpr std::size_t spread_step = 6;    ///< then every so many of the rest,
constexpr std::size_t spread_most = 450;  ///< up to so many
constexpr std::size_t leaders_most = 2;   ///< kept of one box

/// From `low` to `high` in even steps of at most `step`, both ends included, so that flush places are among them.
std::vector<double> steps(double low, double high, double step) {
    std::vector<double> out;
    for (double v = low; v < high - step / 4; v += step) {
        out.push_back(v);
    }
    out.push_back(high);
    return out;
}

std::vector<PagePoint> grid(const Callout& callout, const CalloutOptions& options) {
    std::vector<PagePoint> out;
    const double step = std::max(options.step, 0.5);
    for (const auto& region : regions_of(options)) {
        const double right = region.max.x - callout.width;
        const double bottom = region.max.y - callout.height;
        if (right < region.min.x || bottom < region.min.y) {
            continue;
        }
        std::vector<double> rows = steps(region.min.y, bottom, step);
        for (const auto& anchor : callout.anchors) { // level with it: a leader without a bend
            if (const double y = anchor.y - callout.badge.y; y >= region.min.y && y <= bottom) {
                rows.push_back(y);
            }
        }
        for (const double y : rows) {
            for (const double x : steps(region.min.x, right, step)) {
                out.push_back({x, y});
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
            least = std::min(least, 0.1 * run + anchor_cost * static_cast<double>(i));
        }
        return least;
    }
    if (callout.near) {
        return near_cost * std::hypot(box.centre().x - callout.near->x, box.centre().y - callout.near->y);
    }
    return edge_cost * (std::min(box.min.x - frame.min.x, frame.max.x - box.max.x) +
                        std::min(box.min.y - frame.min.y, frame.max.y - box.max.y));
}

} // namespace

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

void add_stands(Stands& stands, const Callout& callout, const PagePoint& top_left, const std::vector<Side>& sides,
                double extra, std::size_t most, CalloutField& field, const CalloutOptions& options) {
    const PageBox box = box_at(callout, top_left);
    const FieldVerdict verdict = field.test_box(callout.at ? box : box.grown(options.clearance));
    if (verdict.blocker) {
        stands.why = stands.why.empty() ? "no free place: " + field.name_of(*verdict.blocker) : stands.why;
        return;
    }
    extra += verdict.cost;
    if (callout.anchors.empty()) {
        stands.all.push_back({box, {}, Side::left, std::nullopt, extra + outlook(callout, box, options.frame)});
        return;
    }
    std::vector<Stand> found;
    for (std::size_t i = 0; i < callout.anchors.size(); ++i) {
        if (!options.frame.contains(callout.anchors[i])) {
            continue;
        }
        for (auto& stand : leaders_from(callout, box, callout.anchors[i], options, sides)) {
            const FieldVerdict on_way = field.test_leader(stand.leader);
            if (on_way.blocker) {
                stands.why = "no leader reaches its place: " + field.name_of(*on_way.blocker) + " is in the way";
                continue;
            }
            stand.cost += extra + on_way.cost + anchor_cost * static_cast<double>(i);
            found.push_back(std::move(stand));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Stand& a, const Stand& b) { return a.cost < b.cost; });
    found.resize(std::min(found.size(), most));
    std::move(found.begin(), found.end(), std::back_inserter(stands.all));
}

void settle(Stands& stands) {
    std::stable_sort(stands.all.begin(), stands.all.end(),
                     [](const Stand& a, const Stand& b) { return a.cost < b.cost; });
    if (stands.all.empty() && stands.why.empty()) {
        stands.why = "no free place: no leader reaches its place";
    }
}

Stands stands_of(const Callout& callout, CalloutField& field, const CalloutOptions& options) {
    Stands stands;
    if (callout.at) {
        if (inside(box_at(callout, *callout.at), options.frame)) {
            add_stands(stands, callout, *callout.at, all_sides, 0, 100, field, options);
        } else {
            stands.why = "outside the frame";
        }
        settle(stands);
        return stands;
    }
    struct Place {
        PagePoint at;
        double cost;
    };
    std::vector<Place> places;
    for (const auto& at : grid(callout, options)) {
        const PageBox box = box_at(callout, at);
        const FieldVerdict verdict = field.test_box(box.grown(options.clearance));
        if (verdict.blocker) {
            stands.why = stands.why.empty() ? "no free place: " + field.name_of(*verdict.blocker) : stands.why;
        } else {
            places.push_back({at, verdict.cost + outlook(callout, box, options.frame)});
        }
    }
    if (places.empty() && stands.why.empty()) {
        stands.why = "no free place: the box is larger than the region";
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.cost < b.cost; });
    std::size_t tried = 0;
    for (std::size_t i = 0; i < places.size() && tried < spread_most; ++i) {
        if (i < nearest_most || i % spread_step == 0) {
            add_stands(stands, callout, places[i].at, all_sides, 0, leaders_most, field, options);
            ++tried;
        }
    }
    settle(stands);
    return stands;
}

} // namespace conflictmap::label
