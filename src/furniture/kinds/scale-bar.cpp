// Kilometres and miles, accurate at the middle of the map. Left out if the scale varies by more than 5 % over the map.
#include <array>
#include <cmath>

#include "base/units.hpp"
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double widest_spread = 0.05;
constexpr double km_per_mile = 1.609344; ///< international mile
constexpr double kilometre_tick = 1.1;

/// The largest of 1, 2, 3, 5 times a power of ten that is no longer than `longest`.
double round_length(double longest) {
    const double power = std::pow(10, std::floor(std::log10(longest)));
    for (const double step : {5.0, 3.0, 2.0}) {
        if (step * power <= longest) {
            return step * power;
        }
    }
    return power;
}

std::string figure(double value, const std::string& language) {
    return format_quantity(value, value < 1 ? (value < 0.1 ? 2 : 1) : 0, language);
}

Block draw_scale_bar(const Context& context, const Piece& piece, double, compose::Styles&, Diagnostics&) {
    Block block;
    if (context.scale.mm_per_km <= 0 || context.scale.spread > widest_spread) {
        return block;
    }
    const style::LabelStyle text = style::text_style(*context.style, "scale-bar");
    const auto look = style::class_style(*context.style, "scale-bar").style;
    const double target = piece.spec.width.value_or(Length{22}).mm;
    const double km = round_length(target / context.scale.mm_per_km);
    const double miles = round_length(target / context.scale.mm_per_km / km_per_mile);
    const double km_mm = km * context.scale.mm_per_km;
    const double mile_mm = miles * km_per_mile * context.scale.mm_per_km;
    const double y = line_height(text);
    scene::Outline outline;
    outline.move_to({0, y - kilometre_tick});
    outline.line_to({0, y + kilometre_tick});
    outline.move_to({0, y});
    outline.line_to({std::max(km_mm, mile_mm), y});
    outline.move_to({km_mm, y - kilometre_tick});
    outline.line_to({km_mm, y});
    outline.move_to({mile_mm, y});
    outline.line_to({mile_mm, y + kilometre_tick});
    if (look.stroke) {
        for (const auto& stroke : *look.stroke) {
            block.group.items.push_back(
                scene::Path{outline, std::nullopt, style::stroke_of(*context.style, stroke), "scale-bar stroke"});
        }
    }
    style::Lookup& words = *context.style;
    const std::string km_text = figure(km, context.language) + "\u00a0" + style::word(words, "km", context.language);
    const std::string mile_text = figure(miles, context.language) + "\u00a0" +
                                  style::word(words, miles == 1 ? "mile" : "miles", context.language);
    write_line(block.group, context, km_text, text, {0.9, y - 0.7});
    write_line(block.group, context, mile_text, text, {0.9, y + baseline(text) + 0.1});
    block.width = std::max({km_mm, mile_mm, width_of(context, km_text, text), width_of(context, mile_text, text)});
    block.height = 2 * line_height(text);
    return block;
}

} // namespace

const Kind& scale_bar_kind() {
    static const Kind kind{
        .name = "scale-bar",
        .about = "kilometres and miles, exact at the middle of the map",
        .zone = Zone::map,
        .draw = draw_scale_bar,
        .on_ground = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
