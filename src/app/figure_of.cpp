#include "app/figure_of.hpp"

#include "app/explanation.hpp"
#include "app/measured.hpp"
#include "app/telling.hpp"
#include "app/told_events.hpp"
#include "app/versions.hpp"

namespace conflictmap::app {
namespace {

/// What the author wrote in this language, or for every language. English does not stand in for another one: a text
/// made in the reader's language is better than one that the reader may not know.
std::string own_text(const LocalText& text, const compose::Workspace& workspace) {
    for (const std::string& language : {workspace.language, std::string()}) {
        if (const auto found = text.by_language.find(language); found != text.by_language.end()) {
            return spec::expand_text(found->second, workspace.variables);
        }
    }
    return {};
}

void add_accounts(output::Figure& figure, const Page& page) {
    for (const compose::LayerReport& layer : page.layers) {
        const source::Ledger& ledger = layer.ledger;
        figure.layers.push_back({layer.id, ledger.declared, ledger.drawn, ledger.outside, ledger.filtered,
                                 ledger.rejected, ledger.reasons});
    }
    figure.labels_placed = page.placed_labels.size();
    for (const LabelReport& drop : page.dropped_labels) {
        figure.labels_dropped.push_back({drop.layer, drop.feature, drop.text, drop.reason});
    }
}

std::vector<std::string> legend_of(const Page& page) {
    std::vector<std::string> texts;
    for (const LegendReport& row : page.legend) {
        texts.push_back(row.text);
    }
    return texts;
}

} // namespace

output::Figure figure_of(const Work& work, const Page& page) {
    const compose::Workspace& workspace = work.workspace;
    output::Figure figure;
    figure.map = page.scene.name;
    figure.stem = figure.map;
    figure.title = page.scene.title;
    figure.subtitle = work.context.subtitle;
    figure.language = page.scene.language;
    figure.at = page.at;
    figure.as_of = work.context.as_of;
    figure.worldview = page.worldview;
    figure.style = page.style;
    figure.projection = page.projection;
    figure.width = page.scene.width;
    figure.height = page.scene.height;
    figure.credits = work.context.credits;
    figure.areas = measured_areas(work);
    figure.events = told_events(work, page);
    add_accounts(figure, page);
    figure.label_overlaps = explain(page, *workspace.typesetter).label_overlaps.size();
    figure.versions = all_versions();
    const std::string own_alt = own_text(work.map.alt, workspace);
    figure.alt = own_alt.empty() ? alt_of(figure) : own_alt;
    const std::string own_description = own_text(work.map.description, workspace);
    figure.description =
        own_description.empty() ? description_of(figure, legend_of(page), own_alt.empty()) : own_description;
    return figure;
}

} // namespace conflictmap::app
