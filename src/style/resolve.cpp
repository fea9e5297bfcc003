// From a style's words to colours, strokes and fonts.
#include "style/style_sheet.hpp"

#include "base/units.hpp"

namespace conflictmap::style {

Colour colour_of(const StyleSheet& sheet, const std::optional<ColourName>& name) {
    if (!name) {
        return {};
    }
    if (!name->value.starts_with('#')) {
        sheet.uses->palette.add(name->value);
    }
    const auto named = sheet.palette.find(name->value);
    return parse_colour(named == sheet.palette.end() ? name->value : named->second).value_or(Colour{});
}

Stroke stroke_of(const StyleSheet& sheet, const StrokeStyle& style) {
    Stroke stroke;
    stroke.colour = colour_of(sheet, style.colour);
    stroke.colour.opacity *= style.opacity.value_or(Share{1}).value;
    stroke.width = style.width.value_or(Length{0.2}).mm;
    for (const Length& length : style.dash) {
        stroke.dash.push_back(length.mm);
    }
    stroke.cap = style.cap == "butt" ? Cap::butt : style.cap == "square" ? Cap::square : Cap::round;
    return stroke;
}

Font font_of(const LabelStyle& style) {
    Font font;
    if (!style.family.empty()) {
        font.family = style.family;
    }
    font.size = style.size.value_or(Length{7 * mm_per_pt}).mm;
    font.weight = style.weight == "bold"       ? Weight::bold
                  : style.weight == "semibold" ? Weight::semibold
                                               : Weight::regular;
    font.italic = style.italic.value_or(false);
    font.spacing = style.spacing.value_or(Length{0}).mm;
    return font;
}

Halo halo_of(const StyleSheet& sheet, const LabelStyle& style) {
    return {style.halo ? colour_of(sheet, style.halo) : Colour{255, 255, 255, 1},
            style.halo_width.value_or(Length{0}).mm};
}

LabelStyle text_style(const StyleSheet& sheet, const std::string& name) {
    sheet.uses->text.add("base");
    sheet.uses->text.add(name);
    const auto base = sheet.text.find("base");
    const auto own = sheet.text.find(name);
    LabelStyle style = base == sheet.text.end() ? LabelStyle{} : base->second;
    return own == sheet.text.end() ? style : merged(style, own->second);
}

double space(const StyleSheet& sheet, const std::string& name, double fallback) {
    sheet.uses->spaces.add(name);
    const auto found = sheet.spaces.find(name);
    return found == sheet.spaces.end() ? fallback : found->second.mm;
}

std::string word(const StyleSheet& sheet, const std::string& name, const std::string& language) {
    sheet.uses->words.add(name);
    const auto found = sheet.words.find(name);
    return found == sheet.words.end() ? name : in_language(found->second, language);
}

} // namespace conflictmap::style
