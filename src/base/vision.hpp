#pragma once
// How colours are seen: CIELAB, the difference between two colours, and colour blindness.
#include <string>
#include <vector>

#include "base/colour.hpp"

namespace conflictmap {

/// CIE 1976 L*a*b* for sRGB's own white, D65. Opacity is ignored.
struct Lab {
    double l = 0; ///< lightness, 0 black to 100 white
    double a = 0;
    double b = 0;
};
Lab lab_of(const Colour& colour);

/// CIEDE2000 with all weights 1 (CIE 142-2001; formulas and test data of Sharma, Wu & Dalal 2005). A difference of 1 is
/// about the smallest that a trained eye sees on plain patches.
double difference(const Lab& x, const Lab& y);

enum class Vision { normal, deuteranopia, protanopia, grey };
const std::vector<Vision>& visions();
std::string name_of(Vision vision);

/// The colour as people see it: for colour-blind people after Machado, Oliveira & Fernandes 2009 (severity 1.0), in
/// linear light; for grey by luminance, as on a good copier.
Colour seen(const Colour& colour, Vision vision);

} // namespace conflictmap
