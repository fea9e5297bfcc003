#include "figure/areas.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/deadline.hpp"
#include "compose/figures.hpp"
#include "compose/used_fields.hpp"
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

/// A class that the legend explains.
struct Told {
    const compose::DrawnClass* drawn = nullptr;
    std::string text;
};

/// Measures these classes of a layer, apart from those that are known.
void measure(const compose::Layer& layer, const std::set<std::string>& classes, const Whole& whole,
             MeasuredLayer& measured) {
    compose::AreasByClass areas = compose::areas_by_class(layer, true);
    std::erase_if(
        areas, [&](const auto& area) { return !classes.contains(area.first) || measured.areas.contains(area.first); });
    for (const auto& [name, km2] : compose::measure_inside(areas, whole.units)) {
        measured.km2[name] = km2;
    }
    measured.areas.merge(areas);
}

/// Whether a class draws a net of borders, such as those of oblasts, whose area says nothing. The outline of a few
/// areas shows these areas.
bool is_net(const compose::DrawnClass& drawn) {
    constexpr std::ptrdiff_t few = 4;
    return !drawn.style.fill && !drawn.style.hatch &&
           std::ranges::count(drawn.layer->features, drawn.name, &compose::ClassedFeature::style_class) > few;
}

bool is_told(const compose::DrawnClass& drawn) {
    return drawn.kind == "area" && !drawn.overlay && !drawn.style.soft && !drawn.style.context.value_or(false) &&
           drawn.layer->spec.in_legend && !is_net(drawn);
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
        whole = {around, name_of(around, content.workspace.language), content.map.view.around->value, true};
    }
    const std::string& region = content.workspace.catalogue.region.area;
    if (whole.name.empty() && !region.empty()) {
        if (auto units = compose::read_named({region, {}}, "", compose::fields_of_units(content.workspace.language),
                                             content.workspace, reads, diagnostics)) {
            whole = {std::move(*units), "", region, false};
            whole.name = name_of(whole.units, content.workspace.language);
        }
    }
    if (whole.name.empty()) {
        return std::nullopt;
    }
    return whole;
}

std::future<Measured> start_measuring(const layout::MapContent& content, const std::optional<Whole>& whole) {
    compose::Styles apart(content.workspace.style); // what is looked up here is not yet what the map uses
    Diagnostics told_when_drawn;
    std::map<const compose::Layer*, std::set<std::string>> classes;
    std::set<std::string> seen;
    for (auto at = content.layers.rbegin(); whole && at != content.layers.rend(); ++at) { // top layer first, as drawn
        const compose::Layer& layer = *at;
        for (const compose::ClassedFeature& feature : layer.features) {
            const std::string& name = feature.style_class;
            const std::string key = layer.spec.legend.empty() ? name : name + "\n" + layer.spec.id;
            if (!std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry) || !seen.insert(key).second) {
                continue;
            }
            const compose::DrawnClass drawn{name, &layer, apart.of(layer, name, told_when_drawn), "area"};
            if (is_told(drawn) && !layout::legend_text(drawn, content.workspace, apart.lookup()).empty()) {
                classes[&layer].insert(name);
            }
        }
    }
    if (classes.empty()) {
        std::promise<Measured> nothing;
        nothing.set_value({});
        return nothing.get_future();
    }
    return std::async(std::launch::async | std::launch::deferred,
                      [&whole, classes = std::move(classes), deadline = deadline_of_thread()] {
                          take_over_deadline(deadline);
                          Measured measured;
                          measured.whole_km2 = geom::area_km2(compose::all_polygons(whole->units));
                          for (const auto& [layer, names] : classes) {
                              measure(*layer, names, *whole, measured.layers[layer]);
                          }
                          return measured;
                      });
}

std::vector<output::Area> told_areas(const layout::MapContent& content, const std::optional<Whole>& whole,
                                     Measured measured, const compose::Body& body, style::Lookup& lookup) {
    std::vector<Told> told;
    for (const compose::DrawnClass& drawn : body.classes) {
        if (whole && is_told(drawn)) {
            if (std::string text = layout::legend_text(drawn, content.workspace, lookup); !text.empty()) {
                told.push_back({&drawn, std::move(text)});
            }
        }
    }
    std::ranges::stable_sort(told, {}, [](const Told& each) { return each.drawn->style.legend_order.value_or(100); });
    std::vector<output::Area> areas;
    for (const auto& [drawn, text] : told) {
        MeasuredLayer& layer = measured.layers[drawn->layer];
        if (!layer.areas.contains(drawn->name)) {
            measure(*drawn->layer, {drawn->name}, *whole, layer);
        }
        if (measured.whole_km2 == 0) {
            measured.whole_km2 = geom::area_km2(compose::all_polygons(whole->units));
        }
        const double km2 = layer.km2[drawn->name];
        if (!(km2 > 0) || (!whole->is_subject && !lies_inside(layer.areas[drawn->name], body.window.extent))) {
            continue;
        }
        const bool itself = drawn->layer->source_name == whole->source;
        areas.push_back({drawn->name, text, km2, itself ? std::nullopt : std::optional(km2 / measured.whole_km2),
                         itself ? std::string() : whole->name});
    }
    return areas;
}

} // namespace conflictmap::figure
