#include "inspect/explanation.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "geom/convex.hpp"

namespace conflictmap::inspect {
namespace {

/// mm: ink that reaches this far into the box of other ink does not touch it, since letters do not fill the corners of
/// their box.
constexpr double slack = 0.05;
constexpr double shared_end = 1.5; ///< mm: near their end, leaders to the same place may meet

/// One label, callout, badge, leader or piece of furniture.
struct Thing {
    ItemKind kind = ItemKind::label;
    std::string owner;
    std::string name; ///< in words
    std::vector<geom::Line<geom::Page>> shapes;
    scene::PageBox box;
};

std::string name_of(const PlacedItem& item) {
    switch (item.kind) {
    case ItemKind::label:
        return fmt::format("label '{}'", item.text);
    case ItemKind::callout:
        return fmt::format("callout '{}'", item.owner);
    case ItemKind::badge:
        return fmt::format("badge '{}'", item.owner);
    case ItemKind::leader:
        return fmt::format("leader of '{}'", item.owner);
    case ItemKind::furniture:
        break;
    }
    return fmt::format("furniture '{}'", item.owner);
}

/// The items, with the lines of each label combined.
std::vector<Thing> things_of(const std::vector<PlacedItem>& items, Explanation& out) {
    std::vector<Thing> things;
    std::map<std::size_t, std::size_t> thing_of; // by label
    for (const PlacedItem& item : items) {
        Thing thing{item.kind, item.owner, name_of(item), item.shapes, item.box};
        if (item.label) {
            ExplainedLabel& label = out.labels.at(*item.label);
            label.box.add(item.box);
            thing.name = fmt::format("label '{}'", label.report.text);
            const auto [known, is_first] = thing_of.try_emplace(*item.label, things.size());
            if (!is_first) {
                Thing& begun = things[known->second];
                begun.shapes.insert(begun.shapes.end(), item.shapes.begin(), item.shapes.end());
                begun.box.add(item.box);
                continue;
            }
        }
        if (item.label || !thing.shapes.empty()) {
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

/// Without its last part, where it may meet the leader of another subject at the same place.
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
    const auto is = [](const Thing& thing, ItemKind kind) { return thing.kind == kind; };
    if (is(a, ItemKind::leader) && is(b, ItemKind::leader)) {
        if (cross(a, b)) {
            out.crossings.push_back({a.name, b.name});
        }
        return;
    }
    const bool leader = is(a, ItemKind::leader) || is(b, ItemKind::leader);
    if (leader && !is(a, ItemKind::label) && !is(b, ItemKind::label) && a.owner == b.owner) {
        return; // a leader begins at its own callout or badge
    }
    if (!meet(a, b, slack)) {
        return;
    }
    auto& into = is(a, ItemKind::label) || is(b, ItemKind::label)           ? out.label_overlaps
                 : is(a, ItemKind::furniture) && is(b, ItemKind::furniture) ? out.furniture_overlaps
                                                                            : out.callout_overlaps;
    into.push_back({a.name, b.name});
}

void find_callouts(Explanation& out, const layout::Page& page, const std::vector<PlacedItem>& items) {
    for (const layout::CalloutReport& report : page.account.callouts) {
        ExplainedCallout callout{report, "key", {}, false};
        for (const PlacedItem& item : items) {
            const bool own = item.owner == report.feature;
            callout.leader = callout.leader || (own && item.kind == ItemKind::leader);
            if (own && (item.kind == ItemKind::callout || item.kind == ItemKind::badge)) {
                callout.form = item.kind == ItemKind::callout ? "callout" : "badge";
                callout.box = item.box;
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
    const auto items = placed_items(page.scene, typesetter);
    const auto things = things_of(items, out);
    for (std::size_t i = 0; i < things.size(); ++i) {
        for (std::size_t j = i + 1; j < things.size(); ++j) {
            compare(things[i], things[j], out);
        }
    }
    find_callouts(out, page, items);
    for (const PlacedItem& item : items) {
        if (item.kind == ItemKind::furniture) {
            out.furniture.push_back({item.owner, item.box});
        }
    }
    return out;
}

} // namespace conflictmap::inspect
