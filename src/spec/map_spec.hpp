#pragma once
// The map spec: one YAML file that describes one map. Every field is declared once, in declarations.cpp; reading,
// checking and the JSON Schema use that declaration.
#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"

namespace conflictmap::spec {

/// Which part of the Earth to show.
struct ViewSpec {
    std::optional<Placed<std::string>> around; ///< a source whose extent is shown
    std::optional<std::string> where;          ///< condition on `around`
    std::vector<double> bbox;                  ///< west, south, east, north in degrees
    std::vector<double> centre;                ///< longitude, latitude in degrees
    std::optional<Placed<std::string>> width;  ///< "600 km", with `centre`
    Share margin{0.05};
    std::vector<Share> shift; ///< moves the subject right and down, as shares of the window
    Place place;
    static const Record<ViewSpec>& record();
};

struct RingsSpec {
    std::optional<Placed<std::string>> around; ///< a source; its centroid is the centre
    std::vector<double> centre;                ///< longitude, latitude
    std::vector<double> km;
    double label_bearing = 45; ///< degrees from north at which the rings are labelled
    static const Record<RingsSpec>& record();
};

/// Two lengths, right and down; either may be negative.
struct PagePair {
    double x = 0; ///< mm
    double y = 0;
};

/// Where the author wants a label or callout.
struct PlaceSpec {
    Placed<std::string> feature;      ///< the feature's id, name or number
    std::string at;                   ///< label: the side of its point
    std::optional<PagePair> offset;   ///< label: shift from the side of its point, or from its automatic place
    std::optional<PagePair> position; ///< label: its middle; callout: its top left corner; from the page's top left
    std::string side;                 ///< callout: where the leader leaves its text
    bool hide = false;
    static const Record<PlaceSpec>& record();
};
struct PlacesSpec {
    std::vector<PlaceSpec> all;
};

struct GraticuleSpec {
    std::vector<double> step; ///< degrees: of both, or of meridians and parallels; empty = by the map
    static const Record<GraticuleSpec>& record();
};

/// Splits points by areas: the class of the side, inside or outside, is added to the feature's own.
struct SplitSpec {
    std::optional<Placed<std::string>> by; ///< a source of areas, or a layer by its id
    Placed<std::string> inside;
    Placed<std::string> outside;
    LocalText heading; ///< of the sides' rows in the legend
    static const Record<SplitSpec>& record();
};

struct LayerSpec {
    std::string id;
    std::optional<Placed<std::string>> use; ///< name of a group of layers in geodata/layers.yaml
    std::optional<Placed<std::string>> source;
    std::string part;
    std::string layer; ///< of a file or database with several layers
    std::optional<Placed<std::string>> at;
    std::optional<Placed<std::string>> where;
    std::optional<Placed<std::string>> clip;  ///< keep what is inside this source's polygons
    std::optional<Placed<std::string>> erase; ///< keep what is outside this source's polygons
    Placed<std::string> style_class;
    std::string class_by;                     ///< the field whose value refines the class
    std::optional<Placed<std::string>> label; ///< field with the text; "name" depends on the map's language
    LocalText label_text;                     ///< one text for all features, instead of a field
    std::string label_class;                  ///< class of the labels, if not the features' class
    std::string annotate;                     ///< "badge" or "callout"
    PlacesSpec places;                        ///< of labels or callouts, set by hand
    LocalText legend;
    bool in_legend = true;
    std::string crs;
    std::string encoding;
    std::string x;
    std::string y;
    std::string wkt;
    std::optional<Placed<std::string>> profile; ///< a publisher's columns, see geodata/profiles.yaml
    std::map<std::string, std::string> fields;  ///< our field name -> the file's
    std::optional<Node> look;                   ///< symbolizers that override the style's, see `schema style`
    std::optional<RingsSpec> rings;
    std::optional<GraticuleSpec> graticule;
    bool great_circle = false; ///< lines follow great circles
    std::string size_by;       ///< the number field that proportional symbols follow
    std::optional<SplitSpec> split;
    std::optional<Length> displace; ///< how far symbols may move to avoid hiding each other
    LocalText legend_heading;       ///< over the layer's rows in the legend
    LocalText size_heading;         ///< over the legend's sizes; without it, they are not shown
    LocalText credit;
    std::string licence;
    std::optional<std::vector<Placed<std::string>>> data; ///< fields written to SVG; nothing = the usual ones
    Place place;
    static const Record<LayerSpec>& record();
};

struct FurnitureSpec {
    std::string kind;
    std::string at; ///< corner or side; empty = chosen by the program
    std::optional<Length> width;
    std::optional<Placed<std::string>> of; ///< a source
    std::optional<ViewSpec> view;          ///< inset: what it shows
    std::vector<LayerSpec> layers;         ///< inset: its own layers
    LocalText title;
    std::string role; ///< inset: "locator" or "detail"
    std::string projection = "auto";
    int columns = 0;
    std::optional<Placed<std::string>> measure; ///< figures: the source whose areas are measured by class
    std::optional<Placed<std::string>> where;   ///< figures: picks units of `of`
    std::vector<double> aspect;                 ///< inset: width to height
    std::optional<Date> from;                   ///< timeline: its first day
    std::optional<Date> to;                     ///< timeline: its last day
    std::optional<Placed<std::string>> file;    ///< logo: its SVG
    std::string show = "needed";                ///< north-arrow: "needed" or "always"
    LocalText unit;                             ///< bars: the unit of the sums
    double unit_size = 1; ///< bars: how much of the field is one unit: 1000 for GW where the field holds MW
    Place place;
    static const Record<FurnitureSpec>& record();
};

/// How PNG is written.
struct PngSpec {
    bool palette = false; ///< with at most 256 colours
    static const Record<PngSpec>& record();
};

/// How SVG is written.
struct SvgSpec {
    std::string text = "live";  ///< "live" or "outlines"
    std::string fonts = "none"; ///< "none" or "embed"
    static const Record<SvgSpec>& record();
};

struct MapSpec {
    Placed<std::string> map;
    LocalText title;
    LocalText subtitle;
    std::optional<Date> at;
    Placed<std::string> worldview{"un", {}};
    std::vector<Placed<std::string>> size; ///< width and height of the page
    ViewSpec view;
    Placed<std::string> projection{"auto", {}};
    Placed<std::string> style{"report-light", {}};
    OneOrMany<Placed<std::string>> catalogue; ///< the project's own, besides the program's
    std::vector<LayerSpec> layers;
    std::vector<FurnitureSpec> furniture;
    std::vector<Placed<std::string>> outputs;
    LocalText alt;             ///< if missing in the map's language, it is generated from what is drawn
    LocalText description;     ///< the same, but longer
    LocalText note;            ///< added to the credits
    LocalText author;          ///< named in the files' metadata
    std::optional<double> dpi; ///< of raster outputs at scale 1
    PngSpec png;
    SvgSpec svg;
    std::string file; ///< as given on the command line
    static const Record<MapSpec>& record();
};

inline const std::vector<std::string> svg_texts{"live", "outlines"};
inline const std::vector<std::string> svg_fonts{"none", "embed"};
inline const std::vector<std::string> worldviews{"un", "de-facto", "claims"};
inline const std::vector<std::string> furniture_kinds{"title", "legend",  "scale-bar",   "inset",    "credits", "as-of",
                                                      "key",   "figures", "north-arrow", "timeline", "bars",    "logo"};

/// Reads a map spec from text. Nothing when there are errors; all of them are in `diagnostics`.
std::optional<MapSpec> read_map_spec(const std::string& text, const std::string& file, Diagnostics& diagnostics);

/// The shape of a whole map spec. Rooms above add what is left open: the formats allowed in `outputs`, and the shape of
/// `look`.
Schema map_schema();

/// Reads geodata/layers.yaml: named groups of layers.
std::optional<std::map<std::string, std::vector<LayerSpec>>>
read_layer_groups(const std::string& text, const std::string& file, Diagnostics& diagnostics);

/// The layers with every `use` replaced by its group, ids unique.
std::vector<LayerSpec> expand_groups(const std::vector<LayerSpec>& layers,
                                     const std::map<std::string, std::vector<LayerSpec>>& groups,
                                     Diagnostics& diagnostics);

/// Width and height of the page in mm, checked: each side from 20 mm to 2 m. Nothing, with diagnostics, when they are
/// wrong.
struct PageSize {
    double width = 0;
    double height = 0;
};
std::optional<PageSize> page_size(const MapSpec& map, Diagnostics& diagnostics);

/// Dots per inch of raster outputs at scale 1: as the spec says; otherwise 96 for a page measured in px, so that the
/// picture has that many pixels; otherwise 226, which makes 180 mm about 1,600 px.
double dots_per_inch(const MapSpec& map);

/// `text` with {at}, {map} and other variables replaced.
std::string expand_text(const std::string& text, const std::map<std::string, std::string>& variables);

} // namespace conflictmap::spec

