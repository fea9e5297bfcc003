#include "layout/draw_page.hpp"

#include <algorithm>

#include "compose/places.hpp"
#include "furniture/write.hpp"
#include "layout/contents.hpp"

namespace conflictmap::layout {
namespace {

/// Texts drawn directly on the map take the colour of their halo from the backdrop, as labels do.
void fit_halos(scene::Group& group, const compose::Backdrop& backdrop) {
    for (scene::Item& item : group.items) {
        if (auto* text = std::get_if<scene::Text>(&item); text != nullptr && text->halo.width > 0) {
            const double left = text->anchor == scene::Anchor::middle ? text->at.x - text->width / 2 : text->at.x;
            text->halo.colour =
                backdrop.under({{left, text->at.y - text->font.size}, {left + text->width, text->at.y}});
        } else if (auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            fit_halos(**child, backdrop);
        }
    }
}

LabelReport label_report(const compose::Body& body, const compose::DrawnBody& drawn, std::size_t key) {
    const compose::LabelSource& source = drawn.sources[key];
    const compose::Layer& layer = *body.layers[source.layer].layer;
    const compose::ClassedFeature& feature = *body.layers[source.layer].features[source.feature].feature;
    return {layer.spec.id, compose::feature_id(layer, feature), feature.label, ""};
}

void report_labels(Page& page, const compose::Body& body, const compose::DrawnBody& drawn) {
    for (const label::Placement& placed : drawn.labels.placed) {
        page.account.placed_labels.push_back(label_report(body, drawn, placed.key));
    }
    std::vector<label::Drop> drops = drawn.labels.dropped;
    drops.insert(drops.end(), drawn.hidden.begin(), drawn.hidden.end());
    std::stable_sort(drops.begin(), drops.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    for (const label::Drop& drop : drops) {
        LabelReport report = label_report(body, drawn, drop.key);
        report.reason = drop.reason;
        page.account.dropped_labels.push_back(std::move(report));
    }
}

ClassReport class_report(const compose::DrawnClass& drawn, const compose::Workspace& workspace, style::Lookup& lookup) {
    ClassReport report{drawn.name,
                       drawn.layer->spec.id,
                       drawn.kind,
                       {},
                       drawn.layer->spec.look.has_value(),
                       drawn.style,
                       legend_text(drawn, workspace, lookup),
                       drawn.overlay};
    for (std::size_t dot = drawn.name.find('.');; dot = drawn.name.find('.', dot + 1)) {
        if (const std::string rule = drawn.name.substr(0, dot); lookup.sheet.classes.contains(rule)) {
            report.rules.push_back(rule);
        }
        if (dot == std::string::npos) {
            return report;
        }
    }
}

void report_callouts(Page& page, const PageLayout& layout) {
    for (std::size_t i = 0; i < layout.annotations.size(); ++i) {
        const compose::Annotation& annotation = layout.annotations[i];
        const auto key = layout.state.in_key.find(i);
        const bool in_key = key != layout.state.in_key.end();
        page.account.callouts.push_back({annotation.layer, annotation.id, annotation.number, annotation.title, in_key,
                                         in_key ? key->second : std::string()});
    }
}

void report(Page& page, const MapContent& content, const PageLayout& layout, const compose::DrawnBody& drawn,
            style::Lookup& lookup) {
    page.account.layers = layout.framed.body.reports;
    report_labels(page, layout.framed.body, drawn);
    report_callouts(page, layout);
    for (const furniture::LegendRow& row : layout.state.legend) {
        page.account.legend.push_back({row.style_class, row.text});
    }
    for (const compose::DrawnClass& drawn_class : layout.framed.body.classes) {
        page.account.classes.push_back(class_report(drawn_class, content.workspace, lookup));
    }
    const furniture::Context context = context_of(content, layout.state, nullptr, lookup);
    page.facts = {content.map.style.value,
                  content.workspace.worldview,
                  content.workspace.at ? to_iso(*content.workspace.at) : std::string(),
                  content.view.projection.definition(),
                  layout.state.scale.mm_per_km,
                  context.subtitle,
                  context.as_of,
                  layout.state.credits};
}

Page empty_page(const MapContent& content, const PageLayout& layout, style::Lookup& lookup) {
    const furniture::Context context = context_of(content, layout.state, nullptr, lookup);
    const spec::PageSize& size = content.page;
    Page page;
    page.scene.name = content.map.map.value;
    page.scene.title = context.title.empty() ? content.map.map.value : context.title;
    page.scene.description =
        spec::expand_text(in_language(content.map.alt, content.workspace.language), content.workspace.variables);
    page.scene.language = content.workspace.language;
    page.scene.width = size.width;
    page.scene.height = size.height;
    scene::Group& background = page.scene.root.add_group();
    background.id = "page";
    furniture::draw_class(background, lookup, "page", scene::rectangle({{0, 0}, {size.width, size.height}}));
    return page;
}

} // namespace

Page draw_page(const MapContent& content, PageLayout& layout, compose::Styles& styles, Diagnostics& diagnostics) {
    MapFurniture& on_map = layout.furniture;
    DrawnCallouts& callouts = layout.callouts;
    const compose::Body& body = layout.framed.body;
    for (const auto& line : on_map.lines) {
        callouts.obstacles.push_back({line, 0.2, label::hard, std::nullopt, "the wedge of an inset"});
    }
    compose::DrawnBody drawn =
        compose::draw_body(body, content.workspace, styles, on_map.reserved, callouts.obstacles, diagnostics);
    fit_halos(callouts.group, drawn.backdrop);
    for (scene::Item& item : on_map.group.items) {
        auto& holder = *std::get<std::unique_ptr<scene::Group>>(item);
        if (holder.role == scene::Role::furniture && furniture::find_kind(holder.kind)->on_ground) {
            fit_halos(holder, drawn.backdrop);
        }
    }
    style::Lookup& lookup = styles.lookup();
    Page page = empty_page(content, layout, lookup);
    scene::Group& root = page.scene.root;
    drawn.group.id = "map";
    on_map.group.role = scene::Role::map_furniture;
    on_map.group.id = "map-furniture";
    root.items.push_back(std::make_unique<scene::Group>(std::move(drawn.group)));
    if (!callouts.group.items.empty()) {
        root.items.push_back(std::make_unique<scene::Group>(std::move(callouts.group)));
    }
    root.items.push_back(std::make_unique<scene::Group>(std::move(on_map.group)));
    scene::Group& frame = root.add_group();
    frame.role = scene::Role::frame;
    frame.id = "frame";
    furniture::draw_class(frame, lookup, "frame", scene::rectangle(body.window.box));
    add_header_and_footer(layout.framed, lookup, root);
    report(page, content, layout, drawn, lookup);
    return page;
}

} // namespace conflictmap::layout
