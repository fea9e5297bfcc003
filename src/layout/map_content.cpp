#include "layout/map_content.hpp"

#include "base/file.hpp"
#include "compose/event_layers.hpp"
#include "compose/split.hpp"
#include "layout/bar_data.hpp"
#include "layout/contents.hpp"
#include "layout/timeline.hpp"

namespace conflictmap::layout {
namespace {

void fill_context(Work& work) {
    furniture::Context& context = work.context;
    context.style = &work.workspace.style;
    context.typesetter = work.workspace.typesetter;
    context.language = work.workspace.language;
    const auto expand = [&](const LocalText& text) {
        return spec::expand_text(in_language(text, context.language), work.workspace.variables);
    };
    context.title = expand(work.map.title);
    context.subtitle = expand(work.map.subtitle);
    context.as_of = work.map.at ? format_date(*work.map.at, context.language) : std::string();
}

std::optional<style::Picture> logo_of(const spec::FurnitureSpec& spec, const compose::Workspace& workspace,
                                      Diagnostics& diagnostics) {
    if (!spec.file) {
        diagnostics.error(spec.place, "logo", "a logo needs 'file' (an SVG)", "for example logo: { file: logo.svg }");
        return std::nullopt;
    }
    const auto path = compose::find_file(*spec.file, workspace, diagnostics);
    const auto svg = path ? read_file(*path, diagnostics) : std::nullopt;
    return svg ? style::read_logo(*svg, path->string(), diagnostics) : std::nullopt;
}

/// What stands beside the layers: the insets' own data, and the areas measured.
void prepare_furniture(Work& work, const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                       const spec::PageSize& size, Diagnostics& diagnostics) {
    for (const spec::FurnitureSpec& spec : work.map.furniture) {
        if (spec.kind == "inset") {
            if (auto inset = prepare_inset(spec, groups, work.workspace, work.styles, work.view, size, diagnostics)) {
                work.insets.push_back(std::move(*inset));
            }
        } else if (spec.kind == "figures") {
            work.context.figures = figures_of(spec, work.layers, work.workspace, diagnostics);
        } else if (spec.kind == "bars") {
            if (auto bars = bars_of(spec, work, diagnostics)) {
                work.context.bars[&spec] = std::move(*bars);
            }
        } else if (spec.kind == "logo") {
            if (auto logo = logo_of(spec, work.workspace, diagnostics)) {
                work.context.logos[&spec] = std::move(*logo);
            }
        } else if (spec.kind == "timeline") {
            work.context.timelines[&spec] = timeline_of(spec, work.layers, work.workspace, diagnostics);
        }
    }
}

} // namespace

std::optional<Work> read_content(spec::MapSpec& map, compose::Workspace& workspace,
                                 const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                 const spec::PageSize& size, Diagnostics& diagnostics) {
    auto view = compose::make_view(map.view, map.projection, workspace, diagnostics);
    if (!view) {
        // The layers' own faults are worth knowing at once, too.
        const auto layers = compose::load_layers(workspace.layers, workspace, std::nullopt, diagnostics);
        compose::check_event_layers(layers, workspace, diagnostics);
        return std::nullopt;
    }
    const auto extent = compose::generous_extent(*view, size.width, size.height);
    Work work{map, workspace, compose::Styles(workspace.style), std::move(*view), {}, {}, {}, {}};
    work.layers = compose::load_layers(workspace.layers, workspace, extent, diagnostics);
    compose::check_event_layers(work.layers, workspace, diagnostics);
    for (const compose::Layer& layer : work.layers) {
        if (layer.spec.split) {
            workspace.variables.merge(compose::said_of(layer, workspace.language));
        }
    }
    prepare_furniture(work, groups, size, diagnostics);
    if (diagnostics.has_errors()) {
        return std::nullopt;
    }
    fill_context(work);
    return work;
}

} // namespace conflictmap::layout
