#pragma once
// Arrows along lines. Page millimetres.
#include "scene/scene.hpp"

namespace conflictmap::symbol {

struct Arrow {
    double head = 2.2;       ///< mm: length of a head
    double head_width = 1.7; ///< mm: width of a head at its base
    double tail = 0;         ///< mm: width of the shaft where it begins
    double width = 0;        ///< mm: width of the shaft at the head; 0 = no shaft
    bool at_start = false;   ///< a head at the line's start, too
    bool at_end = true;
};

/// Removes `gap` mm from both ends of each line. A line that is too short for this stays unchanged.
geom::Lines<geom::Page> trimmed(const geom::Lines<geom::Page>& lines, double gap);

/// Bends the lines to the left of their direction: the point at the share t of the length moves by 4 t (1 - t) * share
/// * length across the chord, so that the middle moves farthest (a parabola).
geom::Lines<geom::Page> bowed(const geom::Lines<geom::Page>& lines, double share);

/// The lines without the parts under their heads, so that the blunt end of a line is not visible next to the point.
geom::Lines<geom::Page> shafts_of(const geom::Lines<geom::Page>& lines, const Arrow& arrow);

/// Heads and, with `width`, shafts, filled. Heads become shorter on lines that are too short for two of them.
scene::Outline arrows_along(const geom::Lines<geom::Page>& lines, const Arrow& arrow);

} // namespace conflictmap::symbol
