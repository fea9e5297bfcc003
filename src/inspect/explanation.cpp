#include "inspect/explanation.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "geom/convex.hpp"

namespace conflictmap::inspect {
namespace {

/// mm: ink that reaches so far into other ink's box does not touch it, for a box has corners that letters have not.
constexpr double slack = 0.05;
constexpr double shared_end = 1.5; ///< mm: leaders to one place may meet there

/// One label, callout, badge, leader or piece of furniture.
struct Thing {
    MarkKind kind = MarkKind::label;
    std::string owner;
    std::string name; ///< in words
    std::vector<geom::Line<geom::Page>> shapes;
    scene::PageBox box;
};

std::string name_of(const Mark& mark) {
    switch (mark.kind) {
    case MarkKind::label:
        return fmt::format("label '{}'", mark.text);
    case MarkKind::callout:
        return fmt::format("callout '{}'", mark.owner);
    case MarkKind::badge:
        return fmt::format("badge '{}'", mark.owner);
    case MarkKind::leader:
        return fmt::format("leader of '{}'", mark.owner);
    case MarkKind::furniture:
        break;
    }
    return fmt::format("furniture '{}'", mark.owner);
}

/// The marks with the lines of each label put together.
std::vector<Thing> things_of(const std::vector<Mark>& marks, Explanation& out) {
    std::vector<Thing> things;
    std::map<std::size_t, std::size_t> thing_of; // by label
    for (const Mark& mark : marks) {
        Thing thing{mark.kind, mark.owner, name_of(mark), mark.shapes, mark.box};
        if (mark.label) {
            ExplainedLabel& label = out.labels.at(*mark.label);
            label.box.add(mark.box);
            thing.name = fmt::format("label '{}'", label.report.text);
            const auto [known, is_first] = thing_of.try_emplace(*mark.label, things.size());
            if (!is_first) {
                Thing& begun = things[known->second];
                begun.shapes.insert(begun.shapes.end(), mark.shapes.begin(), mark.shapes.end());
                begun.box.add(mark.box);
                continue;
            }
        }
        if (mark.label || !thing.shapes.empty()) {
            things.push_back(std::move(thing));
        }
    }
    return things;
}

bool meet(const Thing& a, const Thing& b, double tolerance) {
    return a.box.grown(1).overlaps(b.box.grown(1)) && std::any_of(a.shapes.begin(), a.shapes.end(), [&](const auto& s) {
               return std::any_of(b.shapes.begin(), b.shapes.end(),
                                  [&](const auto& t) { return geom::share_ground(s, t, tolerance); });
           });
}

/// Without its last bit, where it may meet the leader of another subject of the same place.
Thing shortened(Thing leader) {
    auto& last = leader.shapes.back();
    const double length = std::hypot(last[1].x - last[0].x, last[1].y - last[0].y);
    const double keep = std::max(0.0, length - shared_end) / std::max(length, 1e-9);
    last[1] = {last[0].x + keep * (last[1].x - last[0].x), last[0].y + keep * (last[1].y - last[0].y)};
    return leader;
}

bool cross(const Thing& a, const Thing& b) {
    const auto& end_a = a.shapes.back().back();
    const auto& end_b = b.shapes.back().back();
    const bool one_place = std::hypot(end_a.x - end_b.x, end_a.y - end_b.y) < 0.1;
    return one_place ? meet(shortened(a), shortened(b), 0) : meet(a, b, 0);
}

void compare(const Thing& a, const Thing& b, Explanation& out) {
    const auto is = [](const Thing& thing, MarkKind kind) { return thing.kind == kind; };
    if (is(a, MarkKind::leader) && is(b, MarkKind::leader)) {
        if (cross(a, b)) {
            out.crossings.push_back({a.name, b.name});
        }
        return;
    }
    const bool leader = is(a, MarkKind::leader) || is(b, MarkKind::leader);
    if (leader && !is(a, MarkKind::label) && !is(b, MarkKind::label) && a.owner == b.owner) {
        return; // It begins at its own callout or badge.
    }
    if (!meet(a, b, slack)) {
        return;
    }
    auto& into = is(a, MarkKind::label) || is(b, MarkKind::label)           ? out.label_overlaps
                 : is(a, MarkKind::furniture) && is(b, MarkKind::furniture) ? out.furniture_overlaps
                                                                            : out.callout_overlaps;
    into.push_back({a.name, b.name});
}

void find_callouts(Explanation& out, const layout::Page& page, const std::vector<Mark>& marks) {
    for (const layout::CalloutReport& report : page.account.callouts) {
        ExplainedCallout callout{report, "key", {}, false};
        for (const Mark& mark : marks) {
            const bool own = mark.owner == report.feature;
            callout.leader = callout.leader || (own && mark.kind == MarkKind::leader);
            if (own && (mark.kind == MarkKind::callout || mark.kind == MarkKind::badge)) {
                callout.form = mark.kind == MarkKind::callout ? "callout" : "badge";
                callout.box = mark.box;
            }
        }
        out.callouts.push_back(std::move(callout));
    }
}

} // namespace

Explanation explain(const layout::Page& page, const text::Typesetter& typesetter) {
    Explanation out;
    for (const layout::LabelReport& report : page.account.placed_labels) {
        out.labels.push_back({report, {}});
    }
    const auto marks = marks_of(page.scene, typesetter);
    const auto things = things_of(marks, out);
    for (std::size_t i = 0; i < things.size(); ++i) {
        for (std::size_t j = i + 1; j < things.size(); ++j) {
            compare(things[i], things[j], out);
        }
    }
    find_callouts(out, page, marks);
    for (const Mark& mark : marks) {
        if (mark.kind == MarkKind::furniture) {
            out.furniture.push_back({mark.owner, mark.box});
        }
    }
    return out;
}

} // namespace conflictmap::inspect