namespace conflictmap {

template <> struct Codec<Node> {
    static void read(const Node& node, Node& value, Diagnostics&) { value = node; }
    static Schema schema() { return {}; }
};

/// These read like their records, but their schemas add what records cannot express.
template <> struct Codec<spec::RingsSpec> {
    static void read(const Node& node, spec::RingsSpec& value, Diagnostics& diagnostics) {
        spec::RingsSpec::record().read(node, value, diagnostics);
    }
    static Schema schema();
};
template <> struct Codec<spec::GraticuleSpec> {
    static void read(const Node& node, spec::GraticuleSpec& value, Diagnostics& diagnostics) {
        spec::GraticuleSpec::record().read(node, value, diagnostics);
    }
    static Schema schema();
};

template <> struct Codec<spec::PagePair> {
    static void read(const Node& node, spec::PagePair& value, Diagnostics& diagnostics);
    static Schema schema();
};
/// Places by the feature's name.
template <> struct Codec<spec::PlacesSpec> {
    static void read(const Node& node, spec::PlacesSpec& value, Diagnostics& diagnostics);
    static Schema schema();
};

/// A record that remembers its place and accepts short forms.
template <> struct Codec<spec::ViewSpec> {
    static void read(const Node& node, spec::ViewSpec& value, Diagnostics& diagnostics);
    static Schema schema();
};
template <> struct Codec<spec::LayerSpec> {
    static void read(const Node& node, spec::LayerSpec& value, Diagnostics& diagnostics);
    static Schema schema();
};
/// Furniture is written as a name, or as a name with options: `inset: { of: ukraine }`.
template <> struct Codec<spec::FurnitureSpec> {
    static void read(const Node& node, spec::FurnitureSpec& value, Diagnostics& diagnostics);
    static Schema schema();
};

} // namespace conflictmap
