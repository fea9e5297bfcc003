#include "compose/body.hpp"

#include <algorithm>

#include "compose/displace.hpp"
#include "compose/marks.hpp"
#include "compose/pictogram_limit.hpp"

namespace conflictmap::compose {
namespace {

std::string kind_of(const PlacedFeature& feature) {
    if (std::holds_alternative<geom::Polygons<geom::Page>>(feature.geometry)) {
        return "area";
    }
    return std::holds_alternative<geom::Lines<geom::Page>>(feature.geometry) ? "line" : "point";
}

/// Whether the class has a symbolizer for the feature's kind of geometry.
bool draws_something(const PlacedFeature& feature) {
    const style::ClassStyle& style = *feature.style;
    const bool stroked = (style.stroke && !style.stroke->empty()) || (style.arrow && kind_of(feature) == "line");
    if (std::holds_alternative<geom::Points<geom::Page>>(feature.geometry)) {
        return feature.marker_radius > 0;
    }
    return stroked || (kind_of(feature) == "area" && (style.fill || style.hatch || style.soft));
}

/// Warns of a layer that draws none of its features because its class is meant for another kind of geometry.
void warn_of_silence(const PlacedLayer& layer, Diagnostics& diagnostics) {
    const bool drawn =
        std::any_of(layer.features.begin(), layer.features.end(),
                    [](const PlacedFeature& feature) {
                        return draws_something(feature) || feature.style->label || !feature.feature->label.empty();
                    }) ||
        !classes_of(layer.marks).empty();
    if (drawn || layer.empty() || !layer.layer->spec.annotate.empty()) {
        return;
    }
    const std::string kind = layer.features.empty() ? "point" : kind_of(layer.features.front());
    diagnostics.warning(layer.layer->spec.style_class.place, "nothing-drawn",
                        fmt::format("class '{}' draws nothing of layer '{}', which has {}s",
                                    layer.layer->spec.style_class.value, layer.layer->spec.id, kind),
                        fmt::format("use a class for {}s, such as class: {}", kind, kind));
}

std::vector<DrawnClass> classes_of(const std::vector<PlacedLayer>& layers, Styles& styles, Diagnostics& diagnostics) {
    std::vector<DrawnClass> classes;
    std::set<std::string> seen;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const Layer& source = *layer->layer;
        for (const PlacedFeature& feature : layer->features) {
            const std::string& name = feature.feature->style_class;
            const std::string& overlay = feature.feature->overlay;
            // A layer with its own legend text gets its own row.
            const std::string key = source.spec.legend.empty() ? name : name + "\n" + source.spec.id;
            if (draws_something(feature) && seen.insert(key).second) {
                classes.push_back({name, &source, styles.of(source, name, diagnostics), kind_of(feature)});
            }
            if (draws_something(feature) && !overlay.empty() && seen.insert("\n" + overlay).second) {
                classes.push_back({overlay, &source,
                                   styles.of(source, source.spec.style_class.value, diagnostics, overlay),
                                   kind_of(feature), true});
            }
        }
        for (const auto& [name, style] : classes_of(layer->marks)) {
            const std::string key = source.spec.legend.empty() ? name : name + "\n" + source.spec.id;
            if (seen.insert(key).second) {
                classes.push_back({name, &source, *style, "point"});
            }
        }
    }
    return classes;
}

std::vector<label::Obstacle> with_reserved(const std::vector<label::Obstacle>& obstacles,
                                           const std::vector<projection::PageBox>& reserved,
                                           const std::vector<label::Obstacle>& extra) {
    std::vector<label::Obstacle> all = obstacles;
    all.insert(all.end(), extra.begin(), extra.end());
    for (const auto& box : reserved) {
        all.push_back({label::Quad{box.centre(), box.width() / 2, box.height() / 2, 0}, 0, label::hard, std::nullopt,
                       "furniture"});
    }
    return all;
}

/// A dot without a name is useless to readers: settlements whose label found no room are left out.
std::vector<std::vector<bool>> nameless_dots(const LabelPlan& plan, const label::Result& result,
                                             const std::vector<PlacedLayer>& layers) {
    std::vector<std::vector<bool>> hidden(layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        hidden[l].assign(layers[l].features.size(), false);
    }
    std::vector<label::Drop> drops = result.dropped;
    drops.insert(drops.end(), plan.hidden.begin(), plan.hidden.end());
    for (const label::Drop& drop : drops) {
        const LabelSource& source = plan.sources[drop.key];
        const std::string& name = layers[source.layer].features[source.feature].feature->style_class;
        hidden[source.layer][source.feature] = name == "place" || name.starts_with("place.");
    }
    return hidden;
}

} // namespace

