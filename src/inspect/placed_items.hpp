#pragma once
// What stands on a finished page, measured anew on its display list: the check on all that was planned.
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

enum class ItemKind { label, callout, badge, leader, furniture };

/// Page millimetres. `shapes` are convex: four corners of a text's ink as it is turned (of a text
/// on a curve, of each contour of its letters), a box, a disc, or a leader's
/// segments.
struct PlacedItem {
    ItemKind kind = ItemKind::label;
    std::string owner; ///< label: its layer; else the id of the subject or of the furniture
    std::string text;  ///< label: one line of it
    std::vector<geom::Line<geom::Page>> shapes;
    scene::PageBox box;
    std::optional<std::size_t> label{}; ///< label: its index among the page's placed labels
};

/// Labels text by text, in the order of drawing; then callouts, badges and leaders; then furniture.
std::vector<PlacedItem> placed_items(const scene::Scene& scene, const text::Typesetter& typesetter);

} // namespace conflictmap::inspect
