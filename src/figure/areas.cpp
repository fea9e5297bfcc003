#include "figure/areas.hpp"

#include <algorithm>
#include <map>

#include "compose/figures.hpp"
#include "geom/earth.hpp"
#include "layout/contents.hpp"

namespace conflictmap::figure {
namespace {

bool has_polygons(const source::Table& table) {
    return std::any_of(table.features.begin(), table.features.end(), [](const auto& feature) {
        return std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry);
    });
}

/// Names of the units, "Donetsk oblast, Luhansk oblast"; empty if one of them has no name.
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

/// Whether the legend might explain areas of the layer.
bool may_be_told(const compose::Layer& layer) {
    return layer.spec.in_legend &&
           std::any_of(layer.features.begin(), layer.features.end(), [](const compose::ClassedFeature& feature) {
               return std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry);
           });
}

bool lies_inside(const geom::Polygons<geom::Lonlat>& areas, const projection::LonlatBox& extent) {
    return std::ranges::all_of(areas.polygons, [&](const auto& polygon) {
        return std::ranges::all_of(polygon.outer, [&](const auto& point) { return extent.contains(point); });
    });
}

/// By class, inside the units of the whole, km².
std::map<std::string, double> measured_by_class(const compose::AreasByClass& areas, const Whole& whole,
                                                const std::string& language) {
    std::map<std::string, double> km2;
    for (const auto& unit : compose::measure(areas, whole.units, language)) {
        for (const auto& part : unit.classes) {
            km2[part.style_class] += part.km2;
        }
    }
    return km2;
}

bool is_told(const compose::DrawnClass& drawn) {
    return drawn.kind == "area" && !drawn.overlay && !drawn.style.soft && !drawn.style.context.value_or(false) &&
           drawn.layer->spec.in_legend;
}

} // namespace

std::optional<Whole> read_whole(const layout::MapContent& content, compose::Reads& reads, Diagnostics& diagnostics) {
    constexpr std::size_t max_units = 4; // with more units, the list of names would be too long
    if (std::none_of(content.layers.begin(), content.layers.end(), may_be_told)) {
        return std::nullopt;
    }
    Whole whole;
    const source::Table& around = content.view.around;
    if (has_polygons(around) && around.features.size() <= max_units) {
        whole = {around, name_of(around, content.workspace.language), content.map.view.around->value, 0, true};
    }
    const std::string& region = content.workspace.catalogue.region.area;
    if (whole.name.empty() && !region.empty()) {
        if (auto units = compose::read_named({region, {}}, "", content.workspace, reads, diagnostics)) {
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

std::vector<output::Area> measured_areas(const layout::MapContent& content, const std::optional<Whole>& whole,
                                         const compose::Body& body, style::Lookup& lookup) {
    std::vector<const compose::DrawnClass*> told;
    for (const compose::DrawnClass& drawn : body.classes) {
        if (whole && is_told(drawn) && !layout::legend_text(drawn, content.workspace, lookup).empty()) {
            told.push_back(&drawn);
        }
    }
    std::stable_sort(told.begin(), told.end(), [](const auto* a, const auto* b) {
        return a->style.legend_order.value_or(100) < b->style.legend_order.value_or(100);
    });
    struct Measured {
        compose::AreasByClass areas;
        std::map<std::string, double> km2;
    };
    std::map<const compose::Layer*, Measured> layers;
    std::vector<output::Area> areas;
    for (const compose::DrawnClass* drawn : told) {
        const auto [known, first] = layers.try_emplace(drawn->layer);
        Measured& measured = known->second;
        if (first) {
            measured.areas = compose::areas_by_class(*drawn->layer, true);
            measured.km2 = measured_by_class(measured.areas, *whole, content.workspace.language);
        }
        const double km2 = measured.km2[drawn->name];
        if (!(km2 > 0) || (!whole->is_subject && !lies_inside(measured.areas[drawn->name], body.window.extent))) {
            continue;
        }
        const bool itself = drawn->layer->source_name == whole->source;
        areas.push_back({drawn->name, layout::legend_text(*drawn, content.workspace, lookup), km2,
                         itself ? std::nullopt : std::optional(km2 / whole->km2),
                         itself ? std::string() : whole->name});
    }
    return areas;
}

} // namespace conflictmap::figure
