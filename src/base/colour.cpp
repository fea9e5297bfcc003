#include "base/colour.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace conflictmap {
namespace {

std::optional<std::uint8_t> hex_pair(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(value);
}

std::uint8_t mix(std::uint8_t top, std::uint8_t ground, double opacity) {
    return static_cast<std::uint8_t>(std::lround(top * opacity + ground * (1 - opacity)));
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

} // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.empty() || text.front() != '#') {
        return std::nullopt;
    }
    std::string digits(text.substr(1));
    if (digits.size() == 3) {
        digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    }
    if (digits.size() != 6 && digits.size() != 8) {
        return std::nullopt;
    }
    const std::string_view view = digits;
    const auto red = hex_pair(view.substr(0, 2));
    const auto green = hex_pair(view.substr(2, 2));
    const auto blue = hex_pair(view.substr(4, 2));
    const auto alpha = digits.size() == 8 ? hex_pair(view.substr(6, 2)) : std::optional<std::uint8_t>(255);
    if (!red || !green || !blue || !alpha) {
        return std::nullopt;
    }
    return Colour{*red, *green, *blue, *alpha / 255.0};
}

std::string to_hex(const Colour& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

Colour over(const Colour& top, const Colour& ground) {
    return {mix(top.red, ground.red, top.opacity), mix(top.green, ground.green, top.opacity),
            mix(top.blue, ground.blue, top.opacity), 1.0};
}

double contrast(const Colour& a, const Colour& b) {
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

} // namespace conflictmap
