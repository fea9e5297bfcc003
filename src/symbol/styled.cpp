#include "symbol/styled.hpp"

#include <algorithm>
#include <cmath>

namespace conflictmap::symbol {

std::string class_name(const std::string& style_class) {
    std::string name = style_class;
    std::replace(name.begin(), name.end(), '.', '-');
    return name;
}

std::string stroke_part(std::size_t pass, std::size_t passes) {
    return pass + 1 < passes ? "casing" : "stroke";
}

Colour fill_of(style::Lookup& lookup, const style::FillStyle& style) {
    Colour fill = style::colour_of(lookup, style.colour);
    fill.opacity *= style.opacity.value_or(Share{1}).value;
    return fill;
}

Hatch hatch_of(style::Lookup& lookup, const style::HatchStyle& style) {
    Hatch hatch{style.angle, style.gap.mm, style::stroke_of(lookup, style.stroke), style.cross};
    for (const Length& length : style.dash) {
        hatch.stroke.dash.push_back(length.mm);
    }
    hatch.stroke.cap = Cap::butt;
    return hatch;
}

Soft soft_of(style::Lookup& lookup, const style::SoftStyle& style) {
    return {fill_of(lookup, {style.colour, style.opacity}), style.width.mm};
}

Arrow arrow_of(const style::ArrowStyle& style) {
    Arrow arrow;
    arrow.head = style.head.mm;
    arrow.head_width = style.head_width.mm;
    arrow.width = style.width.value_or(Length{0}).mm;
    arrow.tail = style.tail.value_or(style.width.value_or(Length{0})).mm;
    arrow.at_start = style.ends == "both";
    arrow.at_end = style.ends != "none";
    return arrow;
}

std::vector<scene::Path> arrow_paths(style::Lookup& lookup, const style::ClassStyle& style,
                                     const geom::Lines<geom::Page>& lines, std::size_t pass, std::size_t passes) {
    std::vector<scene::Path> paths;
    const Arrow arrow = arrow_of(*style.arrow);
    const std::size_t strokes = style.stroke ? style.stroke->size() : 0;
    if (pass < strokes) {
        const Stroke stroke = style::stroke_of(lookup, (*style.stroke)[pass]);
        paths.push_back({scene::outline_of(shafts_of(lines, arrow)), std::nullopt, stroke, stroke_part(pass, strokes)});
        if (pass + 1 < strokes) {
            Stroke rim = stroke;
            rim.dash.clear();
            rim.width = stroke.width - style::stroke_of(lookup, style.stroke->back()).width;
            rim.join = Join::round;
            paths.push_back({arrows_along(lines, arrow), std::nullopt, rim, "casing"});
        }
    }
    if (pass + 1 >= passes) {
        const scene::Outline heads = arrows_along(lines, arrow);
        if (!heads.empty()) {
            paths.push_back(
                {heads, fill_of(lookup, {style.arrow->colour, style.arrow->opacity}), std::nullopt, "arrow"});
        }
    }
    return paths;
}

Marker marker_of(style::Lookup& lookup, const style::MarkerStyle& style, std::optional<double> value) {
    Marker marker;
    marker.shape = style.shape.empty() ? "circle" : style.shape;
    marker.size = style.size.value_or(Length{1.4}).mm;
    if (value && style.full_value && *style.full_value > 0) {
        marker.size *= std::sqrt(std::max(0.0, *value) / *style.full_value);
    }
    if (style.fill) {
        marker.fill = fill_of(lookup, *style.fill);
    }
    if (style.stroke) {
        marker.stroke = style::stroke_of(lookup, *style.stroke);
    }
    if (style.hatch) {
        marker.hatch = hatch_of(lookup, *style.hatch);
    }
    if (style.ring) {
        marker.ring = style::stroke_of(lookup, *style.ring);
    }
    if (style.cross) {
        marker.cross = style::stroke_of(lookup, *style.cross);
    }
    if (style.symbol) {
        lookup.uses.symbols.add(style.symbol->value);
        if (const auto found = lookup.sheet.symbols.find(style.symbol->value); found != lookup.sheet.symbols.end()) {
            marker.picture = &found->second;
        }
    }
    marker.dot = style.dot.value_or(Length{0}).mm;
    marker.dot_colour = style::colour_of(lookup, style.dot_colour);
    return marker;
}

} // namespace conflictmap::symbol
