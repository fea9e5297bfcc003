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
            .field("around", &ViewSpec::around, "a source, or the id of a layer, whose extent is shown")
            .field("where", &ViewSpec::where, "an OGR SQL condition that picks features of 'around'")
            .field("bbox", &ViewSpec::bbox, "west, south, east, north in degrees")
            .field("centre", &ViewSpec::centre, "longitude and latitude in degrees; needs 'width'")
            .field("width", &ViewSpec::width, "kilometres shown from left to right, e.g. 600 km")
            .field("margin", &ViewSpec::margin, "free space on each side, as a share of the extent")
            .field("shift", &ViewSpec::shift, "moves the subject to the right and down, as shares of the map frame");
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
        Record<PlaceSpec>("a place set by hand")
            .field("at", &PlaceSpec::at, "label of a point: on which side of the point it is", Need::optional,
                   {"n", "ne", "e", "se", "s", "sw", "w", "nw"})
            .field("offset", &PlaceSpec::offset, "label: moves it to the right and down from there")
            .field(
                "position", &PlaceSpec::position,
                "position of the label's middle, or of the callout's top left corner, from the page's top left corner")
            .field("side", &PlaceSpec::side, "callout: the side of its text where the leader starts", Need::optional,
                   {"left", "right", "top", "bottom"})
            .field("hide", &PlaceSpec::hide, "true leaves out the label or callout");
    return declared;
}

const Record<GraticuleSpec>& GraticuleSpec::record() {
    static const auto declared =
        Record<GraticuleSpec>("a graticule")
            .field("step", &GraticuleSpec::step, "degrees between lines: [5], or [10, 5] for meridians and parallels");
    return declared;
}

const Record<SplitSpec>& SplitSpec::record() {
    static const auto declared =
        Record<SplitSpec>("a split")
            .field("by", &SplitSpec::by, "a source of areas, or the id of a layer of this map", Need::required)
            .field("inside", &SplitSpec::inside, "the class added to features inside these areas", Need::required)
            .field("outside", &SplitSpec::outside, "the class added to the others", Need::required)
            .field("heading", &SplitSpec::heading, "a heading over the two classes in the legend");
    return declared;
}

const Record<LayerSpec>& LayerSpec::record() {
    static const auto declared =
        Record<LayerSpec>("a layer")
            .field("id", &LayerSpec::id, "name of the layer, unique in the map; becomes the SVG group's id")
            .field("use", &LayerSpec::use, "a group of layers from geodata/layers.yaml")
            .field("source", &LayerSpec::source,
                   "a data set of geodata/, a path below the spec's folder, or an allowed connection")
            .field("part", &LayerSpec::part, "a part of the set, such as 'line' of control")
            .field("layer", &LayerSpec::layer, "the layer to read, if the file has several, or the table of a database")
            .field("at", &LayerSpec::at, "the day to use from data sets with dates; {at} is the map's day")
            .field("where", &LayerSpec::where, "an OGR SQL condition on the source's fields")
            .field("clip", &LayerSpec::clip, "keeps only the parts inside this source's polygons")
            .field("erase", &LayerSpec::erase, "keeps only the parts outside this source's polygons")
            .field("class", &LayerSpec::style_class, "the style's class for these features")
            .field("class-by", &LayerSpec::class_by,
                   "a field whose value refines the class, as in plant.nuclear; none turns off the data set's default")
            .field("label", &LayerSpec::label, "the field whose text labels the features")
            .field("label-text", &LayerSpec::label_text, "one text as the label of all features, instead of a field")
            .field("label-class", &LayerSpec::label_class, "the class that styles the labels")
            .field("annotate", &LayerSpec::annotate,
                   "puts each feature's title and text beside its place or in the key", Need::optional,
                   {"badge", "callout"})
            .field("places", &LayerSpec::places, "positions of labels or callouts, by the feature's id, name or number")
            .field("legend", &LayerSpec::legend, "the text for this layer in the legend")
            .field("in-legend", &LayerSpec::in_legend, "false keeps the layer out of the legend")
            .field("crs", &LayerSpec::crs, "the source's coordinate system, if the file does not state it")
            .field("encoding", &LayerSpec::encoding, "the source's text encoding, if the file does not state it")
            .field("x", &LayerSpec::x, "CSV: the column of x or longitude")
            .field("y", &LayerSpec::y, "CSV: the column of y or latitude")
            .field("wkt", &LayerSpec::wkt, "CSV: the column of well-known text, instead of x and y")
            .field("profile", &LayerSpec::profile, "a publisher whose columns are known, such as acled")
            .field("fields", &LayerSpec::fields, "maps the program's field names to those in the file")
            .field("look", &LayerSpec::look, "symbolizers for this layer only: fill, stroke, hatch, marker, label")
            .field("rings", &LayerSpec::rings, "distance rings instead of a source")
            .field("graticule", &LayerSpec::graticule, "meridians and parallels instead of a source")
            .field("great-circle", &LayerSpec::great_circle, "true: lines follow great circles")
            .field("size-by", &LayerSpec::size_by,
                   "a number field: the area of each symbol is proportional to its value")
            .field("split", &LayerSpec::split, "draws points inside and outside of areas differently")
            .field("displace", &LayerSpec::displace, "how far symbols may be moved so that they do not hide each other")
            .field("legend-heading", &LayerSpec::legend_heading, "a heading over the layer's rows in the legend")
            .field("size-heading", &LayerSpec::size_heading, "a heading over the legend's sizes; needs 'size-by'")
            .field("credit", &LayerSpec::credit, "the credit for this source")
            .field("licence", &LayerSpec::licence, "the source's licence")
            .field("data", &LayerSpec::data, "fields to write into the SVG as data-* attributes");
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
            .field("layers", &FurnitureSpec::layers, "inset: its layers; default: the group 'locator'")
            .field("title", &FurnitureSpec::title, "a heading")
            .field("role", &FurnitureSpec::role, "inset: locator shows where the map is, detail enlarges a part",
                   Need::optional, {"locator", "detail"})
            .field("projection", &FurnitureSpec::projection, "inset: its projection")
            .field("columns", &FurnitureSpec::columns, "legend, key: number of columns")
            .field("measure", &FurnitureSpec::measure, "figures: the source whose areas are measured, by class")
            .field("from", &FurnitureSpec::from, "timeline: its first day")
            .field("to", &FurnitureSpec::to, "timeline: its last day")
            .field("show", &FurnitureSpec::show, "north-arrow: when to draw it", Need::optional, {"needed", "always"})
            .field("unit", &FurnitureSpec::unit, "bars: the unit of the sums, as text")
            .field("file", &FurnitureSpec::file, "logo: an SVG below the spec's folder")
            .field("unit-size", &FurnitureSpec::unit_size, "bars: how much of the field is one unit")
            .field("aspect", &FurnitureSpec::aspect, "inset: ratio of width to height, e.g. [4, 3]");
    return declared;
}

