// Sums of a layer's number by class and side. If no place is set for it, it is the last column of the legend.
#include <algorithm>

#include "compose/split.hpp"
#include "furniture/prepared.hpp"
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

const compose::Layer* layer_of(const spec::FurnitureSpec& spec, const Source& from, Diagnostics& diagnostics) {
    if (!spec.of) {
        diagnostics.error(spec.place, "bars", "bars need 'of' (a layer of this map)",
                          "for example bars: { of: plants }");
        return nullptr;
    }
    const auto named = [&](const auto& layer) { return layer.id == spec.of->value; };
    const auto& declared = from.workspace.layers;
    if (std::none_of(declared.begin(), declared.end(), named)) {
        std::vector<std::string> ids;
        for (const auto& layer : declared) {
            ids.push_back(layer.id);
        }
        const std::string close = nearest(spec.of->value, ids);
        diagnostics.error(spec.of->place, "bars", fmt::format("no layer '{}' on this map", spec.of->value),
                          close.empty() ? "name the id of a layer" : fmt::format("did you mean '{}'?", close));
        return nullptr;
    }
    for (const compose::Layer& layer : from.layers) {
        if (!named(layer.spec)) {
            continue;
        }
        if (!layer.spec.split || layer.spec.size_by.empty()) {
            diagnostics.error(spec.of->place, "bars",
                              fmt::format("layer '{}' has nothing to sum by side", spec.of->value),
                              "give it 'size-by' and 'split'");
            return nullptr;
        }
        return &layer;
    }
    return nullptr; // the reason has been reported
}

bool has_legend_below(const spec::MapSpec& map) {
    return std::any_of(map.furniture.begin(), map.furniture.end(),
                       [](const auto& spec) { return spec.kind == "legend" && zone_of(spec) == Zone::bottom; });
}

std::unique_ptr<const Prepared> prepare_bars(const spec::FurnitureSpec& spec, const Source& from,
                                             Diagnostics& diagnostics) {
    if (spec.unit_size <= 0) {
        diagnostics.error(spec.place, "bars", "'unit-size' must be more than 0", "for example unit-size: 1000");
        return nullptr;
    }
    const compose::Layer* layer = layer_of(spec, from, diagnostics);
    if (layer == nullptr) {
        return nullptr;
    }
    style::Lookup& lookup = from.styles.lookup();
    const std::string& language = from.workspace.language;
    auto prepared = std::make_unique<PreparedBars>();
    Bars& bars = prepared->bars;
    bars.title = spec::expand_text(in_language(spec.title, language), from.workspace.variables);
    bars.unit = in_language(spec.unit, language);
    bars.in_legend = spec.at.empty() && has_legend_below(from.map);
    const style::ClassStyle side = style::class_style(lookup, layer->spec.split->inside.value).style;
    std::vector<std::string> texts; // Classes with the same text share a bar, as they share a row in the legend.
    for (const compose::ClassSum& sum : compose::sums_of(*layer, layer->spec.size_by)) {
        const style::ClassStyle style = style::class_style(lookup, sum.style_class).style;
        const std::string text = style.legend.empty() ? sum.style_class : in_language(style.legend, language);
        const auto known = std::find(texts.begin(), texts.end(), text);
        const auto row = static_cast<std::size_t>(known - texts.begin());
        if (known == texts.end()) {
            texts.push_back(text);
            bars.rows.push_back({style, style::merged(style, side), 0, 0, sum.style_class});
        }
        bars.rows[row].all += sum.all / spec.unit_size;
        bars.rows[row].inside += sum.inside / spec.unit_size;
    }
    std::stable_sort(bars.rows.begin(), bars.rows.end(), [](const auto& a, const auto& b) {
        return a.style.legend_order.value_or(100) < b.style.legend_order.value_or(100);
    });
    return prepared;
}

Block draw_bars(const Context& context, const Piece& piece, double page_width, compose::Styles&, Diagnostics&) {
    const auto* prepared = dynamic_cast<const PreparedBars*>(piece.prepared);
    if (prepared == nullptr || prepared->bars.in_legend) {
        return {};
    }
    return bars_block(context, prepared->bars, piece.spec.width.value_or(Length{page_width}).mm);
}

} // namespace

const Kind& bars_kind() {
    static const Kind kind{
        .name = "bars",
        .about = "sums by class, split by side",
        .zone = Zone::bottom,
        .draw = draw_bars,
        .prepare = prepare_bars,
    };
    return kind;
}

} // namespace conflictmap::furniture
