#include "layout/layout_state.hpp"

#include "furniture/prepared.hpp"

namespace conflictmap::layout {

furniture::Zone zone_of(const spec::FurnitureSpec& spec, const LayoutState& state) {
    return state.moved_below.contains(&spec) ? furniture::Zone::bottom : furniture::zone_of(spec);
}

furniture::Block draw_piece(const spec::FurnitureSpec& spec, const MapContent& content, const LayoutState& state,
                            const furniture::Context& context, double width, compose::Styles& styles,
                            Diagnostics& diagnostics) {
    const furniture::Kind& kind = *furniture::find_kind(spec.kind);
    const furniture::Prepared* prepared = content.prepared(spec);
    if (!state.moved_below.contains(&spec)) {
        return kind.draw(context, {spec, prepared}, width, styles, diagnostics);
    }
    spec::FurnitureSpec below = spec;
    below.at = "bottom";
    return kind.draw(context, {below, prepared}, width, styles, diagnostics);
}

furniture::Context context_of(const MapContent& content, const LayoutState& state, const compose::Window* window,
                              style::Lookup& lookup) {
    const compose::Workspace& workspace = content.workspace;
    furniture::Context context;
    context.style = &lookup;
    context.typesetter = workspace.typesetter;
    context.language = workspace.language;
    const auto expand = [&](const LocalText& text) {
        return spec::expand_text(in_language(text, context.language), workspace.variables);
    };
    context.title = expand(content.map.title);
    context.subtitle = expand(content.map.subtitle);
    context.as_of = content.map.at ? format_date(*content.map.at, context.language) : std::string();
    context.credits = state.credits;
    context.legend = state.legend;
    context.sizes = state.sizes;
    context.key = state.key;
    for (const PreparedPiece& piece : content.furniture) {
        const auto* bars = dynamic_cast<const furniture::PreparedBars*>(piece.prepared.get());
        if (bars != nullptr && bars->bars.in_legend) {
            context.legend_bars.push_back(&bars->bars);
        }
    }
    context.scale = state.scale;
    context.workspace = &workspace;
    context.window = window;
    return context;
}

} // namespace conflictmap::layout
