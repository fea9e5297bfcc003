#pragma once
// Letters on a curve. Page millimetres.
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::text {

/// Position of a letter: its left end on the baseline, with the rotation of the curve below the letter's middle (as in
/// SVG 1.1, section 10.13.3, text on a path).
struct LetterPlace {
    scene::PagePoint at;
    double angle = 0; ///< degrees, clockwise on the page
};

/// One per letter; the text's middle is halfway along the curve. A curve that is too short continues straight. Empty
/// for a curve without length.
std::vector<LetterPlace> letter_places(const scene::Outline& curve, const std::vector<Letter>& letters);

scene::Outline outline_on_curve(const std::vector<Letter>& letters, const scene::Outline& curve);

double length_of(const scene::Outline& curve);

} // namespace conflictmap::text
