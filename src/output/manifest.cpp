#include "output/manifest.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace conflictmap {

using output::Area;
using output::Build;
using output::DroppedLabel;
using output::Input;
using output::LayerAccount;
using output::Output;

const Record<Input>& Codec<Input>::record() {
    static const auto declared =
        Record<Input>("an input")
            .field("path", &Input::path,
                   "relative to the data root; \"fonts/…\": in the font folder; \"./…\" or \"../…\": relative to the "
                   "manifest's folder",
                   Need::required)
            .field("sha256", &Input::sha256, "of the file's bytes", Need::required)
            .field("role", &Input::role, "what the map took from it", Need::required,
                   {"spec", "style", "catalogue", "data", "font"})
            .field("licence", &Input::licence, "its licence, as an SPDX identifier if there is one")
            .field("credit", &Input::credit, "the credit for a published map");
    return declared;
}

const Record<LayerAccount>& Codec<LayerAccount>::record() {
    static const auto declared =
        Record<LayerAccount>("a layer's ledger: declared = drawn + outside + filtered + rejected")
            .field("id", &LayerAccount::id, "the layer", Need::required)
            .field("declared", &LayerAccount::declared, "rows of the source", Need::required)
            .field("drawn", &LayerAccount::drawn, "rows on the map", Need::required)
            .field("outside", &LayerAccount::outside, "rows outside the map", Need::required)
            .field("filtered", &LayerAccount::filtered, "rows that the spec leaves out", Need::required)
            .field("rejected", &LayerAccount::rejected, "rows that could not be used", Need::required)
            .field("reasons", &LayerAccount::reasons, "why rows were filtered or rejected, with counts");
    return declared;
}

const Record<DroppedLabel>& Codec<DroppedLabel>::record() {
    static const auto declared = Record<DroppedLabel>("a label that was left out")
                                     .field("layer", &DroppedLabel::layer, "its layer", Need::required)
                                     .field("feature", &DroppedLabel::feature, "its feature", Need::required)
                                     .field("text", &DroppedLabel::text, "its text", Need::required)
                                     .field("reason", &DroppedLabel::reason, "why", Need::required);
    return declared;
}

const Record<Area>& Codec<Area>::record() {
    static const auto declared =
        Record<Area>("a measured area")
            .field("class", &Area::style_class, "the style's class", Need::required)
            .field("name", &Area::name, "its text in the legend", Need::required)
            .field("km2", &Area::km2, "square kilometres on the WGS 84 ellipsoid", Need::required)
            .field("share", &Area::share, "0 to 1")
            .field("whole", &Area::whole, "the area that the share refers to");
    return declared;
}

const Record<Output>& Codec<Output>::record() {
    static const auto declared =
        Record<Output>("an output")
            .field("path", &Output::path, "the file name; the file is next to the manifest", Need::required)
            .field("format", &Output::format, "png, svg, figure.html, md …", Need::required)
            .field("sha256", &Output::sha256, "of the file's bytes", Need::required)
            .field("bytes", &Output::bytes, "its size", Need::required)
            .field("scale", &Output::scale, "of raster formats; otherwise 1")
            .field("width", &Output::width, "pixels")
            .field("height", &Output::height, "pixels");
    return declared;
}

const Record<Build>& Codec<Build>::record() {
    static const auto declared =
        Record<Build>("how the files were made")
            .field(
                "program", &Build::program,
                "a hash of the program's sources; empty if the map read something that has no hash, such as a database")
            .field("options", &Build::options, "options on the command line that override the spec")
            .field("styles", &Build::styles, "by style: a hash of each entry that the map looked up")
            .field("warnings", &Build::warnings, "how many were given");
    return declared;
}

namespace output {

const Record<ManifestPage>& ManifestPage::record() {
    static const auto declared = Record<ManifestPage>("a page")
                                     .field("width", &ManifestPage::width, "mm", Need::required)
                                     .field("height", &ManifestPage::height, "mm", Need::required);
    return declared;
}

const Record<ManifestLabels>& ManifestLabels::record() {
    static const auto declared =
        Record<ManifestLabels>("a summary of the labels")
            .field("placed", &ManifestLabels::placed, "labels on the map", Need::required)
            .field("overlaps", &ManifestLabels::overlaps, "overlaps of labels with other items, counted on the drawing",
                   Need::required)
            .field("dropped", &ManifestLabels::dropped, "labels left out", Need::required);
    return declared;
}

const Record<Manifest>& Manifest::record() {
    static const auto declared =
        Record<Manifest>("a manifest")
            .field("map", &Manifest::map, "name of the map", Need::required)
            .field("title", &Manifest::title, "in the map's language", Need::required)
            .field("subtitle", &Manifest::subtitle, "in the map's language")
            .field("alt", &Manifest::alt, "one or two sentences for people who cannot see the map", Need::required)
            .field("description", &Manifest::description, "the same, longer")
            .field("language", &Manifest::language, "BCP 47", Need::required)
            .field("at", &Manifest::at, "the day shown, ISO 8601; empty if there is none", Need::required)
            .field("worldview", &Manifest::worldview, "un, de-facto or claims", Need::required)
            .field("style", &Manifest::style, "the style", Need::required)
            .field("projection", &Manifest::projection, "for PROJ")
            .field("page", &Manifest::page, "size of the page")
            .field("credits", &Manifest::credits, "sentences to show with the map")
            .field("areas", &Manifest::areas, "areas of the classes that the legend names")
            .field("inputs", &Manifest::inputs, "every file read", Need::required)
            .field("layers", &Manifest::layers, "what happened to every row", Need::required)
            .field("labels", &Manifest::labels, "what happened to every label", Need::required)
            .field("outputs", &Manifest::outputs, "every file written except this one", Need::required)
            .field("versions", &Manifest::versions, "of the program and its libraries", Need::required)
            .field("build", &Manifest::build, "what render compares to decide whether to redraw the map");
    return declared;
}

namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double places) {
    return std::round(value * places) / places;
}

