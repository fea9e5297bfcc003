#pragma once
// Furniture: everything on the page that is not map. Each kind is one .cpp in kinds/, listed into the table by CMake.
// A kind draws itself as a block with its top left corner at (0, 0); the layout moves it to its place. All in mm.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::furniture {

/// A drawing with its size. Its group starts at (0, 0).
struct Block {
    scene::Group group;
    double width = 0;
    double height = 0;
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

struct LegendRow {
    std::string style_class; ///< semantic class
    std::string text;
    style::ClassStyle style;
    std::string kind; ///< area, line or point
    double order = 0;
    std::string heading{}; ///< over the rows that share it; may be empty
};

/// The sizes of proportional symbols.
struct SizeKey {
    std::string heading;
    style::MarkerStyle marker; ///< of the layer's own class
    double largest = 0;        ///< of the values on the map
};

/// Sums of one layer's number by class, each a bar whose part inside the areas of `split` is marked.
struct BarRow {
    style::ClassStyle style; ///< of the class,
    style::ClassStyle side;  ///< with the side's added to it
    double all = 0;          ///< in units
    double inside = 0;
    std::string style_class{};
};
struct Bars {
    std::string title;
    std::string unit;
    std::vector<BarRow> rows; ///< in the order of the legend
    bool in_legend = false;   ///< as the legend's last column
};

/// A numbered subject with its texts.
struct KeyEntry {
    std::string number;
    std::string title;
    std::string text;
    std::string reference; ///< "¶ 11, 12"
    std::string when{};    ///< "18 March 2025", under the title; may be empty
};

/// A dated event of a timeline.
struct TimelineEvent {
    std::string number;
    std::string title;
    std::string text;
    std::string reference;
    std::string when; ///< the date or span as text
    Date start;
    std::optional<Date> end;
    bool within = false; ///< on one unknown day from `start` to `end`; false: it lasted that long
};

/// The areas of one unit by class.
struct FigureRow {
    std::string text; ///< "before 2022"
    style::ClassStyle style;
    double km2 = 0;
    std::string style_class{};
};
struct Figure {
    std::string title;
    double total_km2 = 0;
    std::vector<FigureRow> rows;
};

/// Everything that furniture may show. Filled by the pipeline from what is on the map.
struct Context {
    const style::StyleSheet* style = nullptr;
    const text::Typesetter* typesetter = nullptr;
    std::string language = "en";
    std::string title;
    std::string subtitle;
    std::string as_of; ///< the date as text; empty without one
    std::vector<std::string> credits;
    std::vector<LegendRow> legend;
    std::vector<SizeKey> sizes;
    std::vector<KeyEntry> key;
    std::vector<Figure> figures;
    double mm_per_km = 0;                               ///< at the middle of the map, on the ground
    double scale_spread = 0;                            ///< largest minus smallest scale over the frame, as a share
    std::map<const spec::FurnitureSpec*, Block> insets; ///< bodies drawn by the pipeline
    std::map<const spec::FurnitureSpec*, std::vector<TimelineEvent>> timelines; ///< by start
    std::map<const spec::FurnitureSpec*, Bars> bars;
    std::map<const spec::FurnitureSpec*, style::Picture> logos;
    double north_angle = 0; ///< degrees from the page's up to north at the middle of the map, clockwise
};

/// Where a kind is placed by default.
enum class Zone { top, bottom, map };

struct Kind {
    std::string_view name;
    std::string_view about;
    Zone zone;
    Block (*draw)(Context&, const spec::FurnitureSpec&, double width); ///< takes over its inset's body
};

/// In name order. Generated from kinds/*.cpp: each defines `const Kind& <stem>_kind()` ('-' becomes '_').
const std::vector<Kind>& kinds();
const Kind* find_kind(std::string_view name);

} // namespace conflictmap::furniture
