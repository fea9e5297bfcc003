#pragma once
// The boxes of what is drawn, page millimetres. Empty for what shows nothing.
#include <functional>

#include "scene/scene.hpp"

namespace conflictmap::scene {

/// Roughly the box of the letters, estimated from the measured width and the size of the font.
PageBox bounds(const Text& text);

/// The box of what the group's clips leave of its paths, without the width of their strokes, and of its texts, whose
/// boxes `text_bounds` gives.
PageBox bounds(const Group& group, const std::function<PageBox(const Text&)>& text_bounds);

/// The same with estimated texts.
PageBox bounds(const Group& group);

/// A box that holds all the group's items: texts estimated, strokes with their width, also what clips hide.
PageBox outer_bounds(const Group& group);

} // namespace conflictmap::scene
