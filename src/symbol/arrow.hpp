#pragma once
// Arrows along lines. Page millimetres.
#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Arrow {
    double head = 2.2;       ///< mm: length of a head
    double head_width = 1.7; ///< mm: width of a head at its foot
    double tail = 0;         ///< mm: width of the shaft where it begins
    double width = 0;        ///< mm: width of the shaft at the head; 0 = no shaft
    bool at_start = false;   ///< a head at the line's start, too
    bool at_end = true;
};

/// What is left of each line when `gap` mm are taken off both ends. A line that is too short for it stays as it is.
geom::Lines<geom::Page> trimmed(const geom::Lines<geom::Page>& lines, double gap);

/// The lines bowed to the left of their direction: the point at the share t of the length is moved by
/// 4 t (1 - t) * share * length across the chord, so that the middle moves most (a parabola).
geom::Lines<geom::Page> bowed(const geom::Lines<geom::Page>& lines, double share);

/// The lines without what their heads cover, so that a blunt line's end does not show beside the point.
geom::Lines<geom::Page> shafts_of(const geom::Lines<geom::Page>& lines, const Arrow& arrow);

/// Heads, and shafts where `width` says so, filled. Heads are shortened on lines with less room than two of them.
scene::Outline arrows_along(const geom::Lines<geom::Page>& lines, const Arrow& arrow);

} // namespace conflictmap::symbol
