#include "app/pipeline.hpp"

#include <algorithm>

#include "app/contents.hpp"
#include "app/draw_page.hpp"
#include "app/figure_of.hpp"
#include "app/inputs.hpp"
#include "app/setting.hpp"
#include "app/stage.hpp"
#include "app/sums.hpp"
#include "app/timeline.hpp"
#include "compose/event_layers.hpp"
#include "compose/split.hpp"

namespace conflictmap::app {
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

std::optional<Page> compose(spec::MapSpec& map, const Overrides& overrides, const Root& root,
                            const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    auto workspace = make_workspace(map, overrides, root, typesetter, diagnostics);
    const auto groups = layer_groups(root, diagnostics);
    const auto size = spec::page_size(map, diagnostics);
    if (!workspace || !groups || !size) {
        return std::nullopt;
    }
    workspace->layers = spec::expand_groups(map.layers, *groups, diagnostics);
    provide_key(map, workspace->layers);
    auto view = compose::make_view(map.view, map.projection, *workspace, diagnostics);
    if (!view) {
        // The layers' own faults are worth knowing at once, too.
        const auto layers = compose::load_layers(workspace->layers, *workspace, std::nullopt, diagnostics);
        compose::check_event_layers(layers, *workspace, diagnostics);
        return std::nullopt;
    }
    const auto extent = compose::generous_extent(*view, size->width, size->height);
    Work work{map, *workspace, compose::Styles(workspace->style), std::move(*view), {}, {}, {}, {}};
    work.layers = compose::load_layers(workspace->layers, *workspace, extent, diagnostics);
    compose::check_event_layers(work.layers, *workspace, diagnostics);
    for (const compose::Layer& layer : work.layers) {
        if (layer.spec.split) {
            workspace->variables.merge(compose::said_of(layer, workspace->language));
        }
    }
    prepare_furniture(work, *groups, *size, diagnostics);
    if (diagnostics.has_errors()) {
        return std::nullopt;
    }
    fill_context(work);
    auto stage = set_stage(work, *size, diagnostics);
    if (!stage) {
        return std::nullopt;
    }
    Page page = draw_page(work, *stage, *size, diagnostics);
    page.files = files_of(work, page, root, typesetter);
    page.repeatable =
        std::ranges::none_of(*work.workspace.reads, [](const compose::ReadFiles& read) { return read.files.empty(); });
    page.figure = figure_of(work, page);
    return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(page));
}

} // namespace

std::optional<Page> compose_page(spec::MapSpec map, const Overrides& overrides, const Root& root,
                                 const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    start_deadline(overrides.deadline);
    try {
        return compose(map, overrides, root, typesetter, diagnostics);
    } catch (const DeadlinePassed& late) {
        report_late(map.file, late, diagnostics);
        return std::nullopt;
    }
}

void report_late(const std::string& file, const DeadlinePassed& late, Diagnostics& diagnostics) {
    diagnostics.data_error({file, 0, 0}, "deadline", late.what(),
                           "give it more with --deadline, or cut the data down to the area of the map");
}

} // namespace conflictmap::app
