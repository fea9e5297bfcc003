#pragma once
// What is behind the texts and beside the symbols of a finished page, measured on its pixels.
#include <map>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

/// A text and the backdrop that its letters stand on: its rim where it has one, else the pixels below.
struct TextSample {
    scene::Text text;
    std::string owner;   ///< the layer or piece of furniture
    Colour behind;       ///< of the letter in the middle, ordered by contrast
    double contrast = 0; ///< WCAG 2; the median over the letters' outlines
};

/// A class of a layer: of its colours the one that stands out best from the backdrop just outside its features.
struct SymbolSample {
    Colour colour;
    Colour backdrop;
    double contrast = 0; ///< the median over features
};

struct Samples {
    std::vector<TextSample> texts;
    std::map<std::string, SymbolSample> symbols; ///< by "layer class", the class as in SVG: "plant-nuclear"
};

/// Draws the page without its texts, at 4 pixels a millimetre, and takes the samples. The texts are taken out of the
/// scene.
Samples sample_backdrops(scene::Scene& page, const text::Typesetter& typesetter);

} // namespace conflictmap::inspect
