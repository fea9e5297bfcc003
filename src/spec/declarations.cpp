// The declarations of everything a map spec may hold.
#include "spec/map_spec.hpp"

namespace conflictmap::spec {
namespace {

const std::vector<std::string> places_on_map{"top-left", "top-right", "bottom-left", "bottom-right",
                                             "left",     "right",     "bottom",      "top"};

} // namespace

const Record<ViewSpec>& ViewSpec::record() {
    static const auto declared =
        Record<ViewSpec>("a view")
            .field("around", &ViewSpec::around, "a source, or a layer by its id, whose extent is shown")
            .field("where", &ViewSpec::where, "an OGR SQL condition that picks features of 'around'")
            .field("bbox", &ViewSpec::bbox, "west, south, east, north in degrees")
            .field("centre", &ViewSpec::centre, "longitude and latitude in degrees; needs 'width'")
            .field("width", &ViewSpec::width, "kilometres shown from left to right, e.g. 600 km")
            .field("margin", &ViewSpec::margin, "free space on each side, as a share of the extent")
            .field("shift", &ViewSpec::shift, "moves the subject right and down, as shares of the map frame");
    return declared;
}

const Record<RingsSpec>& RingsSpec::record() {
    static const auto declared =
        Record<RingsSpec>("distance rings")
            .field("around", &RingsSpec::around, "a source; the rings' centre is the middle of its first feature")
            .field("centre", &RingsSpec::centre, "longitude and latitude in degrees")
            .field("km", &RingsSpec::km, "the radii in kilometres", Need::required)
            .field("label-bearing", &RingsSpec::label_bearing,
                   "degrees clockwise from north at which the rings are labelled");
    return declared;
}

const Record<PlaceSpec>& PlaceSpec::record() {
    static const auto declared =
        Record<PlaceSpec>("a hand-set place")
            .field("at", &PlaceSpec::at, "label of a point: the side it stands on", Need::optional,
                   {"n", "ne", "e", "se", "s", "sw", "w", "nw"})
            .field("offset", &PlaceSpec::offset, "label: moved right and down from there by two lengths")
            .field("position", &PlaceSpec::position,
                   "from the page's top left corner: the label's middle, or the callout's top left corner")
            .field("side", &PlaceSpec::side, "callout: the side of its text that the leader leaves from",
                   Need::optional, {"left", "right", "top", "bottom"})
            .field("hide", &PlaceSpec::hide, "true leaves the label or callout out");
    return declared;
}

const Record<GraticuleSpec>& GraticuleSpec::record() {
    static const auto declared = Record<GraticuleSpec>("a graticule")
                                     .field("step", &GraticuleSpec::step,
                                            "degrees from line to line: [5], or [10, 5] for meridians and parallels");
    return declared;
}

const Record<SplitSpec>& SplitSpec::record() {
    static const auto declared =
        Record<SplitSpec>("a split")
            .field("by", &SplitSpec::by, "a source of areas, or a layer of this map by its id", Need::required)
            .field("inside", &SplitSpec::inside, "the class laid over features inside these areas", Need::required)
            .field("outside", &SplitSpec::outside, "the class laid over the others", Need::required)
            .field("heading", &SplitSpec::heading, "a heading over the two classes in the legend");
    return declared;
}

const Record<LayerSpec>& LayerSpec::record() {
    static const auto declared =
        Record<LayerSpec>("a layer")
            .field("id", &LayerSpec::id, "name of the layer, unique in the map; becomes the SVG group's id")
            .field("use", &LayerSpec::use, "a group of layers from geodata/layers.yaml")
            .field("source", &LayerSpec::source,
                   "a set of geodata/, a path below the spec's folder, or a connection that is allowed")
            .field("part", &LayerSpec::part, "a part of the set, such as 'line' of control")
            .field("layer", &LayerSpec::layer,
                   "the layer to read, in files that hold several, or the table of a database")
            .field("at", &LayerSpec::at, "the day for dated sets; {at} is the map's own")
            .field("where", &LayerSpec::where, "an OGR SQL condition on the source's fields")
            .field("clip", &LayerSpec::clip, "keep only what lies inside this source's polygons")
            .field("erase", &LayerSpec::erase, "keep only what lies outside this source's polygons")
            .field("class", &LayerSpec::style_class, "the style's class for these features")
            .field("class-by", &LayerSpec::class_by,
                   "a field whose value refines the class, as in plant.nuclear; none: not even the set's own")
            .field("label", &LayerSpec::label, "the field whose text labels the features")
            .field("label-text", &LayerSpec::label_text, "a text that labels the features, instead of a field")
            .field("label-class", &LayerSpec::label_class, "the class that styles the labels")
            .field("annotate", &LayerSpec::annotate, "set each feature's title and text beside the map", Need::optional,
                   {"badge", "callout"})
            .field("places", &LayerSpec::places, "places set by hand, by the feature's id, name or number")
            .field("legend", &LayerSpec::legend, "the legend's text for this layer")
            .field("in-legend", &LayerSpec::in_legend, "false keeps the layer out of the legend")
            .field("crs", &LayerSpec::crs, "the source's coordinate reference system, when the file does not say")
            .field("encoding", &LayerSpec::encoding, "the source's text encoding, when the file does not say")
            .field("x", &LayerSpec::x, "CSV: the column of x or longitude")
            .field("y", &LayerSpec::y, "CSV: the column of y or latitude")
            .field("wkt", &LayerSpec::wkt, "CSV: the column of well-known text, instead of x and y")
            .field("profile", &LayerSpec::profile, "a publisher whose columns are known, such as acled")
            .field("fields", &LayerSpec::fields, "names of the file's fields by our names")
            .field("look", &LayerSpec::look, "symbolizers for this layer alone: fill, stroke, hatch, marker, label")
            .field("rings", &LayerSpec::rings, "distance rings instead of a source")
            .field("graticule", &LayerSpec::graticule, "meridians and parallels instead of a source")
            .field("great-circle", &LayerSpec::great_circle,
                   "true: lines run from point to point the shortest way over the globe")
            .field("size-by", &LayerSpec::size_by, "a number field that the symbols' areas follow")
            .field("split", &LayerSpec::split, "tells points apart by whether they lie inside areas")
            .field("displace", &LayerSpec::displace, "the farthest that symbols may be moved off each other")
            .field("legend-heading", &LayerSpec::legend_heading, "a heading over the layer's rows in the legend")
            .field("size-heading", &LayerSpec::size_heading, "a heading over the legend's sizes; needs 'size-by'")
            .field("credit", &LayerSpec::credit, "whom the credits line names for this source")
            .field("licence", &LayerSpec::licence, "the source's licence")
            .field("data", &LayerSpec::data, "fields that the features carry in SVG, as data-* attributes");
    return declared;
}

const Record<FurnitureSpec>& FurnitureSpec::record() {
    static const auto declared =
        Record<FurnitureSpec>("a piece of furniture")
            .field("at", &FurnitureSpec::at, "corner or side of the map", Need::optional, places_on_map)
            .field("width", &FurnitureSpec::width, "width on the page")
            .field(
                "of", &FurnitureSpec::of,
                "inset: the source it shows; figures: the areas counted; timeline: the events; bars: the layer summed")
            .field("where", &FurnitureSpec::where, "figures: an OGR SQL condition that picks units of 'of'")
            .field("view", &FurnitureSpec::view, "inset: what it shows, instead of 'of'")
            .field("layers", &FurnitureSpec::layers, "inset: its layers; without them, the group 'locator'")
            .field("title", &FurnitureSpec::title, "a heading")
            .field("role", &FurnitureSpec::role, "inset: locator shows where the map lies, detail shows a part larger",
                   Need::optional, {"locator", "detail"})
            .field("projection", &FurnitureSpec::projection, "inset: its projection")
            .field("columns", &FurnitureSpec::columns, "legend, key: number of columns")
            .field("measure", &FurnitureSpec::measure, "figures: the source whose areas are measured, by class")
            .field("from", &FurnitureSpec::from, "timeline: its first day")
            .field("to", &FurnitureSpec::to, "timeline: its last day")
            .field("show", &FurnitureSpec::show, "north-arrow: when it is drawn", Need::optional, {"needed", "always"})
            .field("unit", &FurnitureSpec::unit, "bars: the unit of the sums, as text")
            .field("file", &FurnitureSpec::file, "logo: an SVG below the spec's folder")
            .field("unit-size", &FurnitureSpec::unit_size, "bars: how much of the field makes one unit")
            .field("aspect", &FurnitureSpec::aspect, "inset: width and height in proportion, e.g. [4, 3]");
    return declared;
}

const Record<SvgSpec>& SvgSpec::record() {
    static const auto declared =
        Record<SvgSpec>("svg")
            .field("text", &SvgSpec::text, "live text, or the outlines of its letters", Need::optional, svg_texts)
            .field("fonts", &SvgSpec::fonts, "embed puts the letters used of each font into the file", Need::optional,
                   svg_fonts);
    return declared;
}

const Record<PngSpec>& PngSpec::record() {
    static const auto declared =
        Record<PngSpec>("png").field("palette", &PngSpec::palette, "at most 256 colours, for a small file");
    return declared;
}

const Record<MapSpec>& MapSpec::record() {
    static const auto declared =
        Record<MapSpec>("the map")
            .field("map", &MapSpec::map, "name of the map; becomes the output folder and file name", Need::required)
            .field("title", &MapSpec::title, "title, as a text or by language")
            .field("subtitle", &MapSpec::subtitle, "subtitle; {at} is replaced by the date")
            .field("at", &MapSpec::at, "the day the map shows")
            .field("worldview", &MapSpec::worldview, "whose view of borders decides the line classes", Need::optional,
                   worldviews)
            .field("size", &MapSpec::size, "page width and height, e.g. [180 mm, 135 mm]")
            .field("view", &MapSpec::view, "what part of the earth is shown", Need::required)
            .field("projection", &MapSpec::projection, "auto, a PROJ string, or an authority code such as EPSG:32636")
            .field("style", &MapSpec::style, "a style of styles/, or a path to one below the spec's folder")
            .field("layers", &MapSpec::layers, "layers from bottom to top", Need::required)
            .field("furniture", &MapSpec::furniture, "title, legend, scale bar and the like")
            .field("outputs", &MapSpec::outputs, "formats to write, e.g. [png, svg]")
            .field("alt", &MapSpec::alt, "a sentence or two that say what the map shows; else made from what is drawn")
            .field("description", &MapSpec::description,
                   "a longer text for those who cannot see the map; else made from what is drawn")
            .field("note", &MapSpec::note, "a sentence added to the credits")
            .field("author", &MapSpec::author, "who made the map, for the metadata of its files")
            .field("dpi", &MapSpec::dpi,
                   "dots per inch of raster outputs at scale 1; else 96 for a page in px, 226 for one in mm or pt")
            .field("png", &MapSpec::png, "how PNG is written")
            .field("svg", &MapSpec::svg, "how SVG is written");
    return declared;
}

} // namespace conflictmap::spec
