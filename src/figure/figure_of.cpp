#include "figure/figure_of.hpp"

#include "figure/alt_text.hpp"
#include "figure/event_list.hpp"

namespace conflictmap::figure {
namespace {

/// The author's text in this language, or for every language. English does not replace another language: a text
/// generated in the reader's language is better than one that the reader may not understand.
std::string own_text(const LocalText& text, const compose::Workspace& workspace) {
    for (const std::string& language : {workspace.language, std::string()}) {
        if (const auto found = text.by_language.find(language); found != text.by_language.end()) {
            return spec::expand_text(found->second, workspace.variables);
        }
    }
    return {};
}

void add_accounts(output::Figure& figure, const layout::Page& page) {
    for (const compose::LayerReport& layer : page.account.layers) {
        const source::Ledger& ledger = layer.ledger;
        figure.layers.push_back({layer.id, ledger.declared, ledger.drawn, ledger.outside, ledger.filtered,
                                 ledger.rejected, ledger.reasons});
    }
    figure.labels_placed = page.account.placed_labels.size();
    for (const layout::LabelReport& drop : page.account.dropped_labels) {
        figure.labels_dropped.push_back({drop.layer, drop.feature, drop.text, drop.reason});
    }
}

std::vector<std::string> legend_of(const layout::Page& page) {
    std::vector<std::string> texts;
    for (const layout::LegendReport& row : page.account.legend) {
        texts.push_back(row.text);
    }
    return texts;
}

} // namespace

output::Figure figure_of(const layout::MapContent& content, std::vector<output::Area> areas, const compose::Body& body,
                         const layout::Page& page, style::Lookup& lookup) {
    const compose::Workspace& workspace = content.workspace;
    output::Figure figure;
    figure.map = page.scene.name;
    if (const auto name = Name::from(figure.map)) {
        figure.stem = FileStem(*name);
    }
    figure.title = page.scene.title;
    figure.subtitle = page.facts.subtitle;
    figure.language = page.scene.language;
    figure.at = page.facts.at;
    figure.as_of = page.facts.as_of;
    figure.worldview = page.facts.worldview;
    figure.style = page.facts.style;
    figure.projection = page.facts.projection;
    figure.width = page.scene.width;
    figure.height = page.scene.height;
    figure.credits = page.facts.credits;
    figure.areas = std::move(areas);
    figure.events = event_list(content, body, page, lookup);
    add_accounts(figure, page);
    const std::string own_alt = own_text(content.map.alt, workspace);
    figure.alt = own_alt.empty() ? alt_of(figure) : own_alt;
    const std::string own_description = own_text(content.map.description, workspace);
    figure.description =
        own_description.empty() ? description_of(figure, legend_of(page), own_alt.empty()) : own_description;
    return figure;
}

} // namespace conflictmap::figure
