#include "compose/pictogram_limit.hpp"

#include <map>

#include <fmt/format.h>

namespace conflictmap::compose {
namespace {

std::size_t steps_of(const style::Picture& picture) {
    std::size_t steps = 0;
    for (const style::PicturePart& part : picture.parts) {
        steps += part.steps.size();
    }
    return steps;
}

/// What is drawn with pictograms in a layer.
struct Pictograms {
    std::size_t places = 0;
    std::size_t steps = 0; ///< in all of them
    std::string most;      ///< the name of the pictogram with the most steps
};

Pictograms pictograms_of(const PlacedLayer& layer, const style::StyleSheet& sheet) {
    Pictograms all;
    std::map<const style::ClassStyle*, std::size_t> known; // steps
    std::size_t most = 0;
    for (const PlacedFeature& feature : layer.features) {
        const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry);
        if (points == nullptr || feature.marker_radius <= 0 || !feature.style->marker->symbol) {
            continue;
        }
        const auto found = sheet.symbols.find(feature.style->marker->symbol->value);
        if (found == sheet.symbols.end()) {
            continue;
        }
        const auto [each, is_new] = known.try_emplace(feature.style, 0);
        if (is_new) {
            each->second = steps_of(found->second);
        }
        if (each->second > most) {
            most = each->second;
            all.most = found->first;
        }
        all.places += points->points.size();
        all.steps += points->points.size() * each->second;
    }
    for (std::size_t c = 0; c < layer.marks.styles.size(); ++c) {
        const style::ClassStyle* style = layer.marks.styles[c];
        const auto found = style == nullptr || !style->marker->symbol
                               ? sheet.symbols.end()
                               : sheet.symbols.find(style->marker->symbol->value);
        if (found == sheet.symbols.end()) {
            continue;
        }
        const std::size_t steps = steps_of(found->second);
        all.places += layer.marks.counts[c];
        all.steps += steps > most_steps_of_marks ? layer.marks.counts[c] * steps : steps;
        if (steps > most) {
            most = steps;
            all.most = found->first;
        }
    }
    return all;
}

} // namespace

void limit_pictograms(std::vector<PlacedLayer>& layers, const style::StyleSheet& sheet, Diagnostics& diagnostics,
                      std::size_t max_steps) {
    std::size_t sum = 0;
    for (PlacedLayer& layer : layers) {
        const Pictograms own = pictograms_of(layer, sheet);
        if (own.steps <= max_steps - sum) {
            sum += own.steps;
            continue;
        }
        const auto before = sum == 0 ? "" : fmt::format(", after {} in other layers", sum);
        diagnostics.data_error(
            layer.layer->spec.style_class.place, "too-many-steps",
            fmt::format("layer '{}' draws pictograms at {} places, {} steps in all{}; a map may have {}",
                        layer.layer->spec.id, own.places, own.steps, before, max_steps),
            fmt::format("draw '{}' more simply, use a class with a plain shape, or pick fewer rows "
                        "with 'where'",
                        own.most));
        for (PlacedFeature& feature : layer.features) {
            feature.marker_radius = 0;
        }
        layer.marks = {};
    }
}

} // namespace conflictmap::compose