Body make_body(const std::vector<ProjectedLayer>& layers, const View& view, const projection::PageBox& box,
               Styles& styles, Diagnostics& diagnostics) {
    Body body;
    body.window.projection = &view.projection;
    body.window.fit = fit_view(view, box);
    body.window.box = box;
    body.window.extent = projection::visible_extent(view.projection, body.window.fit, box);
    FittedLayers fitted = fit_layers(layers, body.window);
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const ProjectedLayer& layer = layers[l];
        LayerReport report{layer.layer->spec.id, {}, 0};
        body.layers.push_back(
            place_layer(layer, std::move(fitted[l]), body.window, styles, report.ledger, diagnostics));
        for (const PlacedFeature& placed : body.layers.back().features) {
            report.untranslated += placed.feature->untranslated ? 1 : 0;
        }
        body.reports.push_back(std::move(report));
        warn_of_silence(body.layers.back(), diagnostics);
    }
    limit_pictograms(body.layers, styles.lookup().sheet, diagnostics);
    body.displaced = displace(body.layers, box);
    body.classes = classes_of(body.layers, styles, diagnostics);
    return body;
}

DrawnBody draw_body(const Body& body, const Workspace& workspace, Styles& styles,
                    const std::vector<projection::PageBox>& reserved, const std::vector<label::Obstacle>& extra,
                    Diagnostics& diagnostics) {
    DrawnBody drawn;
    LabelPlan plan = plan_labels(body.layers, styles, workspace, body.window, reserved, diagnostics);
    drawn.labels = place_labels(plan, with_reserved(plan.obstacles, reserved, extra), body.window, diagnostics);
    drawn.requests = plan.requests;
    drawn.hidden = plan.hidden;
    drawn.sources = plan.sources;
    const auto hidden = nameless_dots(plan, drawn.labels, body.layers);
    const auto sea = style::class_style(styles.lookup(), "sea").style;
    const Colour sea_colour = sea.fill ? style::colour_of(styles.lookup(), sea.fill->colour) : Colour{255, 255, 255, 1};
    drawn.backdrop = Backdrop(sea_colour);
    Backdrop& backdrop = drawn.backdrop;
    drawn.group.role = scene::Role::map;
    drawn.group.clip = scene::rectangle(body.window.box);
    scene::Group& background = drawn.group.add_group();
    background.id = "sea";
    background.css_class = "sea";
    background.items.push_back(scene::Path{scene::rectangle(body.window.box), sea_colour, std::nullopt, "fill"});
    for (std::size_t l = 0; l < body.layers.size(); ++l) {
        scene::Group group = draw_layer(body.layers[l], styles.lookup(), hidden[l], workspace.language, backdrop);
        drawn.group.items.push_back(std::make_unique<scene::Group>(std::move(group)));
    }
    for (scene::Group& group : draw_labels(plan, drawn.labels, body.layers, workspace, styles.lookup(), backdrop)) {
        drawn.group.items.push_back(std::make_unique<scene::Group>(std::move(group)));
    }
    return drawn;
}

} // namespace conflictmap::compose
