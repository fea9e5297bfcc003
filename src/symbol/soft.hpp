#pragma once
// Areas whose outline is known only roughly: the colour fades out across it. Page millimetres.
#include <vector>

#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Soft {
    Colour colour;    ///< with its opacity in the middle
    double width = 4; ///< mm: of the fading edge, half of which is outside the outline
};

/// The area as layers of one faint colour, the widest first: it grows by half the width and shrinks by as much, in
/// steps too small to see. All layers together have the opacity of the colour.
std::vector<scene::Path> soft_area(const geom::Polygons<geom::Page>& area, const Soft& soft);

} // namespace conflictmap::symbol
