#pragma once
// Hatching drawn as individual lines. Page millimetres.
#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Hatch {
    double angle = 45; ///< degrees counter-clockwise from the page's horizontal
    double gap = 1.4;  ///< mm between lines
    Stroke stroke;
    bool cross = false;
};

/// A group clipped to `area` with the lines that cross it. The lines are aligned to the page's origin, so that the
/// hatches of neighbouring areas match. Areas that are too small for a line give an empty group.
scene::Group hatch_group(const Hatch& hatch, const scene::Outline& area);

} // namespace conflictmap::symbol
