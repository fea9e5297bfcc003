// Column mode: the order and heights of the boxes of one column.
#include "label/callout_stands.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "label/callout_column.hpp"
#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double slice = 1;       ///< mm: how finely the column's free intervals and places are told
constexpr double off_plan = 3;    ///< cost of leaving the plan,
constexpr double per_mm = 0.1;    ///< and of each mm from it
constexpr double crossing = 1000; ///< mm of leader that a crossing is worth

struct Column {
    std::vector<const Callout*> callouts; ///< with anchors or not; none set by hand
    std::vector<double> targets;          ///< best tops
    double x = 0;                         ///< left side of the boxes
    bool on_right = true;
    std::vector<Interval> free;
};

/// The level that a box would have best: that of its anchor.
double target_of(const Callout& callout, const PageBox& region) {
    if (!callout.anchors.empty()) {
        return callout.anchors.front().y - callout.badge.y;
    }
    return callout.near ? callout.near->y - callout.height / 2 : region.max.y; // those without a place go last
}

std::vector<Interval> free_intervals(const PageBox& strip, double clearance, CalloutField& field) {
    std::vector<Interval> out;
    bool open = false;
    for (double y = strip.min.y; y < strip.max.y - 1e-9; y += slice) {
        const double end = std::min(y + slice, strip.max.y);
        if (field.test_box(PageBox{{strip.min.x, y}, {strip.max.x, end}}.grown(clearance)).blocker) {
            open = false;
            continue;
        }
        if (open) {
            out.back().to = end;
        } else {
            out.push_back({y, end});
        }
        open = true;
    }
    return out;
}

/// The plain leader of a plan: out of the box by the stub, then oblique.
PageLine plain_leader(const Column& column, const Callout& callout, double top, double stub) {
    if (callout.anchors.empty()) {
        return {};
    }
    const double edge = column.on_right ? column.x : column.x + callout.width;
    const double y = top + callout.badge.y;
    return {{edge, y}, {edge + (column.on_right ? -stub : stub), y}, callout.anchors.front()};
}

struct Plan {
    std::vector<std::size_t> order;
    std::vector<double> tops; ///< by callout, not by order
    double cost = 1e18;
};

Plan plan_of(const Column& column, std::vector<std::size_t> order, const CalloutOptions& options) {
    std::vector<Slot> slots;
    for (const std::size_t i : order) {
        slots.push_back({column.callouts[i]->height, column.targets[i]});
    }
    Plan plan{std::move(order), std::vector<double>(column.callouts.size(), 0), 1e18};
    const auto tops = stack(slots, column.free, options.gap);
    if (!tops) {
        return plan;
    }
    plan.cost = 0;
    std::vector<PageLine> leaders(column.callouts.size());
    for (std::size_t k = 0; k < plan.order.size(); ++k) {
        const std::size_t i = plan.order[k];
        plan.tops[i] = (*tops)[k];
        leaders[i] = plain_leader(column, *column.callouts[i], plan.tops[i],
                                  options.shape == LeaderShape::elbow ? options.stub : 0);
        plan.cost += length_of(leaders[i]);
    }
    for (std::size_t a = 0; a < leaders.size(); ++a) {
        for (std::size_t b = a + 1; b < leaders.size(); ++b) {
            const bool tight =
                !leaders[a].empty() && !leaders[b].empty() &&
                leader_distance(leaders[a], leaders[b], leaders[a].back() == leaders[b].back()) < options.leader_gap;
            plan.cost += tight ? crossing : 0;
        }
    }
    return plan;
}

/// The order by level, then pairs changed over while that removes crossings or shortens the leaders.
Plan best_plan(const Column& column, const CalloutOptions& options) {
    std::vector<std::size_t> order(column.callouts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return column.targets[a] < column.targets[b]; });
    Plan best = plan_of(column, order, options);
    bool better = best.cost < 1e18;
    for (int round = 0; better && round < 20; ++round) {
        better = false;
        for (std::size_t a = 0; a < order.size(); ++a) {
            for (std::size_t b = a + 1; b < order.size(); ++b) {
                std::vector<std::size_t> changed = best.order;
                std::swap(changed[a], changed[b]);
                const Plan plan = plan_of(column, changed, options);
                if (plan.cost < best.cost - 1e-9) {
                    best = plan;
                    better = true;
                }
            }
        }
    }
    return best;
}

} // namespace

std::vector<Stands> column_stands(const std::vector<const Callout*>& callouts, CalloutField& field,
                                  const CalloutOptions& options) {
    std::vector<Stands> out(callouts.size());
    const auto regions = regions_of(options);
    double width = 0;
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < callouts.size(); ++i) {
        if (callouts[i]->at) {
            out[i] = stands_of(*callouts[i], field, options);
        } else {
            members.push_back(i);
            width = std::max(width, callouts[i]->width);
        }
    }
    Column column;
    column.on_right = options.mode == CalloutMode::right_column;
    PageBox region;
    for (const auto& part : regions) {
        const bool outer = region.empty() || (column.on_right ? part.max.x > region.max.x : part.min.x < region.min.x);
        region = outer ? part : region;
    }
    if (region.empty() || width > region.width()) {
        for (const std::size_t i : members) {
            out[i].why = "no free place: the box is larger than the region";
        }
        return out;
    }
    column.x = column.on_right ? region.max.x - width : region.min.x;
    column.free =
        free_intervals({{column.x, region.min.y}, {column.x + width, region.max.y}}, options.clearance, field);
    for (const std::size_t i : members) {
        column.callouts.push_back(callouts[i]);
        column.targets.push_back(target_of(*callouts[i], region));
    }
    const Plan plan = best_plan(column, options);
    const std::vector<Side> sides{column.on_right ? Side::left : Side::right};
    for (std::size_t m = 0; m < members.size(); ++m) {
        const Callout& callout = *callouts[members[m]];
        Stands& stands = out[members[m]];
        double level = column.targets[m];
        if (plan.cost < 1e18) {
            level = plan.tops[m];
            add_stands(stands, callout, {column.x, level}, sides, 0, 100, field, options);
        }
        for (double y = region.min.y; y + callout.height <= region.max.y + 1e-9; y += slice) {
            add_stands(stands, callout, {column.x, y}, sides, off_plan + per_mm * std::abs(y - level), 3, field,
                       options);
        }
        settle(stands);
    }
    return out;
}

} // namespace conflictmap::label
