#include "compose/layers.hpp"

#include <algorithm>
#include <set>

#include "base/deadline.hpp"
#include "base/units.hpp"
#include "compose/cut.hpp"
#include "compose/graticule.hpp"
#include "compose/marks.hpp"
#include "compose/places.hpp"
#include "compose/split.hpp"
#include "compose/used_fields.hpp"
#include "geom/earth.hpp"
#include "geom/operations.hpp"
#include "text/safe_text.hpp"

namespace conflictmap::compose {
namespace {

using LonlatPolygons = geom::Polygons<geom::Lonlat>;

std::string class_field(const spec::LayerSpec& layer, const source::Entry* entry, const std::string& worldview) {
    if (layer.class_by == "none") {
        return {};
    }
    if (!layer.class_by.empty() || entry == nullptr) {
        return layer.class_by;
    }
    if (!layer.part.empty()) {
        const auto of_part = entry->part_class_fields.find(layer.part);
        return of_part == entry->part_class_fields.end() ? std::string() : of_part->second;
    }
    const auto by_worldview = entry->class_by_worldview.find(worldview);
    return by_worldview == entry->class_by_worldview.end() ? entry->class_field : by_worldview->second;
}

void check_field(const source::Table& table, const std::string& field, const Place& place, const std::string& what,
                 const std::string& language, Diagnostics& diagnostics) {
    if (field.empty() || table.field(field) || table.field(field + "_" + language) || table.field(field + "_en")) {
        return;
    }
    const std::string close = nearest(field, table.file_fields);
    diagnostics.error(place, "unknown-field", fmt::format("{}: the source has no field '{}'", what, field),
                      close.empty() ? "its fields: " + some_of(table.file_fields)
                                    : fmt::format("did you mean '{}'?", close));
}

/// Replaces lines by the shortest way over the globe between the same points.
void follow_great_circles(Layer& layer) {
    for (ClassedFeature& feature : layer.features) {
        auto* lines = std::get_if<geom::Lines<geom::Lonlat>>(&feature.geometry);
        if (lines == nullptr) {
            continue;
        }
        for (auto& line : lines->lines) {
            geom::Line<geom::Lonlat> along;
            for (std::size_t i = 1; i < line.size(); ++i) {
                const auto leg = geom::geodesic_line(along.empty() ? line[i - 1] : along.back(), line[i]);
                along.insert(along.end(), leg.begin() + (along.empty() ? 0 : 1), leg.end());
            }
            if (!along.empty()) {
                line = std::move(along);
            }
        }
    }
}

std::optional<geom::Point<geom::Lonlat>> rings_centre(const spec::RingsSpec& rings, const Workspace& workspace,
                                                      const Place& place, Reads& reads, Diagnostics& diagnostics) {
    if (rings.centre.size() == 2) {
        return geom::Point<geom::Lonlat>{rings.centre[0], rings.centre[1]};
    }
    if (!rings.around) {
        diagnostics.error(place, "rings", "rings need 'around' or 'centre'",
                          "for example rings: { centre: [34.59, 47.51], km: [5, 10] }");
        return std::nullopt;
    }
    const auto table = read_named(*rings.around, "", {}, workspace, reads, diagnostics);
    if (!table || table->features.empty()) {
        return std::nullopt;
    }
    return geom::bounds(table->features.front().geometry).centre();
}

std::optional<Layer> make_rings(const spec::LayerSpec& spec, const Workspace& workspace, style::Lookup& lookup,
                                Reads& reads, Diagnostics& diagnostics) {
    const auto centre = rings_centre(*spec.rings, workspace, spec.place, reads, diagnostics);
    if (!centre) {
        return std::nullopt;
    }
    constexpr double half_way_round = 20000; // km, half of the Earth's circumference
    for (const double km : spec.rings->km) {
        if (km <= 0 || km > half_way_round) {
            diagnostics.error(spec.place, "rings", fmt::format("a ring of {} km cannot be drawn", format_number(km, 3)),
                              "choose radii between 0 and 20000 km");
            return std::nullopt;
        }
    }
    Layer layer;
    layer.spec = spec;
    layer.table.fields = {"km"};
    for (const double km : spec.rings->km) {
        source::Feature feature;
        feature.id = static_cast<std::int64_t>(layer.features.size());
        feature.values = {km};
        ClassedFeature classed;
        classed.geometry = geom::Lines<geom::Lonlat>{{geom::geodesic_circle(*centre, km)}};
        classed.row = layer.features.size();
        classed.style_class = spec.style_class.value;
        classed.label = format_number(km, 1) + "\u00a0" + style::word(lookup, "km", workspace.language);
        // On the requested bearing, or as close to it as there is room.
        for (const double aside : {0, 12, -12, 24, -24, 36, -36, 60, -60, 90, -90, 135, -135, 180}) {
            classed.label_at.push_back(geom::destination(*centre, spec.rings->label_bearing + aside, km));
        }
        layer.table.features.push_back(std::move(feature));
        layer.features.push_back(std::move(classed));
    }
    layer.table.ledger.declared = static_cast<std::int64_t>(layer.features.size());
    return layer;
}

/// Cuts texts that are too long for a label, and reports how many there were.
void shorten_labels(Layer& layer, Diagnostics& diagnostics) {
    std::size_t cut = 0;
    std::string first;
    for (ClassedFeature& feature : layer.features) {
        for (std::string* text : {&feature.label, &feature.detail}) {
            if (text->size() > text::longest_label) {
                *text = text::plain_text(*text, text::longest_label);
                first = cut++ == 0 ? *text : first;
            }
        }
    }
    if (cut > 0) {
        diagnostics.data_warning(
            layer.spec.label ? layer.spec.label->place : layer.spec.place, "long-label",
            fmt::format("layer '{}': {} labels are longer than {} bytes and were cut (first: '{}')", layer.spec.id, cut,
                        text::longest_label, text::plain_text(first, 60)),
            "name a field with shorter texts");
    }
}

/// The layer's class refined by the text of its class field.
std::string class_with(const Layer& layer, const std::string& text) {
    const std::string refined = slug(text);
    return layer.spec.style_class.value + (refined.empty() ? "" : "." + refined);
}

std::string class_of(const Layer& layer, const source::Feature& feature, const std::string& field) {
    return class_with(layer, field.empty() ? "" : source::to_text(source::value_of(layer.table, feature, field)));
}

void classify(Layer& layer, const std::string& field, const Workspace& workspace) {
    for (source::Outside& row : layer.table.outside) {
        layer.outside.push_back({std::get<LonlatPolygons>(std::move(row.feature.geometry)), row.before,
                                 class_of(layer, row.feature, field)});
    }
    layer.table.outside.clear();
    classify_marks(layer.marks, std::move(layer.table.marks),
                   [&](const std::string& text) { return class_with(layer, text); });
    layer.features.reserve(layer.table.features.size());
    for (std::size_t row = 0; row < layer.table.features.size(); ++row) {
        source::Feature& feature = layer.table.features[row];
        ClassedFeature classed;
        classed.row = row;
        classed.geometry = std::move(feature.geometry);
        classed.style_class = class_of(layer, feature, field);
        if (layer.spec.label) {
            const LabelText text = label_text(layer.table, feature, layer.spec.label->value, workspace.language);
            classed.label = text.name;
            classed.detail = text.detail;
            classed.untranslated = lacks_language(layer.table, feature, layer.spec.label->value, workspace.language);
        } else {
            classed.label = in_language(layer.spec.label_text, workspace.language);
        }
        layer.features.push_back(std::move(classed));
    }
}

void tell_marks(const Layer& layer, Diagnostics& diagnostics) {
    if (!layer.marks.points.empty()) {
        diagnostics.add({Severity::note, Fault::spec, layer.spec.place, "marks",
                         fmt::format("layer '{}' has {} points, so they are drawn without ids, tooltips and data",
                                     layer.spec.id, layer.marks.points.size()),
                         "name fields with 'data' to keep them, at the price of a large file"});
    }
}

std::optional<Layer> load(const spec::LayerSpec& spec, const Workspace& workspace, style::Lookup& lookup,
                          const std::optional<geom::Box<geom::Lonlat>>& extent, Reads& reads,
                          Diagnostics& diagnostics) {
    if (spec.graticule) {
        return make_graticule(spec, workspace, lookup, extent, diagnostics);
    }
    if (spec.rings) {
        return make_rings(spec, workspace, lookup, reads, diagnostics);
    }
    auto located = locate(spec, workspace, diagnostics);
    if (!located) {
        return std::nullopt;
    }
    located->request.extent = extent;
    located->request.keep_areas_outside = spec.in_legend;
    const std::string field = class_field(spec, located->entry, workspace.worldview);
    located->request.fields = fields_of(spec, field, workspace.language);
    located->request.marks = marks_request(spec, field);
    auto table = read(*located, workspace, reads, diagnostics);
    if (!table) {
        return std::nullopt;
    }
    std::string& licence = reads.back().licence;
    std::string& credit = reads.back().credit;
    licence = spec.licence.empty() ? licence : spec.licence;
    credit = spec.credit.empty() ? credit : in_language(spec.credit, workspace.language);
    Layer layer;
    layer.spec = spec;
    layer.table = std::move(*table);
    layer.source_name = spec.source->value;
    layer.licence = spec.licence;
    layer.credit = in_language(spec.credit, workspace.language);
    if (located->entry != nullptr) {
        layer.licence = layer.licence.empty() ? located->entry->licence : layer.licence;
        layer.credit = layer.credit.empty() ? in_language(located->entry->credit, workspace.language) : layer.credit;
    }
    if (!spec.class_by.empty() && spec.class_by != "none") {
        check_field(layer.table, spec.class_by, spec.place, "class-by", workspace.language, diagnostics);
    }
    if (!spec.size_by.empty()) {
        check_field(layer.table, spec.size_by, spec.place, "size-by", workspace.language, diagnostics);
    }
    for (const Placed<std::string>& name : spec.data.value_or(std::vector<Placed<std::string>>{})) {
        check_field(layer.table, name.value, name.place, "data", workspace.language, diagnostics);
    }
    if (spec.label) {
        for (const std::string& field_name : label_fields(spec.label->value)) {
            check_field(layer.table, field_name, spec.label->place, "label", workspace.language, diagnostics);
        }
    }
    classify(layer, layer.table.field(field) ? field : std::string(), workspace);
    tell_marks(layer, diagnostics);
    shorten_labels(layer, diagnostics);
    if (spec.great_circle) {
        follow_great_circles(layer);
    }
    if (spec.clip) {
        cut_to(layer, *spec.clip, true, workspace, reads, diagnostics);
    }
    if (spec.erase) {
        cut_to(layer, *spec.erase, false, workspace, reads, diagnostics);
    }
    if (spec.split) {
        split(layer, workspace, reads, diagnostics);
    }
    return layer;
}

} // namespace

std::string slug(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' ||
                           static_cast<unsigned char>(lower) >= 0x80;
        if (plain) {
            out += lower;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    return out;
}

std::vector<Layer> load_layers(const std::vector<spec::LayerSpec>& specs, const Workspace& workspace,
                               style::Lookup& lookup, const std::optional<geom::Box<geom::Lonlat>>& extent,
                               Reads& reads, Diagnostics& diagnostics) {
    std::vector<Layer> layers;
    for (const spec::LayerSpec& spec : specs) {
        if (auto layer = load(spec, workspace, lookup, extent, reads, diagnostics)) {
            check_places(*layer, diagnostics);
            layers.push_back(std::move(*layer));
        }
    }
    return layers;
}

} // namespace conflictmap::compose
