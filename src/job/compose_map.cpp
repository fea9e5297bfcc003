#include "job/compose_map.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/timings.hpp"
#include "figure/figure_of.hpp"
#include "inspect/explanation.hpp"
#include "job/inputs.hpp"
#include "job/style_hashes.hpp"
#include "job/versions.hpp"
#include "job/workspace_setup.hpp"
#include "layout/draw_page.hpp"
#include "layout/map_content.hpp"
#include "layout/page_layout.hpp"

namespace conflictmap::job {
namespace {

/// The texts of the legend, each once.
std::string keywords_of(const layout::PageAccount& account) {
    std::vector<std::string> words;
    for (const layout::LegendReport& row : account.legend) {
        if (!row.text.empty() && std::ranges::find(words, row.text) == words.end()) {
            words.push_back(row.text);
        }
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

std::map<std::string, std::string> info_of(const spec::MapSpec& map, const ComposedMap& composed) {
    const layout::Page& page = composed.page;
    return {{"title", page.scene.title},
            {"description", composed.figure.description},
            {"source", fmt::format("{}", fmt::join(page.facts.credits, " "))},
            {"software", "conflictmap"},
            {"author", in_language(map.author, page.scene.language)},
            {"day", page.facts.at},
            {"keywords", keywords_of(page.account)},
            {"licence", licences_of(composed.files)}};
}

std::optional<ComposedMap> compose(spec::MapSpec& map, const RenderOptions& options, const Variant& variant,
                                   const Root& root, const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    std::optional<Stage> stage(std::in_place, "style");
    auto workspace = make_workspace(map, options, variant, root, typesetter, diagnostics);
    const auto groups = layer_groups(root, diagnostics);
    const auto size = spec::page_size(map, diagnostics);
    if (!workspace || !groups || !size) {
        return std::nullopt;
    }
    workspace->layers = spec::expand_groups(map.layers, *groups, diagnostics);
    layout::provide_key(map, workspace->layers);
    stage.emplace("read");
    compose::Styles styles(workspace->style);
    compose::Reads reads;
    auto content = layout::read_content(map, *workspace, *groups, *size, styles, reads, diagnostics);
    if (!content) {
        return std::nullopt;
    }
    compose::Reads of_whole;
    const auto whole = figure::read_whole(*content, of_whole, diagnostics);
    auto measuring = figure::start_measuring(*content, whole);
    layout::project_content(*content);
    stage.emplace("layout");
    auto laid_out = layout::lay_out_page(*content, styles, diagnostics);
    if (!laid_out) {
        return std::nullopt;
    }
    stage.emplace("draw");
    ComposedMap composed;
    composed.page = layout::draw_page(*content, *laid_out, styles, diagnostics);
    stage.emplace("areas and texts");
    composed.settings = {map.png, map.svg, spec::dots_per_inch(map)};
    const compose::Body& body = laid_out->framed.body;
    auto areas = figure::told_areas(*content, whole, measuring.get(), body, styles.lookup());
    composed.figure = figure::figure_of(*content, std::move(areas), body, composed.page, styles.lookup());
    if (!composed.figure.areas.empty()) { // otherwise these files do not affect the output
        reads.insert(reads.end(), of_whole.begin(), of_whole.end());
    }
    stage.emplace("hashes");
    composed.files = files_of(map, *workspace, reads, composed.page.scene, root);
    stage.emplace("checks");
    composed.repeatable =
        std::ranges::none_of(reads, [](const compose::ReadFiles& read) { return read.files.empty(); });
    composed.figure.label_overlaps = inspect::explain(composed.page, typesetter).label_overlaps.size();
    composed.figure.versions = all_versions();
    composed.page.scene.description = composed.figure.description;
    composed.info = info_of(map, composed);
    composed.style_hashes = style_hashes(styles.lookup());
    composed.sheet = workspace->style;
    return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(composed));
}

} // namespace

std::optional<ComposedMap> compose_map(spec::MapSpec map, const RenderOptions& options, const Variant& variant,
                                       const Root& root, const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    start_deadline(options.deadline);
    try {
        return compose(map, options, variant, root, typesetter, diagnostics);
    } catch (const DeadlinePassed& late) {
        report_late(map.file, late, diagnostics);
        return std::nullopt;
    }
}

void report_late(const std::string& file, const DeadlinePassed& late, Diagnostics& diagnostics) {
    diagnostics.data_error({file, 0, 0}, "deadline", late.what(),
                           "allow more time with --deadline, or cut the data down to the area of the map");
}

} // namespace conflictmap::job
