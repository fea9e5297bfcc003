#include "compose/draw.hpp"

#include <algorithm>
#include <cmath>

#include "base/deadline.hpp"
#include "base/threads.hpp"
#include "compose/displace.hpp"
#include "compose/feature_data.hpp"
#include "compose/marks.hpp"
#include "compose/places.hpp"
#include "symbol/teeth.hpp"

namespace conflictmap::compose {
namespace {

/// Hides the strokes of cut edges: geometry is kept this far beyond the window, mm.
constexpr double bleed = 8;
/// Lines are simplified by this much: it is invisible even in a 2x picture, mm.
constexpr double tolerance = 0.03;

using PagePolygons = geom::Polygons<geom::Page>;

double value_for(const PlacedLayer& placed, const PlacedFeature& feature) {
    const auto& table = placed.layer->table;
    const auto& row = table.features[feature.feature->row];
    return source::to_number(source::value_of(table, row, placed.layer->spec.size_by)).value_or(0);
}

std::optional<double> size_value(const PlacedLayer& placed, const PlacedFeature& feature) {
    return placed.layer->spec.size_by.empty() ? std::nullopt : std::optional(value_for(placed, feature));
}

scene::Group feature_group(const Layer& layer, const ClassedFeature& feature, const std::string& id,
                           const std::string& language) {
    scene::Group group;
    group.role = scene::Role::feature;
    group.layer = layer.spec.id;
    group.feature = feature_id(layer, feature);
    group.id = id;
    group.css_class = symbol::class_name(feature.style_class);
    if (!feature.overlay.empty()) {
        group.css_class += " " + symbol::class_name(feature.overlay);
    }
    const FeatureWords words = feature_words(layer, feature, language);
    group.title = words.title;
    group.description = words.text;
    group.data = feature_data(layer, feature, language);
    return group;
}

void add_fill(scene::Group& group, const PlacedFeature& feature, style::Lookup& lookup, Backdrop& backdrop) {
    const auto* polygons = std::get_if<PagePolygons>(&feature.geometry);
    if (polygons == nullptr) {
        return;
    }
    const scene::Outline outline = scene::outline_of(feature.geometry);
    if (feature.style->soft) {
        const symbol::Soft soft = symbol::soft_of(lookup, *feature.style->soft);
        for (scene::Path& path : symbol::soft_area(*polygons, soft)) {
            group.items.emplace_back(std::move(path));
        }
        backdrop.add(*polygons, soft.colour);
    }
    if (feature.style->fill) {
        const Colour fill = symbol::fill_of(lookup, *feature.style->fill);
        group.items.push_back(scene::Path{outline, fill, std::nullopt, "fill"});
        backdrop.add(*polygons, fill);
    }
    if (feature.style->hatch) {
        const symbol::Hatch hatch = symbol::hatch_of(lookup, *feature.style->hatch);
        group.items.push_back(std::make_unique<scene::Group>(symbol::hatch_group(hatch, outline)));
    }
}

void add_stroke(scene::Group& group, const PlacedFeature& feature, std::size_t pass, std::size_t passes,
                style::Lookup& lookup) {
    if (const auto* lines = std::get_if<geom::Lines<geom::Page>>(&feature.geometry); lines && feature.style->arrow) {
        for (scene::Path& path : symbol::arrow_paths(lookup, *feature.style, *lines, pass, passes)) {
            group.items.emplace_back(std::move(path));
        }
        return;
    }
    if (!feature.style->stroke || pass >= feature.style->stroke->size() ||
        std::holds_alternative<geom::Points<geom::Page>>(feature.geometry)) {
        return;
    }
    group.items.push_back(scene::Path{scene::outline_of(feature.geometry), std::nullopt,
                                      style::stroke_of(lookup, (*feature.style->stroke)[pass]),
                                      symbol::stroke_part(pass, feature.style->stroke->size())});
}

void add_teeth(scene::Group& group, const PlacedFeature& feature, style::Lookup& lookup) {
    const auto* lines = std::get_if<geom::Lines<geom::Page>>(&feature.geometry);
    if (lines == nullptr || !feature.style->teeth) {
        return;
    }
    const style::TeethStyle& look = *feature.style->teeth;
    const auto teeth = symbol::teeth_along(*lines, {look.height.mm, look.width.mm, look.gap.mm});
    if (!teeth.empty()) {
        group.items.push_back(scene::Path{teeth, style::colour_of(lookup, look.colour), std::nullopt, "teeth"});
    }
}

void add_markers(scene::Group& group, const PlacedLayer& placed, const PlacedFeature& feature, style::Lookup& lookup) {
    const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry);
    if (points == nullptr || feature.marker_radius <= 0) {
        return;
    }
    const symbol::Marker marker = symbol::marker_of(lookup, *feature.style->marker, size_value(placed, feature));
    for (const auto& point : points->points) {
        symbol::draw_marker(group, marker, point);
    }
}

std::size_t stroke_passes(const PlacedLayer& placed) {
    std::size_t passes = 0;
    for (const PlacedFeature& feature : placed.features) {
        passes = std::max(passes, feature.style->stroke ? feature.style->stroke->size() : 0);
    }
    return passes;
}

void book(source::Ledger& ledger, bool drawn) {
    ++(drawn ? ledger.drawn : ledger.outside);
}

} // namespace

