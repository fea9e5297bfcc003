#include "spec/map_spec.hpp"

#include <algorithm>
#include <set>

#include "base/units.hpp"

namespace conflictmap {

void Codec<spec::ViewSpec>::read(const Node& node, spec::ViewSpec& value, Diagnostics& diagnostics) {
    value.place = node.place;
    const auto before = diagnostics.all().size();
    spec::ViewSpec::record().read(node, value, diagnostics);
    const bool as_written = diagnostics.all().size() == before; // else what is missing may just be wrong
    const int ways = (value.around ? 1 : 0) + (value.bbox.empty() ? 0 : 1) + (value.centre.empty() ? 0 : 1);
    if (node.is_map() && ways != 1 && as_written) {
        diagnostics.error(node.place, "view", "a view needs exactly one of 'around', 'bbox', 'centre'",
                          "for example { around: areas/donbas, margin: 8% }");
    }
    if (!value.bbox.empty() && as_written &&
        (value.bbox.size() != 4 || value.bbox[0] >= value.bbox[2] || value.bbox[1] >= value.bbox[3] ||
         value.bbox[1] < -90 || value.bbox[3] > 90 || value.bbox[0] < -360 || value.bbox[2] > 360)) {
        diagnostics.error(node.find("bbox")->place, "view-bbox",
                          "'bbox' must be [west, south, east, north] in degrees, west < east and south < north",
                          "for example [22, 44, 40.5, 52.5]");
        value.bbox.clear();
    }
    if (!value.centre.empty() && (value.centre.size() != 2 || std::abs(value.centre[1]) > 90)) {
        diagnostics.error(node.find("centre")->place, "view-centre",
                          "'centre' must be [longitude, latitude] in degrees");
        value.centre.clear();
    } else if (!value.centre.empty() && !value.width && as_written) {
        diagnostics.error(node.place, "view-width", "a view by 'centre' needs a 'width'", "for example width: 600 km");
    }
    if (!value.centre.empty() && node.find("margin") == nullptr) {
        value.margin.value = 0; // 'width' is what is seen
    }
    if (value.margin.value < 0 || value.margin.value > 5) {
        diagnostics.error(node.find("margin")->place, "view-margin", "'margin' must be between 0% and 500%");
    }
}

void Codec<spec::LayerSpec>::read(const Node& node, spec::LayerSpec& value, Diagnostics& diagnostics) {
    value.place = node.place;
    const auto before = diagnostics.all().size();
    spec::LayerSpec::record().read(node, value, diagnostics);
    const int ways = (value.use ? 1 : 0) + (value.source ? 1 : 0) + (value.rings ? 1 : 0);
    if (node.is_map() && ways != 1 && diagnostics.all().size() == before) {
        diagnostics.error(node.place, "layer", "a layer needs exactly one of 'source', 'use', 'rings'",
                          "for example { id: places, source: base/places, class: place }");
    }
    if (!value.use && ways == 1 && value.style_class.value.empty() && !node.find("class")) {
        diagnostics.error(node.place, "layer-class", "a layer needs a 'class' that says how it is drawn",
                          "for example class: area, class: point or class: line");
    }
}

void Codec<spec::FurnitureSpec>::read(const Node& node, spec::FurnitureSpec& value, Diagnostics& diagnostics) {
    value.place = node.place;
    const Node* options = nullptr;
    Place place = node.place;
    if (node.is_scalar()) {
        value.kind = node.scalar;
    } else if (node.is_map() && node.entries.size() == 1) {
        value.kind = node.entries.front().first.name;
        place = node.entries.front().first.place;
        options = &node.entries.front().second;
    } else {
        report_wrong(node,
                     "the name of a piece of furniture, or one name with options such as "
                     "inset: { of: areas/ukraine }",
                     diagnostics);
        return;
    }
    const auto& kinds = spec::furniture_kinds;
    if (std::find(kinds.begin(), kinds.end(), value.kind) == kinds.end()) {
        const std::string close = nearest(value.kind, kinds);
        diagnostics.error(place, "unknown-furniture", fmt::format("unknown furniture '{}'", value.kind),
                          close.empty() ? fmt::format("one of: {}", fmt::join(kinds, ", "))
                                        : fmt::format("did you mean '{}'?", close));
        return;
    }
    if (options != nullptr && options->kind != Node::Kind::null) {
        spec::FurnitureSpec::record().read(*options, value, diagnostics);
    }
}

Schema Codec<spec::FurnitureSpec>::schema() {
    Schema name;
    name.type = "string";
    name.choices = spec::furniture_kinds;
    Schema with_options;
    with_options.type = "object";
    for (const auto& kind : spec::furniture_kinds) {
        with_options.properties.emplace_back(kind, spec::FurnitureSpec::record().schema());
    }
    Schema either;
    either.any_of = {name, with_options};
    return either;
}

} // namespace conflictmap

