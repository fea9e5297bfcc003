#pragma once
// Where on the page the label of a feature may be: beside its point, along its line, in its area.
#include <optional>

#include "compose/draw.hpp"
#include "label/placement.hpp"

namespace conflictmap::compose {

/// Page millimetres.
using LabelPlace = decltype(label::Request::where);

/// From the feature's own places for its label, else from its geometry as the style says. Nothing when no part of it
/// is in the window.
std::optional<LabelPlace> label_place(const PlacedFeature& feature, const style::LabelStyle& style,
                                      const Window& window);

/// Whether an area covers most of the window. A name that applies to everything visible says nothing, and would cover
/// the middle of the map's subject.
bool fills_window(const LabelPlace& where, const Window& window);

} // namespace conflictmap::compose
