// Draws the labels that have been placed.
#include <algorithm>

#include "compose/labels.hpp"

namespace conflictmap::compose {
namespace {

/// The colour under most of the letters.
Colour backdrop_of(const label::Placement& placement, const Backdrop& backdrop) {
    if (placement.parts.empty()) {
        return backdrop.under(label::bounds(placement.box));
    }
    std::vector<Colour> colours;
    for (const label::Quad& part : placement.parts) {
        colours.push_back(backdrop.under(label::bounds(part)));
    }
    return *std::max_element(colours.begin(), colours.end(), [&](const Colour& a, const Colour& b) {
        return std::count(colours.begin(), colours.end(), a) < std::count(colours.begin(), colours.end(), b);
    });
}

} // namespace

std::vector<scene::Group> draw_labels(const LabelPlan& plan, const label::Result& result,
                                      const std::vector<PlacedLayer>& layers, const Workspace& workspace,
                                      style::Lookup& lookup, const Backdrop& backdrop) {
    std::vector<scene::Group> groups(layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const std::string& id = layers[l].layer->spec.id;
        groups[l].role = scene::Role::labels;
        groups[l].layer = id;
        groups[l].id = "labels-" + id;
        groups[l].label = "labels: " + id;
        groups[l].is_layer = true;
    }
    for (std::size_t number = 0; number < result.placed.size(); ++number) {
        const label::Placement& placement = result.placed[number];
        const LabelSource& source = plan.sources[placement.key];
        for (std::size_t i = 0; i < placement.lines.size(); ++i) {
            const label::PlacedLine& line = placement.lines[i];
            const auto& style = i + source.details < placement.lines.size() ? source.style : source.detail;
            scene::Text text;
            text.text = line.text;
            text.at = line.baseline_middle;
            text.anchor = scene::Anchor::middle;
            text.angle = placement.angle;
            text.font = style::font_of(style);
            text.colour = style::colour_of(lookup, style.colour);
            text.halo = style::halo_of(lookup, style);
            if (!placement.curve.empty()) {
                text.baseline = scene::smooth_through(placement.curve);
            }
            if (!style.halo) {
                text.halo.colour = backdrop_of(placement, backdrop);
            }
            text.language = workspace.language;
            text.css_class =
                symbol::class_name(layers[source.layer].features[source.feature].feature->style_class + " label");
            text.width = line.width;
            text.label = number;
            groups[source.layer].items.emplace_back(std::move(text));
        }
    }
    std::erase_if(groups, [](const scene::Group& group) { return group.items.empty(); });
    return groups;
}

} // namespace conflictmap::compose
