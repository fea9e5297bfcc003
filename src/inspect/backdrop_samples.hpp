#pragma once
// The backdrop behind the texts and next to the symbols of a finished page, measured on its pixels.
#include <map>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

/// A text and the backdrop of its letters: their halo if there is one, otherwise the pixels below.
struct TextSample {
    scene::Text text;
    std::string owner;   ///< the layer or piece of furniture
    Colour behind;       ///< the backdrop of the median letter by contrast
    double contrast = 0; ///< WCAG 2; the median over the letters' outlines
};

/// A class of a layer: the one of its colours that contrasts most with the backdrop just outside its features.
struct SymbolSample {
    Colour colour;
    Colour backdrop;
    double contrast = 0; ///< the median over features
};

struct Samples {
    std::vector<TextSample> texts;
    std::map<std::string, SymbolSample> symbols; ///< by "layer class", the class as in SVG: "plant-nuclear"
};

/// Draws the page without its texts, at 4 pixels per millimetre, and takes the samples. Removes the texts from the
/// scene.
Samples sample_backdrops(scene::Scene& page, const text::Typesetter& typesetter);

} // namespace conflictmap::inspect
