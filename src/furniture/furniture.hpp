#pragma once
// Furniture: everything on the page except the map. Each kind is one .cpp in kinds/; CMake lists them in a table. A
// kind draws itself as a block with its top left corner at (0, 0); the layout moves the block to its place. All sizes
// are in mm.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "scene/scene.hpp"
#include "spec/map_spec.hpp"
#include "style/lookup.hpp"
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
    std::string heading{}; ///< above the rows that share it; may be empty
};

/// The sizes of proportional symbols.
struct SizeKey {
    std::string heading;
    style::MarkerStyle marker; ///< of the class of the layer
    double largest = 0;        ///< the largest value on the map
};

/// Sums of one layer's number by class. Each sum is a bar whose part inside the areas of `split` is marked.
struct BarRow {
    style::ClassStyle style; ///< of the class
    style::ClassStyle side;  ///< of the class, combined with that of the side
    double all = 0;          ///< in units
    double inside = 0;
    std::string style_class{};
};
struct Bars {
    std::string title;
    std::string unit;
    std::vector<BarRow> rows; ///< in the order of the legend
    bool in_legend = false;   ///< drawn as the last column of the legend
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
    bool within = false; ///< true: on one unknown day from `start` to `end`; false: it lasted that long
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

/// What a kind reads for a piece before the page is laid out. Each kind that reads something has its own struct.
struct Prepared {
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    virtual ~Prepared() = default;
    /// The body of the map that the piece shows; null except for insets. Its classes and sources count as the map's.
    [[nodiscard]] virtual const compose::Body* body() const { return nullptr; }
    /// Rows of events that the piece reads from a source of its own; null if there are none.
    [[nodiscard]] virtual const source::Table* events() const { return nullptr; }
};

/// The scale of the map in its frame.
struct MapScale {
    double mm_per_km = 0;   ///< at the middle of the map, true on the ground; 0 if it is not known
    double spread = 0;      ///< largest minus smallest scale over the frame, as a share
    double north_angle = 0; ///< clockwise from the page's up to north at the middle of the map, degrees
};

/// Everything that furniture may show, collected from what is on the map. Fixed while a piece is drawn.
struct Context {
    style::Lookup* style = nullptr; ///< records what the pieces look up
    const text::Typesetter* typesetter = nullptr;
    std::string language = "en";
    std::string title;
    std::string subtitle;
    std::string as_of; ///< the date as text; empty if there is none
    std::vector<std::string> credits;
    std::vector<LegendRow> legend;
    std::vector<SizeKey> sizes;
    std::vector<KeyEntry> key;
    std::vector<const Bars*> legend_bars; ///< drawn as the last columns of the legend
    MapScale scale;
    // For pieces that show a map of their own; null if nothing is on the page yet.
    const compose::Workspace* workspace = nullptr;
    const compose::Window* window = nullptr; ///< the window of the map
};

/// What a kind prepares its piece from.
struct Source {
    const spec::MapSpec& map;
    const compose::Workspace& workspace;
    const compose::View& view;
    const std::vector<compose::Layer>& layers;
    const std::map<std::string, std::vector<spec::LayerSpec>>& groups;
    spec::PageSize page;
    compose::Styles& styles; ///< must outlive the prepared piece, which refers to it
    compose::Reads& reads;   ///< gets the sources that the kinds read
};

/// One piece of furniture.
struct Piece {
    const spec::FurnitureSpec& spec;
    const Prepared* prepared = nullptr; ///< null for kinds that prepare nothing
};

/// Where a kind is placed by default.
enum class Zone { top, bottom, map };

struct Kind {
    std::string_view name;
    std::string_view about;
    Zone zone;
    Block (*draw)(const Context&, const Piece&, double width, compose::Styles&, Diagnostics&);
    /// Reads what the piece shows. Null for kinds that show only what is in the context. Returns null, with
    /// diagnostics, on errors.
    std::unique_ptr<const Prepared> (*prepare)(const spec::FurnitureSpec&, const Source&, Diagnostics&) = nullptr;
    bool panel = false;        ///< on the map it gets a panel; if it would hide too much, it goes below the map
    int columns_tried = 1;     ///< on the map, without a place set for it: tries layouts with up to this many columns
    double share_of_map = 0.4; ///< its maximum width on the map, as a share of the map's width
    bool lists_events = false; ///< lists the events of the layer in `of`, with their numbers
    bool joins_next = false;   ///< no gap between it and the piece below
    bool on_ground = false;    ///< its texts are directly on the map and take the colour of their halo from it
    /// A figure page shows the same content as text, so it leaves this piece out of its picture.
    bool on_page_as_text = false;
};

/// In order of name. Generated from kinds/*.cpp: each file defines `const Kind& <stem>_kind()` ('-' becomes '_').
const std::vector<Kind>& kinds();
const Kind* find_kind(std::string_view name);

/// The zone of a piece: from its spec, or else from its kind.
Zone zone_of(const spec::FurnitureSpec& spec);

} // namespace conflictmap::furniture
