#pragma once
// The teeth of a front line, on the left of its direction. Page millimetres.
#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Teeth {
    double height = 1.0; ///< mm
    double width = 1.2;  ///< mm at the line
    double gap = 3.0;    ///< mm between teeth
};

/// Filled triangles standing on the line, pointing to its left as it runs over the ground (so to its left on the page,
/// too: the page has y down, but north up). Evenly spread; none on lines shorter than a gap. Where a bend is too sharp
/// for a tooth, it is left out.
scene::Outline teeth_along(const geom::Lines<geom::Page>& lines, const Teeth& teeth);

} // namespace conflictmap::symbol
