#pragma once
// How lines and letters look: types that styles, the display list and the typesetter share. All sizes in mm.
#include <string>
#include <vector>

#include "base/colour.hpp"

namespace conflictmap {

enum class Cap { butt, round, square };
enum class Join { miter, round, bevel };

struct Stroke {
    Colour colour;
    double width = 0.2;       ///< mm
    std::vector<double> dash; ///< mm on, mm off, ...; empty for solid
    Cap cap = Cap::round;
    Join join = Join::round;
    bool operator==(const Stroke&) const = default;
};

enum class Weight { regular = 400, semibold = 600, bold = 700 };

struct Font {
    std::string family = "Noto Sans";
    double size = 2.5; ///< mm of em
    Weight weight = Weight::regular;
    bool italic = false;
    double spacing = 0; ///< mm added after every letter
    bool operator==(const Font&) const = default;
};

/// The halo that separates letters from the map, in the colour of the background.
struct Halo {
    Colour colour{255, 255, 255, 1.0};
    double width = 0; ///< mm on each side of the letters; 0 for none
    bool operator==(const Halo&) const = default;
};

} // namespace conflictmap
