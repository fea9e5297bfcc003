// The declarations of everything a style file may hold.
#include "style/style_sheet.hpp"

namespace conflictmap {
namespace {

/// "#rgb", "#rrggbb", or a name. A schema cannot know the names: they are in the palettes of the style and its bases.
constexpr const char* colour_pattern = "^(#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})|[^#].*)$";
constexpr const char* palette_pattern = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";

/// Adds the pattern to every colour in the schema.
void describe_colours(Schema& schema) {
    for (auto& [name, property] : schema.properties) {
        const bool colour = name == "colour" || name == "dot-colour" || name == "halo";
        if (colour && property.type == "string") {
            property.pattern = colour_pattern;
        }
        describe_colours(property);
    }
    for (Schema& each : schema.items) {
        describe_colours(each);
    }
    for (Schema& each : schema.any_of) {
        describe_colours(each);
    }
}

} // namespace

void Codec<style::FillStyle>::read(const Node& node, style::FillStyle& value, Diagnostics& diagnostics) {
    if (node.is_scalar()) {
        Codec<style::ColourName>::read(node, value.colour.emplace(), diagnostics);
    } else {
        style::FillStyle::record().read(node, value, diagnostics);
    }
}

Schema Codec<style::FillStyle>::schema() {
    Schema either;
    either.any_of = {Codec<std::string>::schema(), style::FillStyle::record().schema()};
    either.any_of.front().pattern = colour_pattern;
    return either;
}

void Codec<std::vector<style::StrokeStyle>>::read(const Node& node, std::vector<style::StrokeStyle>& value,
                                                  Diagnostics& diagnostics) {
    value.clear();
    if (node.is_map()) {
        style::StrokeStyle::record().read(node, value.emplace_back(), diagnostics);
        return;
    }
    if (!node.is_list()) {
        report_wrong(node, "a stroke such as { colour: ink, width: 0.8 pt }, or a list of strokes", diagnostics);
        return;
    }
    for (const Node& item : node.items) {
        style::StrokeStyle::record().read(item, value.emplace_back(), diagnostics);
    }
}

Schema Codec<std::vector<style::StrokeStyle>>::schema() {
    Schema list;
    list.type = "array";
    list.items = {style::StrokeStyle::record().schema()};
    Schema either;
    either.any_of = {style::StrokeStyle::record().schema(), list};
    return either;
}

} // namespace conflictmap

