#pragma once
// The boxes of what is drawn, page millimetres.
#include <functional>

#include "scene/scene.hpp"

namespace conflictmap::scene {

/// Roughly the box of the letters, estimated from the measured width and the size of the font.
PageBox bounds(const Text& text);

/// Whether only what a group's clips leave of its items counts.
enum class Clips { respected, ignored };

/// The box of the group's paths, without the width of their strokes, and of its texts, whose boxes `text_bounds` gives.
/// Empty for a group that shows nothing.
PageBox bounds(const Group& group, const std::function<PageBox(const Text&)>& text_bounds,
               Clips clips = Clips::respected);

/// The same with estimated texts.
PageBox bounds(const Group& group, Clips clips = Clips::respected);

} // namespace conflictmap::scene