namespace conflictmap::spec {
namespace {

const std::vector<std::string> places_on_map{"top-left", "top-right", "bottom-left", "bottom-right",
                                             "left",     "right",     "bottom",      "top"};

bool is_name(const std::string& text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void check_map(const MapSpec& map, const Node& root, Diagnostics& diagnostics) {
    const Node* name = root.find("map");
    if (name != nullptr && name->is_scalar() && !is_name(map.map.value)) {
        diagnostics.error(map.map.place, "map-name", fmt::format("'{}' cannot name a map", map.map.value),
                          "use lower-case letters, digits and hyphens, at most 64: it becomes a file name");
    }
    if (map.dpi && (*map.dpi < 10 || *map.dpi > 2400)) {
        diagnostics.error(root.find("dpi")->place, "dpi", "'dpi' must be between 10 and 2400");
    }
    page_size(map, diagnostics);
}

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
    static const auto declared = Record<RingsSpec>("distance rings")
                                     .field("around", &RingsSpec::around, "a source; the rings' centre is its centroid")
                                     .field("centre", &RingsSpec::centre, "longitude and latitude in degrees")
                                     .field("km", &RingsSpec::km, "the radii in kilometres", Need::required)
                                     .field("label-bearing", &RingsSpec::label_bearing,
                                            "degrees clockwise from north at which the rings are labelled");
    return declared;
}

const Record<LayerSpec>& LayerSpec::record() {
    static const auto declared =
        Record<LayerSpec>("a layer")
            .field("id", &LayerSpec::id, "name of the layer, unique in the map; becomes the SVG group's id")
            .field("use", &LayerSpec::use, "a group of layers from geodata/layers.yaml")
            .field("source", &LayerSpec::source, "a set of geodata/, or a path below the spec's folder")
            .field("part", &LayerSpec::part, "a part of the set, such as 'line' of control")
            .field("layer", &LayerSpec::layer, "the layer to read, in files that hold several")
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
            .field("legend", &LayerSpec::legend, "the legend's text for this layer")
            .field("in-legend", &LayerSpec::in_legend, "false keeps the layer out of the legend")
            .field("crs", &LayerSpec::crs, "the source's coordinate reference system, when the file does not say")
            .field("encoding", &LayerSpec::encoding, "the source's text encoding, when the file does not say")
            .field("x", &LayerSpec::x, "CSV: the column of x or longitude")
            .field("y", &LayerSpec::y, "CSV: the column of y or latitude")
            .field("fields", &LayerSpec::fields, "names of the file's fields by our names")
            .field("look", &LayerSpec::look, "symbolizers for this layer alone: fill, stroke, hatch, marker, label")
            .field("rings", &LayerSpec::rings, "distance rings instead of a source")
            .field("size-by", &LayerSpec::size_by, "a number field that the symbols' areas follow")
            .field("credit", &LayerSpec::credit, "whom the credits line names for this source")
            .field("licence", &LayerSpec::licence, "the source's licence");
    return declared;
}

const Record<FurnitureSpec>& FurnitureSpec::record() {
    static const auto declared =
        Record<FurnitureSpec>("a piece of furniture")
            .field("at", &FurnitureSpec::at, "corner or side of the map", Need::optional, places_on_map)
            .field("width", &FurnitureSpec::width, "width on the page")
            .field("of", &FurnitureSpec::of, "inset: the source it shows; figures: the areas counted")
            .field("where", &FurnitureSpec::where, "figures: an OGR SQL condition that picks units of 'of'")
            .field("view", &FurnitureSpec::view, "inset: what it shows, instead of 'of'")
            .field("layers", &FurnitureSpec::layers, "inset: its layers; without them, the group 'locator'")
            .field("title", &FurnitureSpec::title, "a heading")
            .field("text", &FurnitureSpec::text, "a text under the heading")
            .field("role", &FurnitureSpec::role, "inset: locator shows where the map lies, detail shows a part larger",
                   Need::optional, {"locator", "detail"})
            .field("projection", &FurnitureSpec::projection, "inset: its projection")
            .field("columns", &FurnitureSpec::columns, "legend: number of columns")
            .field("measure", &FurnitureSpec::measure, "figures: the source whose areas are measured, by class")
            .field("aspect", &FurnitureSpec::aspect, "inset: width and height in proportion, e.g. [4, 3]");
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
            .field("alt", &MapSpec::alt, "a sentence that says what the map shows")
            .field("note", &MapSpec::note, "a sentence added to the credits")
            .field("dpi", &MapSpec::dpi,
                   "dots per inch of raster outputs at scale 1; else 96 for a page in px, 226 for one in mm or pt");
    return declared;
}

std::optional<MapSpec> read_map_spec(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
    const auto root = parse_yaml(text, file, diagnostics);
    if (!root) {
        return std::nullopt;
    }
    const auto errors_before = diagnostics.all().size();
    MapSpec map;
    map.file = file;
    MapSpec::record().read(*root, map, diagnostics);
    if (root->is_map()) {
        check_map(map, *root, diagnostics);
    }
    const auto& all = diagnostics.all();
    const bool failed = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(errors_before), all.end(),
                                    [](const auto& d) { return d.severity == Severity::error; });
    return failed ? std::nullopt : std::optional(std::move(map));
}

std::optional<std::map<std::string, std::vector<LayerSpec>>>
read_layer_groups(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
    const auto root = parse_yaml(text, file, diagnostics);
    if (!root) {
        return std::nullopt;
    }
    std::map<std::string, std::vector<LayerSpec>> groups;
    Codec<decltype(groups)>::read(*root, groups, diagnostics);
    return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(groups));
}