namespace conflictmap::style {

const Record<FillStyle>& FillStyle::record() {
    static const auto declared = Record<FillStyle>("a fill")
                                     .field("colour", &FillStyle::colour, "#rrggbb or a colour of the palette")
                                     .field("opacity", &FillStyle::opacity, "0% clear to 100% opaque");
    return declared;
}

const Record<StrokeStyle>& StrokeStyle::record() {
    static const auto declared =
        Record<StrokeStyle>("a stroke")
            .field("colour", &StrokeStyle::colour, "#rrggbb or a colour of the palette")
            .field("width", &StrokeStyle::width, "line width")
            .field("dash", &StrokeStyle::dash, "lengths of dashes and gaps")
            .field("cap", &StrokeStyle::cap, "line ends", Need::optional, {"butt", "round", "square"})
            .field("opacity", &StrokeStyle::opacity, "0% clear to 100% opaque");
    return declared;
}

const Record<HatchStyle>& HatchStyle::record() {
    static const auto declared =
        Record<HatchStyle>("a hatch")
            .field("angle", &HatchStyle::angle, "degrees counter-clockwise from the horizontal")
            .field("gap", &HatchStyle::gap, "from line to line")
            .field("dash", &HatchStyle::dash, "lengths of dashes and gaps, staggered from line to line")
            .field("stroke", &HatchStyle::stroke, "the lines' stroke")
            .field("cross", &HatchStyle::cross, "true for a second set of lines across the first");
    return declared;
}

const Record<TeethStyle>& TeethStyle::record() {
    static const auto declared = Record<TeethStyle>("teeth")
                                     .field("height", &TeethStyle::height, "height of a tooth")
                                     .field("width", &TeethStyle::width, "width of a tooth at the line")
                                     .field("gap", &TeethStyle::gap, "from tooth to tooth")
                                     .field("colour", &TeethStyle::colour, "#rrggbb or a colour of the palette");
    return declared;
}

const Record<ArrowStyle>& ArrowStyle::record() {
    static const auto declared =
        Record<ArrowStyle>("an arrow")
            .field("colour", &ArrowStyle::colour, "#rrggbb or a colour of the palette")
            .field("opacity", &ArrowStyle::opacity, "0% clear to 100% opaque")
            .field("head", &ArrowStyle::head, "length of a head")
            .field("head-width", &ArrowStyle::head_width, "width of a head at its base")
            .field("tail", &ArrowStyle::tail, "width of the shaft at its start")
            .field("width", &ArrowStyle::width, "width of the shaft at the head; without it, only heads are drawn")
            .field("ends", &ArrowStyle::ends, "which ends have heads", Need::optional, {"end", "both", "none"})
            .field("gap", &ArrowStyle::gap, "free space at each end of the line")
            .field("bend", &ArrowStyle::bend, "how far lines bend to their left, as a share of their length");
    return declared;
}

const Record<SoftStyle>& SoftStyle::record() {
    static const auto declared =
        Record<SoftStyle>("a soft-edged area")
            .field("colour", &SoftStyle::colour, "#rrggbb or a colour of the palette")
            .field("opacity", &SoftStyle::opacity, "opacity in the middle: 0% clear to 100% opaque")
            .field("width", &SoftStyle::width, "width of the fading edge, half of which is outside the outline");
    return declared;
}

const Record<MarkerStyle>& MarkerStyle::record() {
    static const auto declared =
        Record<MarkerStyle>("a marker")
            .field("shape", &MarkerStyle::shape, "the symbol's shape", Need::optional,
                   {"circle", "square", "diamond", "triangle", "triangle-down", "cross", "none"})
            .field("symbol", &MarkerStyle::symbol, "a pictogram on the shape: a file of symbols/, or none")
            .field("size", &MarkerStyle::size, "diameter; for proportional symbols, at full-value")
            .field("fill", &MarkerStyle::fill, "fill of the symbol")
            .field("stroke", &MarkerStyle::stroke, "outline of the symbol")
            .field("dot", &MarkerStyle::dot, "diameter of a dot in the middle")
            .field("dot-colour", &MarkerStyle::dot_colour, "colour of the dot")
            .field("full-value", &MarkerStyle::full_value, "proportional symbols: the value drawn at 'size'")
            .field("hatch", &MarkerStyle::hatch, "hatch over the fill")
            .field("ring", &MarkerStyle::ring, "a ring around the symbol, outside its outline")
            .field("cross", &MarkerStyle::cross, "a cross in the middle");
    return declared;
}

const Record<LabelStyle>& LabelStyle::record() {
    static const auto declared =
        Record<LabelStyle>("a label")
            .field("family", &LabelStyle::family, "font family", Need::optional, {"Noto Sans", "Noto Serif"})
            .field("size", &LabelStyle::size, "font size")
            .field("weight", &LabelStyle::weight, "font weight", Need::optional, {"regular", "semibold", "bold"})
            .field("italic", &LabelStyle::italic, "true for italics")
            .field("capitals", &LabelStyle::capitals, "true for capital letters")
            .field("spacing", &LabelStyle::spacing, "extra space between letters")
            .field("colour", &LabelStyle::colour, "#rrggbb or a colour of the palette")
            .field("halo", &LabelStyle::halo, "colour of the halo; default: the colour of the map under the label")
            .field("halo-width", &LabelStyle::halo_width, "width of the halo")
            .field("rank", &LabelStyle::rank, "order of placement: lower ranks come first")
            .field("place", &LabelStyle::place, "how the label is placed", Need::optional,
                   {"point", "area", "line", "chord", "centre"})
            .field("wrap", &LabelStyle::wrap, "maximum width of a line of text")
            .field("offset", &LabelStyle::offset, "distance from the line, for labels along lines")
            .field("curve", &LabelStyle::curve, "true for labels that may bend with their line or area")
            .field("repeat", &LabelStyle::repeat, "labels along lines: distance between repetitions of the label");
    return declared;
}

const Record<ClassStyle>& ClassStyle::record() {
    static const auto declared =
        Record<ClassStyle>("a class")
            .field("legend", &ClassStyle::legend, "text in the legend, as one text or one per language")
            .field("legend-order", &ClassStyle::legend_order, "lower numbers come first in the legend")
            .field("swatch", &ClassStyle::swatch, "kind of sample in the legend", Need::optional,
                   {"area", "line", "point"})
            .field("fill", &ClassStyle::fill, "fill of areas")
            .field("hatch", &ClassStyle::hatch, "hatch of areas")
            .field("stroke", &ClassStyle::stroke, "one stroke, or several from bottom to top")
            .field("teeth", &ClassStyle::teeth, "teeth on the left of the line")
            .field("arrow", &ClassStyle::arrow, "arrows along lines")
            .field("soft", &ClassStyle::soft, "fill of areas whose outline is known only roughly")
            .field("marker", &ClassStyle::marker, "symbol of points")
            .field("label", &ClassStyle::label, "labels of the features")
            .field("label-detail", &ClassStyle::label_detail,
                   "changes to the label for the text after the first line break")
            .field("context", &ClassStyle::context,
                   "true: pale on purpose, so the palette check does not test its contrast")
            .field("obstacle", &ClassStyle::obstacle,
                   "cost of a label that crosses it; at 1000 or more, never crossed");
    return declared;
}

const Record<StyleSheet>& StyleSheet::record() {
    static const auto declared =
        Record<StyleSheet>("a style")
            .field("style", &StyleSheet::style, "name of the style, the same as its folder", Need::required)
            .field("extends", &StyleSheet::extends, "the style that supplies all values that this one does not set")
            .field("about", &StyleSheet::about, "one line about it")
            .field("palette", &StyleSheet::palette, "colours by name")
            .field("classes", &StyleSheet::classes, "how each semantic class is drawn")
            .field("text", &StyleSheet::text, "how the furniture's texts look")
            .field("spaces", &StyleSheet::spaces, "the furniture's distances")
            .field("words", &StyleSheet::words, "the furniture's words");
    return declared;
}

Schema class_schema() {
    Schema schema = ClassStyle::record().schema();
    describe_colours(schema);
    return schema;
}

Schema style_schema() {
    Schema schema = StyleSheet::record().schema();
    describe_colours(schema);
    schema.property("palette").items.front().pattern = palette_pattern;
    return schema;
}

} // namespace conflictmap::style
