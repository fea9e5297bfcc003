#pragma once
// Bounding boxes of drawn items, in page millimetres. Empty for items that show nothing.
#include <functional>

#include "scene/scene.hpp"

namespace conflictmap::scene {

/// The approximate box of the letters, estimated from the measured width and the font size.
PageBox bounds(const Text& text);

/// The box of the group's paths as clipped, without the width of their strokes, and of its texts, whose boxes
/// `text_bounds` gives.
PageBox bounds(const Group& group, const std::function<PageBox(const Text&)>& text_bounds);

/// The same with estimated texts.
PageBox bounds(const Group& group);

/// A box that contains all the group's items: texts estimated, strokes with their width, clipped parts included.
PageBox outer_bounds(const Group& group);

} // namespace conflictmap::scene
