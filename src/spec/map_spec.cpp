#include "spec/map_spec.hpp"

#include <algorithm>
#include <set>

#include "base/name.hpp"
#include "base/units.hpp"

namespace conflictmap {
namespace {

constexpr std::size_t max_layers = 1000;      ///< of a map, groups expanded; maps have some dozens
constexpr std::size_t max_catalogues = 16;    ///< each may have 1 MB
constexpr std::size_t max_label_bytes = 1000; ///< of the description of a label; the label itself may be as long

/// Positions can be set by hand only for labels or callouts that the layer has.
void check_places(const spec::LayerSpec& layer, Diagnostics& diagnostics) {
    const bool named = layer.label || !layer.label_text.empty() || layer.rings;
    for (const spec::PlaceSpec& place : layer.places.all) {
        const std::string& feature = place.feature.value;
        if (layer.use) {
            diagnostics.error(place.feature.place, "places", "places cannot be set in a group of layers",
                              "write out the layers of the group");
            return;
        }
        if (layer.annotate.empty() && !named) {
            diagnostics.error(place.feature.place, "places", "the layer has no labels or callouts to place",
                              "give the layer a 'label', or 'annotate: callout'");
            return;
        }
        if (layer.annotate.empty() && !place.side.empty()) {
            diagnostics.error(place.feature.place, "places", fmt::format("'{}': a label has no 'side'", feature),
                              "use at, offset or position");
        }
        if (!layer.annotate.empty() && (!place.at.empty() || place.offset)) {
            diagnostics.error(place.feature.place, "places",
                              fmt::format("'{}': a callout has no 'at' or 'offset'", feature), "use position or side");
        }
    }
}

} // namespace

void Codec<spec::ViewSpec>::read(const Node& node, spec::ViewSpec& value, Diagnostics& diagnostics) {
    value.place = node.place;
    const auto before = diagnostics.all().size();
    spec::ViewSpec::record().read(node, value, diagnostics);
    const bool as_written = diagnostics.all().size() == before; // otherwise a missing value may only be a wrong one
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
        value.margin.value = 0; // 'width' is the visible width
    }
    if (value.margin.value < 0 || value.margin.value > 5) {
        diagnostics.error(node.find("margin")->place, "view-margin", "'margin' must be between 0% and 500%");
    }
}

void Codec<spec::LayerSpec>::read(const Node& node, spec::LayerSpec& value, Diagnostics& diagnostics) {
    value.place = node.place;
    const auto before = diagnostics.all().size();
    spec::LayerSpec::record().read(node, value, diagnostics);
    const int ways = (value.use ? 1 : 0) + (value.source ? 1 : 0) + (value.rings ? 1 : 0) + (value.graticule ? 1 : 0);
    if (node.is_map() && ways != 1 && diagnostics.all().size() == before) {
        diagnostics.error(node.place, "layer", "a layer needs exactly one of 'source', 'use', 'rings', 'graticule'",
                          "for example { id: places, source: base/places, class: place }");
    }
    if (!value.use && ways == 1 && value.style_class.value.empty() && !node.find("class")) {
        diagnostics.error(node.place, "layer-class", "a layer needs a 'class' that says how to draw it",
                          "for example class: area, class: point or class: line");
    }
    check_places(value, diagnostics);
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
        constexpr double narrowest = 5; // mm
        if (value.width && value.width->mm < narrowest && options->find("width") != nullptr) {
            diagnostics.error(options->find("width")->place, "furniture-width",
                              fmt::format("{} cannot be drawn {} mm wide", value.kind, value.width->mm),
                              "give it 5 mm or more");
        }
    }
}

} // namespace conflictmap

namespace conflictmap::spec {
namespace {

/// A name that is easy to type as well: of maps, and of layers, which become ids in the SVG.
bool is_plain_name(const std::string& text) {
    return Name::from(text) && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

void check_map(const MapSpec& map, const Node& root, Diagnostics& diagnostics) {
    const Node* name = root.find("map");
    if (name != nullptr && name->is_scalar() && !is_plain_name(map.map.value)) {
        diagnostics.error(
            map.map.place, "map-name", fmt::format("'{}' cannot name a map", map.map.value),
            "use lower-case letters, digits and hyphens, at most 64, not first a hyphen: it becomes a file name");
    }
    if (map.dpi && (*map.dpi < 10 || *map.dpi > 2400)) {
        diagnostics.error(root.find("dpi")->place, "dpi", "'dpi' must be between 10 and 2400");
    }
    if (map.catalogue.values.size() > max_catalogues) {
        diagnostics.error(map.catalogue.values.back().place, "too-many-catalogues",
                          fmt::format("a map may name {} catalogues", max_catalogues),
                          "put their sets into fewer files");
    }
    page_size(map, diagnostics);
}

} // namespace

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
        if (layer.label && layer.label->value.size() > max_label_bytes) {
            diagnostics.error(layer.label->place, "long-label",
                              fmt::format("a label may be described in {} bytes, this one has {}", max_label_bytes,
                                          layer.label->value.size()),
                              "name fewer fields");
            layer.label.reset(); // else it would be made for each row before the map is refused
        }
        if (layer.id.empty()) {
            layer.id = fmt::format("layer-{}", expanded.size() + 1);
        }
        if (!is_plain_name(layer.id)) {
            diagnostics.error(layer.place, "layer-id", fmt::format("'{}' cannot be a layer's id", layer.id),
                              "use lower-case letters, digits and hyphens");
        }
        if (!ids.insert(layer.id).second) {
            diagnostics.error(layer.place, "duplicate-layer", fmt::format("duplicate layer '{}'", layer.id),
                              "give each layer its own id");
        }
        expanded.push_back(std::move(layer));
    };
    for (const LayerSpec& layer : layers) {
        if (expanded.size() > max_layers) {
            diagnostics.error(layer.place, "too-many-layers", fmt::format("a map may have {} layers", max_layers),
                              "name fewer layers and groups");
            return {};
        }
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
            diagnostics.error(side.place, "size", fmt::format("'{}' is not a length", side.value),
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
                          fmt::format("the page has {:.0f} megapixels; the limit is 100", pixels / 1e6),
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
            const auto end = text.find('}', i);
            if (end == std::string::npos) {
                return out + text.substr(i); // without a search of the rest for each of its brackets
            }
            const auto found = variables.find(text.substr(i + 1, end - i - 1));
            if (found != variables.end()) {
                out += found->second;
                i = end + 1;
                continue;
            }
        }
        out += text[i++];
    }
    return out;
}

} // namespace conflictmap::spec