std::vector<LayerSpec> expand_groups(const std::vector<LayerSpec>& layers,
                                     const std::map<std::string, std::vector<LayerSpec>>& groups,
                                     Diagnostics& diagnostics) {
    std::vector<LayerSpec> expanded;
    std::set<std::string> ids;
    const auto add = [&](LayerSpec layer) {
        if (layer.id.empty()) {
            layer.id = fmt::format("layer-{}", expanded.size() + 1);
        }
        if (!is_name(layer.id)) {
            diagnostics.error(layer.place, "layer-id", fmt::format("'{}' cannot be a layer's id", layer.id),
                              "use lower-case letters, digits and hyphens");
        }
        if (!ids.insert(layer.id).second) {
            diagnostics.error(layer.place, "duplicate-layer", fmt::format("a second layer '{}'", layer.id),
                              "give each layer an id of its own");
        }
        expanded.push_back(std::move(layer));
    };
    for (const LayerSpec& layer : layers) {
        if (!layer.use) {
            add(layer);
            continue;
        }
        const auto group = groups.find(layer.use->value);
        if (group == groups.end()) {
            std::vector<std::string> names;
            for (const auto& [name, unused] : groups) {
                names.push_back(name);
            }
            const std::string close = nearest(layer.use->value, names);
            diagnostics.error(layer.use->place, "unknown-group",
                              fmt::format("unknown group of layers '{}'", layer.use->value),
                              close.empty() ? fmt::format("one of: {}", fmt::join(names, ", "))
                                            : fmt::format("did you mean '{}'?", close));
            continue;
        }
        for (const LayerSpec& member : group->second) {
            add(member);
        }
    }
    return expanded;
}

std::optional<PageSize> page_size(const MapSpec& map, Diagnostics& diagnostics) {
    if (map.size.empty()) {
        return PageSize{180, 135};
    }
    constexpr double smallest = 20;
    constexpr double largest = 2000;
    std::vector<double> sides;
    bool fine = map.size.size() == 2;
    if (!fine) {
        diagnostics.error(map.size.front().place, "size", "'size' must be a width and a height",
                          "for example [180 mm, 135 mm]");
    }
    for (const auto& side : map.size) {
        const auto mm = parse_length(side.value);
        if (!mm) {
            diagnostics.error(side.place, "size", fmt::format("'{}' is no length", side.value),
                              "write a number with mm, pt or px, for example 180 mm");
            fine = false;
        } else if (*mm < smallest || *mm > largest) {
            diagnostics.error(side.place, "size", fmt::format("a page side of {} is out of range", side.value),
                              "choose between 20 mm (76 px) and 2000 mm (7559 px)");
            fine = false;
        } else {
            sides.push_back(*mm);
        }
    }
    if (!fine || sides.size() != 2) {
        return std::nullopt;
    }
    constexpr double max_pixels = 100e6;
    const double dots = dots_per_inch(map) / mm_per_inch;
    const double pixels = sides[0] * sides[1] * dots * dots;
    if (pixels > max_pixels) {
        diagnostics.error(map.size.front().place, "size",
                          fmt::format("the page has {:.0f} megapixels; at most 100 are drawn", pixels / 1e6),
                          "choose a smaller size or dpi");
        return std::nullopt;
    }
    return PageSize{sides[0], sides[1]};
}

double dots_per_inch(const MapSpec& map) {
    if (map.dpi) {
        return *map.dpi;
    }
    const bool in_px = !map.size.empty() && std::all_of(map.size.begin(), map.size.end(),
                                                        [](const auto& side) { return side.value.ends_with("px"); });
    return in_px ? 96 : 226;
}

std::string expand_text(const std::string& text, const std::map<std::string, std::string>& variables) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '{') {
            if (const auto end = text.find('}', i); end != std::string::npos) {
                const auto found = variables.find(text.substr(i + 1, end - i - 1));
                if (found != variables.end()) {
                    out += found->second;
                    i = end + 1;
                    continue;
                }
            }
        }
        out += text[i++];
    }
    return out;
}

} // namespace conflictmap::spec