const style::ClassStyle& Styles::of(const Layer& layer, const std::string& style_class, Diagnostics& diagnostics,
                                    const std::string& overlay) {
    const std::string key = layer.spec.id + "\n" + style_class + "\n" + overlay;
    if (const auto found = known_.find(key); found != known_.end()) {
        return found->second;
    }
    style::Resolved resolved = style::class_style(lookup_, style_class);
    if (layer.spec.look) {
        style::ClassStyle look;
        Codec<style::ClassStyle>::read(*layer.spec.look, look, diagnostics);
        style::check_colours(lookup_.sheet, look, diagnostics);
        resolved.style = style::merged(resolved.style, look);
    } else if (!resolved.known) {
        const Placed<std::string>& name = layer.spec.style_class;
        const std::string close = nearest(name.value, style::class_names(lookup_.sheet));
        diagnostics.error(name.place, "unknown-class", fmt::format("the style has no class '{}'", style_class),
                          close.empty() ? "name a class of the style, or describe its look with 'look'"
                                        : fmt::format("did you mean '{}'?", close));
    }
    if (!overlay.empty()) {
        const style::Resolved over = style::class_style(lookup_, overlay);
        if (!over.known && layer.spec.split) {
            const auto& side =
                layer.spec.split->inside.value == overlay ? layer.spec.split->inside : layer.spec.split->outside;
            const std::string close = nearest(overlay, style::class_names(lookup_.sheet));
            diagnostics.error(side.place, "unknown-class", fmt::format("the style has no class '{}'", overlay),
                              close.empty() ? "name a class of the style" : fmt::format("did you mean '{}'?", close));
        }
        resolved.style = style::merged(resolved.style, over.style);
    }
    return known_.emplace(key, std::move(resolved.style)).first->second;
}

FittedLayers fit_layers(const std::vector<ProjectedLayer>& layers, const Window& window) {
    struct Task {
        const projection::ProjectedGeometry* projected;
        geom::Geometry<geom::Page>* fitted;
    };
    FittedLayers fitted(layers.size());
    std::vector<Task> tasks;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        fitted[l].resize(layers[l].features.size());
        for (std::size_t i = 0; i < fitted[l].size(); ++i) {
            tasks.push_back({&layers[l].features[i], &fitted[l][i]});
        }
    }
    in_threads(tasks.size(), [&](std::size_t i) {
        check_deadline();
        *tasks[i].fitted = projection::to_page(*tasks[i].projected, *window.projection, window.fit, window.extent,
                                               window.box, bleed, tolerance);
    });
    return fitted;
}

