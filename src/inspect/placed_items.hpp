#pragma once
// Everything on a finished page, measured again on its display list: a check that is independent of the planning.
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

enum class ItemKind { label, callout, badge, leader, furniture };

/// Page millimetres. `shapes` are convex: the four corners of a text's ink as it is rotated (for a text on a curve, of
/// each contour of its letters), a box, a disc, or the segments of a leader.
struct PlacedItem {
    ItemKind kind = ItemKind::label;
    std::string owner; ///< label: its layer; otherwise the id of the subject or the furniture
    std::string text;  ///< label: one of its lines
    std::vector<geom::Line<geom::Page>> shapes;
    scene::PageBox box;
    std::optional<std::size_t> label{}; ///< label: its index among the page's placed labels
};

/// Labels text by text, in drawing order; then callouts, badges and leaders; then furniture.
std::vector<PlacedItem> placed_items(const scene::Scene& scene, const text::Typesetter& typesetter);

} // namespace conflictmap::inspect
