#pragma once
// A style: semantic classes and how each one is drawn. Sizes are physical. styles/<name>/style.yaml is read strictly;
// every field is declared once, in declarations.cpp.
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ink.hpp"
#include "base/input_file.hpp"
#include "base/record.hpp"
#include "style/picture.hpp"

namespace conflictmap::style {

/// "#rrggbb" or the name of a colour in the style's palette.
using ColourName = Placed<std::string>;

struct FillStyle {
    std::optional<ColourName> colour;
    std::optional<Share> opacity;
    static const Record<FillStyle>& record();
};

struct StrokeStyle {
    std::optional<ColourName> colour;
    std::optional<Length> width;
    std::vector<Length> dash;
    std::string cap;
    std::optional<Share> opacity;
    static const Record<StrokeStyle>& record();
};

struct HatchStyle {
    double angle = 45; ///< degrees counter-clockwise from the page's horizontal
    Length gap{1.4};
    std::vector<Length> dash; ///< dashed lines, as on maps of wetland
    StrokeStyle stroke;
    bool cross = false;
    static const Record<HatchStyle>& record();
};

struct TeethStyle {
    Length height{1.0};
    Length width{1.2};
    Length gap{3.0}; ///< distance between teeth
    std::optional<ColourName> colour;
    static const Record<TeethStyle>& record();
};

/// Arrows along lines: only heads, on the class's strokes, or heads with a shaft that tapers.
struct ArrowStyle {
    std::optional<ColourName> colour;
    std::optional<Share> opacity;
    Length head{2.2};            ///< length of a head
    Length head_width{1.7};      ///< width of a head at its base
    std::optional<Length> tail;  ///< width of the shaft at its start
    std::optional<Length> width; ///< width of the shaft at the head; without it, only heads
    std::string ends = "end";    ///< end, both or none
    Length gap{0};               ///< free space at each end of the line
    Share bend{0};               ///< how far lines bend to their left, as a share of their length
    static const Record<ArrowStyle>& record();
};

/// An area whose outline is known only roughly: its colour fades out across the outline.
struct SoftStyle {
    std::optional<ColourName> colour;
    std::optional<Share> opacity; ///< in the middle
    Length width{4};              ///< of the fading edge, half of which is outside the outline
    static const Record<SoftStyle>& record();
};

struct MarkerStyle {
    std::string shape;                         ///< circle, square, diamond, triangle, triangle-down, cross or none
    std::optional<Placed<std::string>> symbol; ///< a pictogram on the shape, in `dot_colour`
    std::optional<Length> size;
    std::optional<FillStyle> fill;
    std::optional<StrokeStyle> stroke;
    std::optional<Length> dot; ///< diameter of a dot in the middle
    std::optional<ColourName> dot_colour;
    std::optional<double> full_value; ///< proportional symbols: the value drawn at `size`
    std::optional<HatchStyle> hatch;  ///< over the fill, inside the outline
    std::optional<StrokeStyle> ring;  ///< around the outline, outside its stroke
    std::optional<StrokeStyle> cross; ///< in the middle
    static const Record<MarkerStyle>& record();
};

struct LabelStyle {
    std::string family;
    std::optional<Length> size;
    std::string weight;
    std::optional<bool> italic;
    std::optional<bool> capitals;
    std::optional<Length> spacing;
    std::optional<ColourName> colour;
    std::optional<ColourName> halo;
    std::optional<Length> halo_width;
    std::optional<double> rank; ///< lower is placed first
    std::string place;          ///< point, area, line, chord or centre; empty = by the geometry
    std::optional<Length> wrap; ///< maximum width of a line
    std::optional<Length> offset;
    std::optional<bool> curve; ///< may be bent with its line or area; for labels along lines, yes by default
    std::optional<Length> repeat;
    static const Record<LabelStyle>& record();
};

struct ClassStyle {
    LocalText legend;
    std::optional<double> legend_order;
    std::string swatch; ///< area, line or point; empty = by what the class draws
    std::optional<FillStyle> fill;
    std::optional<HatchStyle> hatch;
    std::optional<std::vector<StrokeStyle>> stroke; ///< bottom first: the casing, then the line
    std::optional<TeethStyle> teeth;
    std::optional<ArrowStyle> arrow;
    std::optional<SoftStyle> soft;
    std::optional<MarkerStyle> marker;
    std::optional<LabelStyle> label;
    std::optional<bool> context;            ///< drawn pale on purpose: the palette check skips its contrast
    std::optional<LabelStyle> label_detail; ///< changes to `label` for the text after the first line break
    std::optional<double> obstacle;         ///< cost of a label that crosses it; at 1000 or more, never crossed
    static const Record<ClassStyle>& record();
};

struct StyleSheet {
    std::string style;
    std::string extends;
    LocalText about;
    std::map<std::string, std::string> palette;
    std::map<std::string, ClassStyle> classes;
    std::map<std::string, LabelStyle> text;   ///< furniture: title, subtitle, legend, credits, key ...
    std::map<std::string, Length> spaces;     ///< furniture: page-margin, panel-padding ...
    std::map<std::string, LocalText> words;   ///< furniture: the words it writes
    std::map<std::string, Picture> symbols;   ///< pictograms: symbols/*.svg next to each file, the nearer one wins
    std::vector<std::filesystem::path> files; ///< the files that were read, the nearest first
    /// Each entry as the files write it, base first: "classes.held", "palette.ink" ...
    std::map<std::string, std::string> written;
    static const Record<StyleSheet>& record();
};

/// Where a style is, and the folders that it and its pictograms may be in (see InputFile).
struct StyleFile {
    std::filesystem::path path; ///< empty: there is none, which has been reported
    Roots roots;
};

/// Reads a style with all that it extends, base first; the nearer file wins field by field. Nothing with errors.
/// `find(name)` gives the file of a style.
std::optional<StyleSheet> read_style(const StyleFile& file, const std::function<StyleFile(const std::string&)>& find,
                                     Diagnostics& diagnostics);

/// `upper` merged over `lower`, field by field.
ClassStyle merged(const ClassStyle& lower, const ClassStyle& upper);
LabelStyle merged(const LabelStyle& lower, const LabelStyle& upper);

Font font_of(const LabelStyle& style);

/// Reports colours that are neither "#rrggbb" nor in the palette.
void check_colours(const StyleSheet& sheet, const ClassStyle& style, Diagnostics& diagnostics);

/// The shapes of a whole style file and of one class in it.
Schema style_schema();
Schema class_schema();

/// The names of the style's classes, for `did you mean`.
std::vector<std::string> class_names(const StyleSheet& sheet);

} // namespace conflictmap::style

namespace conflictmap {
/// Short forms: a colour for a fill ("fill: held"), one stroke for a list of strokes.
template <> struct Codec<style::FillStyle> {
    static void read(const Node& node, style::FillStyle& value, Diagnostics& diagnostics);
    static Schema schema();
};
template <> struct Codec<std::vector<style::StrokeStyle>> {
    static void read(const Node& node, std::vector<style::StrokeStyle>& value, Diagnostics& diagnostics);
    static Schema schema();
};
} // namespace conflictmap
