#include "symbol/styled.hpp"

#include <algorithm>
#include <cmath>

namespace conflictmap::symbol {

Colour fill_of(const style::StyleSheet& sheet, const style::FillStyle& style) {
    Colour fill = style::colour_of(sheet, style.colour);
    fill.opacity *= style.opacity.value_or(Share{1}).value;
    return fill;
}

Hatch hatch_of(const style::StyleSheet& sheet, const style::HatchStyle& style) {
    Hatch hatch{style.angle, style.gap.mm, style::stroke_of(sheet, style.stroke), style.cross};
    for (const Length& length : style.dash) {
        hatch.stroke.dash.push_back(length.mm);
    }
    hatch.stroke.cap = Cap::butt;
    return hatch;
}

Marker marker_of(const style::StyleSheet& sheet, const style::MarkerStyle& style, std::optional<double> value) {
    Marker marker;
    marker.shape = style.shape.empty() ? "circle" : style.shape;
    marker.size = style.size.value_or(Length{1.4}).mm;
    if (value && style.full_value && *style.full_value > 0) {
        marker.size *= std::sqrt(std::max(0.0, *value) / *style.full_value);
    }
    if (style.fill) {
        marker.fill = fill_of(sheet, *style.fill);
    }
    if (style.stroke) {
        marker.stroke = style::stroke_of(sheet, *style.stroke);
    }
    marker.dot = style.dot.value_or(Length{0}).mm;
    marker.dot_colour = style::colour_of(sheet, style.dot_colour);
    return marker;
}

} // namespace conflictmap::symbol