PlacedLayer place_layer(const ProjectedLayer& projected, std::vector<geom::Geometry<geom::Page>> fitted,
                        const Window& window, Styles& styles, source::Ledger& ledger, Diagnostics& diagnostics) {
    PlacedLayer placed;
    const Layer& layer = *projected.layer;
    placed.layer = &layer;
    placed.projected = &projected;
    ledger = layer.table.ledger;
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        check_deadline();
        const ClassedFeature& feature = layer.features[i];
        const style::ClassStyle& style = styles.of(layer, feature.style_class, diagnostics, feature.overlay);
        if (std::holds_alternative<std::monostate>(feature.geometry)) {
            // A feature without a place can be annotated, but is never drawn as a pin.
            book(ledger, !layer.spec.annotate.empty());
            if (layer.spec.annotate.empty()) {
                ++ledger.reasons["no place"];
            }
            continue;
        }
        PlacedFeature on_page;
        on_page.feature = &feature;
        on_page.style = &style;
        on_page.geometry = std::move(fitted[i]);
        if (auto* lines = std::get_if<geom::Lines<geom::Page>>(&on_page.geometry); lines && style.arrow) {
            *lines = symbol::trimmed(symbol::bowed(*lines, style.arrow->bend.value), style.arrow->gap.mm);
        }
        if (auto* points = std::get_if<geom::Points<geom::Page>>(&on_page.geometry)) {
            std::erase_if(points->points, [&](const auto& point) { return !window.box.contains(point); });
        }
        const auto box = geom::bounds(on_page.geometry);
        const bool inside = !box.empty() && box.grown(1e-6).overlaps(window.box);
        book(ledger, inside);
        if (!inside) {
            continue;
        }
        if (style.marker && style.marker->shape != "none" &&
            std::holds_alternative<geom::Points<geom::Page>>(on_page.geometry)) {
            const auto value = layer.spec.size_by.empty()
                                   ? std::nullopt
                                   : source::to_number(source::value_of(layer.table, layer.table.features[feature.row],
                                                                        layer.spec.size_by));
            on_page.marker_radius = symbol::marker_radius(symbol::marker_of(styles.lookup(), *style.marker, value));
        }
        placed.features.push_back(std::move(on_page));
    }
    placed.marks = place_marks(projected, window, styles, ledger, diagnostics);
    if (!layer.spec.size_by.empty()) {
        // Large symbols first, so that small ones stay visible.
        std::stable_sort(placed.features.begin(), placed.features.end(),
                         [](const auto& a, const auto& b) { return a.marker_radius > b.marker_radius; });
    }
    return placed;
}

scene::Group draw_layer(const PlacedLayer& placed, style::Lookup& lookup, const std::vector<bool>& hidden,
                        const std::string& language, Backdrop& backdrop) {
    scene::Group layer;
    layer.role = scene::Role::layer;
    layer.layer = placed.layer->spec.id;
    layer.id = placed.layer->spec.id;
    layer.label = placed.layer->spec.id;
    layer.is_layer = true;
    if (auto marks = draw_marks(placed.marks, lookup)) {
        layer.items.emplace_back(std::move(marks));
    }
    const std::size_t passes = stroke_passes(placed);
    const std::vector<std::string> ids = group_ids(*placed.layer);
    // All casings are drawn below all lines, so a feature with a casing is in several groups, one per pass.
    for (std::size_t pass = 0; pass < std::max<std::size_t>(passes, 1); ++pass) {
        for (std::size_t i = 0; i < placed.features.size(); ++i) {
            check_deadline();
            const PlacedFeature& feature = placed.features[i];
            const auto nth = static_cast<std::size_t>(feature.feature - placed.layer->features.data());
            scene::Group group = feature_group(*placed.layer, *feature.feature, ids[nth], language);
            group.index = nth;
            if (pass > 0) {
                group.id += fmt::format("-stroke-{}", pass + 1);
                group.title.clear();
                group.description.clear();
                std::erase_if(group.data,
                              [](const auto& each) { return each.first != "layer" && each.first != "feature"; });
            }
            if (pass == 0) {
                add_fill(group, feature, lookup, backdrop);
            }
            add_stroke(group, feature, pass, std::max<std::size_t>(passes, 1), lookup);
            if (pass + 1 >= passes) {
                add_teeth(group, feature, lookup);
                if (i >= hidden.size() || !hidden[i]) {
                    add_markers(group, placed, feature, lookup);
                }
            }
            if (!group.items.empty()) {
                layer.items.push_back(std::make_unique<scene::Group>(std::move(group)));
            }
        }
    }
    scene::Group ties = tie_group(placed, lookup, hidden);
    if (!ties.items.empty()) {
        layer.items.push_back(std::make_unique<scene::Group>(std::move(ties)));
    }
    return layer;
}

} // namespace conflictmap::compose
