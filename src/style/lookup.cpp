// Converts a style's words to colours, strokes and fonts.
#include "style/lookup.hpp"

#include "base/units.hpp"

namespace conflictmap::style {

Resolved class_style(Lookup& lookup, const std::string& name) {
    Resolved resolved;
    for (std::size_t dot = name.find('.');; dot = name.find('.', dot + 1)) {
        const std::string rule = name.substr(0, dot);
        lookup.uses.classes.add(rule);
        const auto found = lookup.sheet.classes.find(rule);
        if (found != lookup.sheet.classes.end()) {
            resolved.style = merged(resolved.style, found->second);
            resolved.known = true;
        }
        if (dot == std::string::npos) {
            return resolved;
        }
    }
}

Colour colour_of(Lookup& lookup, const std::optional<ColourName>& name) {
    if (!name) {
        return {};
    }
    if (!name->value.starts_with('#')) {
        lookup.uses.palette.add(name->value);
    }
    const auto named = lookup.sheet.palette.find(name->value);
    return parse_colour(named == lookup.sheet.palette.end() ? name->value : named->second).value_or(Colour{});
}

Stroke stroke_of(Lookup& lookup, const StrokeStyle& style) {
    Stroke stroke;
    stroke.colour = colour_of(lookup, style.colour);
    stroke.colour.opacity *= style.opacity.value_or(Share{1}).value;
    stroke.width = style.width.value_or(Length{0.2}).mm;
    for (const Length& length : style.dash) {
        stroke.dash.push_back(length.mm);
    }
    stroke.cap = style.cap == "butt" ? Cap::butt : style.cap == "square" ? Cap::square : Cap::round;
    return stroke;
}

Halo halo_of(Lookup& lookup, const LabelStyle& style) {
    return {style.halo ? colour_of(lookup, style.halo) : Colour{255, 255, 255, 1},
            style.halo_width.value_or(Length{0}).mm};
}

LabelStyle text_style(Lookup& lookup, const std::string& name) {
    lookup.uses.text.add("base");
    lookup.uses.text.add(name);
    const auto base = lookup.sheet.text.find("base");
    const auto own = lookup.sheet.text.find(name);
    LabelStyle style = base == lookup.sheet.text.end() ? LabelStyle{} : base->second;
    return own == lookup.sheet.text.end() ? style : merged(style, own->second);
}

double space(Lookup& lookup, const std::string& name, double fallback) {
    lookup.uses.spaces.add(name);
    const auto found = lookup.sheet.spaces.find(name);
    return found == lookup.sheet.spaces.end() ? fallback : found->second.mm;
}

std::string word(Lookup& lookup, const std::string& name, const std::string& language) {
    lookup.uses.words.add(name);
    const auto found = lookup.sheet.words.find(name);
    return found == lookup.sheet.words.end() ? name : in_language(found->second, language);
}

} // namespace conflictmap::style
