#pragma once
// Colours in sRGB.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace conflictmap {

/// sRGB, 8 bits per channel, with opacity from 0 (clear) to 1 (opaque).
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    double opacity = 1.0;
    bool operator==(const Colour&) const = default;
};

/// "#rgb", "#rrggbb" or "#rrggbbaa"; nothing else.
std::optional<Colour> parse_colour(std::string_view text);

/// "#rrggbb"; the opacity is not included.
std::string to_hex(const Colour& colour);

/// `top` as it looks over opaque `ground`, mixed in sRGB as Cairo and SVG do.
Colour over(const Colour& top, const Colour& ground);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21 (w3.org/TR/WCAG21, "contrast ratio").
double contrast(const Colour& a, const Colour& b);

} // namespace conflictmap
