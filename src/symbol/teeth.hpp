#pragma once
// The teeth of a front line, on the left of its direction. Page millimetres.
#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Teeth {
    double height = 1.0; ///< mm
    double width = 1.2;  ///< mm at the line
    double gap = 3.0;    ///< mm between teeth
};

/// Filled triangles on the line that point to its left as seen on the ground (and also on the page: its y runs down,
/// but north is up). They are evenly spaced; lines shorter than a gap have none. A tooth is left out where a bend is
/// too sharp for it.
scene::Outline teeth_along(const geom::Lines<geom::Page>& lines, const Teeth& teeth);

} // namespace conflictmap::symbol