const Record<SvgSpec>& SvgSpec::record() {
    static const auto declared =
        Record<SvgSpec>("svg")
            .field("text", &SvgSpec::text, "live: real text; outlines: letters as paths", Need::optional, svg_texts)
            .field("fonts", &SvgSpec::fonts, "embed: the file contains the letters it uses from each font",
                   Need::optional, svg_fonts);
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
            .field("title", &MapSpec::title, "title, as one text or one per language")
            .field("subtitle", &MapSpec::subtitle, "subtitle; {at} is replaced by the date")
            .field("at", &MapSpec::at, "the day the map shows")
            .field("worldview", &MapSpec::worldview, "whose view of borders to draw", Need::optional, worldviews)
            .field("size", &MapSpec::size, "page width and height, e.g. [180 mm, 135 mm]")
            .field("view", &MapSpec::view, "which part of the earth to show", Need::required)
            .field("projection", &MapSpec::projection, "auto, a PROJ string, or an authority code such as EPSG:32636")
            .field("style", &MapSpec::style, "a style of styles/, or a path to one below the spec's folder")
            .field("catalogue", &MapSpec::catalogue,
                   "the project's own catalogue of data sets, or several: files below the spec's folder")
            .field("layers", &MapSpec::layers, "layers from bottom to top", Need::required)
            .field("furniture", &MapSpec::furniture, "title, legend, scale bar and the like")
            .field("outputs", &MapSpec::outputs, "formats to write, e.g. [png, svg]")
            .field("alt", &MapSpec::alt,
                   "alternative text: one or two sentences that say what the map shows; by default made from what is "
                   "drawn")
            .field("description", &MapSpec::description,
                   "a longer text for people who cannot see the map; by default made from what is drawn")
            .field("note", &MapSpec::note, "a sentence added to the credits")
            .field("author", &MapSpec::author, "who made the map, for the metadata of its files")
            .field("dpi", &MapSpec::dpi,
                   "dots per inch of raster outputs at scale 1; default: 96 for a page in px, 226 for one in mm or pt")
            .field("png", &MapSpec::png, "options for PNG")
            .field("svg", &MapSpec::svg, "options for SVG");
    return declared;
}

} // namespace conflictmap::spec
