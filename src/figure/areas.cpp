#include "figure/areas.hpp"

#include <algorithm>

#include "compose/figures.hpp"
#include "geom/earth.hpp"
#include "layout/contents.hpp"

namespace conflictmap::figure {
namespace {

struct Whole {
    source::Table units;
    std::string name;
    std::string source;
    double km2 = 0;
    bool is_subject = false;
};

bool has_polygons(const source::Table& table) {
    return std::any_of(table.features.begin(), table.features.end(), [](const auto& feature) {
        return std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry);
    });
}

std::optional<source::Table> read_quietly(const std::string& name, const std::string& where,
                                          const layout::MapContent& content) {
    Diagnostics told_before;
    compose::Reads known;
    return compose::read_named({name, {}}, where, content.workspace, known, told_before);
}

/// Names of the units, "Donetsk oblast, Luhansk oblast"; empty when one has none.
std::string name_of(const source::Table& units, const std::string& language) {
    std::vector<std::string> names;
    for (const source::Feature& unit : units.features) {
        std::string name = compose::local_field(units, unit, "full", language);
        name = name.empty() ? compose::local_field(units, unit, "name", language) : name;
        if (name.empty()) {
            return {};
        }
        names.push_back(std::move(name));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

std::optional<Whole> whole_of(const layout::MapContent& content) {
    constexpr std::size_t most_units = 4; // of more, nobody wants to hear the names
    const auto& around = content.map.view.around;
    Whole whole;
    if (around) {
        auto units = read_quietly(around->value, content.map.view.where.value_or(""), content);
        if (units && has_polygons(*units) && units->features.size() <= most_units) {
            whole = {std::move(*units), "", around->value, 0, true};
            whole.name = name_of(whole.units, content.workspace.language);
        }
    }
    const std::string& region = content.workspace.catalogue.region.area;
    if (whole.name.empty() && !region.empty()) {
        if (auto units = read_quietly(region, "", content)) {
            whole = {std::move(*units), "", region, 0, false};
            whole.name = name_of(whole.units, content.workspace.language);
        }
    }
    if (whole.name.empty()) {
        return std::nullopt;
    }
    whole.km2 = geom::area_km2(compose::all_polygons(whole.units));
    return whole;
}

/// The layer with all its rows, those outside the map, too.
std::optional<compose::Layer> whole_layer(const compose::Layer& layer, const layout::MapContent& content) {
    Diagnostics told_before;
    compose::Reads known;
    auto layers = compose::load_layers({layer.spec}, content.workspace, std::nullopt, known, told_before);
    return layers.empty() ? std::nullopt : std::optional(std::move(layers.front()));
}

bool lies_inside(const compose::Layer& layer, const std::string& style_class, const projection::LonlatBox& extent) {
    for (const compose::ClassedFeature& feature : layer.features) {
        const auto* polygons = std::get_if<geom::Polygons<geom::Lonlat>>(&feature.geometry);
        if (polygons == nullptr || feature.style_class != style_class) {
            continue;
        }
        for (const auto& polygon : polygons->polygons) {
            for (const auto& point : polygon.outer) {
                if (!extent.contains(point)) {
                    return false;
                }
            }
        }
    }
    return true;
}

bool is_told(const compose::DrawnClass& drawn) {
    return drawn.kind == "area" && !drawn.overlay && !drawn.style.soft && !drawn.style.context.value_or(false) &&
           drawn.layer->spec.in_legend;
}

} // namespace

std::vector<output::Area> measured_areas(const layout::MapContent& content, const compose::Body& body) {
    std::vector<const compose::DrawnClass*> told;
    for (const compose::DrawnClass& drawn : body.classes) {
        if (is_told(drawn) && !layout::legend_text(drawn, content.workspace).empty()) {
            told.push_back(&drawn);
        }
    }
    const auto whole = told.empty() ? std::nullopt : whole_of(content);
    std::vector<output::Area> areas;
    if (!whole) {
        return areas;
    }
    std::stable_sort(told.begin(), told.end(), [](const auto* a, const auto* b) {
        return a->style.legend_order.value_or(100) < b->style.legend_order.value_or(100);
    });
    std::map<const compose::Layer*, std::optional<compose::Layer>> layers;
    for (const compose::DrawnClass* drawn : told) {
        const auto [read, first] = layers.try_emplace(drawn->layer);
        if (first) {
            read->second = whole_layer(*drawn->layer, content);
        }
        const auto& layer = read->second;
        if (!layer || (!whole->is_subject && !lies_inside(*layer, drawn->name, body.window.extent))) {
            continue;
        }
        double km2 = 0;
        for (const auto& unit : compose::measure(*layer, whole->units, content.workspace.language)) {
            for (const auto& part : unit.classes) {
                km2 += part.style_class == drawn->name ? part.km2 : 0;
            }
        }
        const bool itself = layer->source_name == whole->source;
        if (km2 > 0) {
            areas.push_back({drawn->name, layout::legend_text(*drawn, content.workspace), km2,
                             itself ? std::nullopt : std::optional(km2 / whole->km2),
                             itself ? std::string() : whole->name});
        }
    }
    return areas;
}

} // namespace conflictmap::figure