Json json_of(const Area& area) {
    Json json{{"class", area.style_class}, {"name", area.name}, {"km2", rounded(area.km2, 10)}};
    if (area.share) {
        json["share"] = rounded(*area.share, 1e5);
        json["whole"] = area.whole;
    }
    return json;
}

Json json_of(const Input& input) {
    return {{"path", input.path},
            {"sha256", input.sha256},
            {"role", input.role},
            {"licence", input.licence},
            {"credit", input.credit}};
}

Json json_of(const LayerAccount& layer) {
    return {{"id", layer.id},
            {"declared", layer.declared},
            {"drawn", layer.drawn},
            {"outside", layer.outside},
            {"filtered", layer.filtered},
            {"rejected", layer.rejected},
            {"reasons", Json(layer.reasons)}};
}

Json json_of(const DroppedLabel& label) {
    return {{"layer", label.layer}, {"feature", label.feature}, {"text", label.text}, {"reason", label.reason}};
}

Json json_of(const Output& output) {
    Json json{{"path", output.path}, {"format", output.format}, {"sha256", output.sha256}, {"bytes", output.bytes}};
    if (output.width > 0) {
        json["scale"] = output.scale;
        json["width"] = output.width;
        json["height"] = output.height;
    }
    return json;
}

Json json_of(const Build& build) {
    return {{"program", build.program},
            {"options", Json(build.options)},
            {"styles", Json(build.styles)},
            {"warnings", build.warnings}};
}

template <class T> Json list_of(const std::vector<T>& all) {
    Json list = Json::array();
    for (const T& each : all) {
        list.push_back(json_of(each));
    }
    return list;
}

std::string text_of(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// JSON as the strict tree that records are read from. The size limit of YAML files does not apply to manifests.
Node node_of(const Json& json, const Place& place) {
    Node node;
    node.place = place;
    if (json.is_object()) {
        node.kind = Node::Kind::map;
        for (const auto& [key, value] : json.items()) {
            node.entries.emplace_back(Key{key, place}, node_of(value, place));
        }
    } else if (json.is_array()) {
        node.kind = Node::Kind::list;
        for (const Json& item : json) {
            node.items.push_back(node_of(item, place));
        }
    } else if (!json.is_null()) {
        node.kind = Node::Kind::scalar;
        node.quoted = json.is_string();
        node.scalar = json.is_string() ? json.get<std::string>() : json.dump();
    }
    return node;
}

} // namespace

std::string manifest_of(const Figure& figure) {
    const Json json{{"map", figure.map},
                    {"title", figure.title},
                    {"subtitle", figure.subtitle},
                    {"alt", figure.alt},
                    {"description", figure.description},
                    {"language", figure.language},
                    {"at", figure.at},
                    {"worldview", figure.worldview},
                    {"style", figure.style},
                    {"projection", figure.projection},
                    {"page", {{"width", rounded(figure.width, 1e3)}, {"height", rounded(figure.height, 1e3)}}},
                    {"credits", Json(figure.credits)},
                    {"areas", list_of(figure.areas)},
                    {"inputs", list_of(figure.inputs)},
                    {"layers", list_of(figure.layers)},
                    {"labels",
                     {{"placed", figure.labels_placed},
                      {"overlaps", figure.label_overlaps},
                      {"dropped", list_of(figure.labels_dropped)}}},
                    {"outputs", list_of(figure.outputs)},
                    {"versions", Json(figure.versions)},
                    {"build", json_of(figure.build)}};
    return text_of(json);
}

std::string with_inputs(const std::string& manifest, const std::vector<Input>& inputs) {
    Json json = Json::parse(manifest);
    json["inputs"] = list_of(inputs);
    return text_of(json);
}

std::optional<Manifest> read_manifest(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
    const Place place{file, 0, 0};
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        diagnostics.error(place, "not-a-manifest", "this is not a manifest: it is not a JSON object",
                          "name the <map>.json that render wrote");
        return std::nullopt;
    }
    Manifest manifest;
    const auto before = diagnostics.all().size();
    Manifest::record().read(node_of(json, place), manifest, diagnostics);
    return diagnostics.all().size() == before ? std::optional(std::move(manifest)) : std::nullopt;
}

} // namespace output
} // namespace conflictmap
