#include "app/draw_page.hpp"

#include "app/callouts.hpp"
#include "app/contents.hpp"
#include "app/on_map.hpp"
#include "furniture/write.hpp"

namespace conflictmap::app {
namespace {

geom::Geometry<geom::Page> subject_on_page(const Work& work) {
    if (!work.map.view.around) {
        return {}; // A view by coordinates has no subject to keep clear of.
    }
    const auto& window = work.body.window;
    return projection::to_page(work.view.subject, *window.projection, window.fit, window.extent, window.box, 0, 0.2);
}

/// Texts that stand on the map itself take their halo from the ground, as labels do.
void fit_halos(scene::Group& group, const compose::Ground& ground) {
    for (scene::Item& item : group.items) {
        if (auto* text = std::get_if<scene::Text>(&item); text != nullptr && text->halo.width > 0) {
            const double left = text->anchor == scene::Anchor::middle ? text->at.x - text->width / 2 : text->at.x;
            text->halo.colour = ground.under({{left, text->at.y - text->font.size}, {left + text->width, text->at.y}});
        } else if (auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            fit_halos(**child, ground);
        }
    }
}

void report(Page& page, const Work& work, const compose::DrawnBody& drawn) {
    page.layers = work.body.reports;
    page.placed_labels = drawn.labels.placed.size();
    std::map<std::size_t, const label::Request*> requests;
    for (const label::Request& request : drawn.requests) {
        requests[request.key] = &request;
    }
    for (const label::Drop& drop : drawn.labels.dropped) {
        page.dropped_labels.push_back({requests[drop.key]->layer, requests[drop.key]->text, drop.reason});
    }
    for (const furniture::LegendRow& row : work.context.legend) {
        page.legend.push_back(row.text);
    }
    for (const compose::DrawnClass& drawn_class : work.body.classes) {
        page.classes.push_back(drawn_class.name);
    }
    page.info = {{"title", page.scene.title},
                 {"description", page.scene.description},
                 {"source", fmt::format("{}", fmt::join(work.context.credits, " "))},
                 {"software", "conflictmap"}};
}

Page empty_page(const Work& work, const spec::PageSize& size) {
    Page page;
    page.dots_per_inch = spec::dots_per_inch(work.map);
    page.scene.name = work.map.map.value;
    page.scene.title = work.context.title.empty() ? work.map.map.value : work.context.title;
    page.scene.description =
        spec::expand_text(in_language(work.map.alt, work.workspace.language), work.workspace.variables);
    page.scene.language = work.workspace.language;
    page.scene.width = size.width;
    page.scene.height = size.height;
    scene::Group& background = page.scene.root.add_group();
    background.id = "page";
    furniture::draw_class(background, work.workspace.style, "page",
                          scene::rectangle({{0, 0}, {size.width, size.height}}));
    return page;
}

} // namespace

Page draw_page(Work& work, Bands& bands, const spec::PageSize& size, Diagnostics& diagnostics) {
    const auto subject = subject_on_page(work);
    const auto annotations = compose::annotations_of(work.body, work.workspace.language);
    for (Inset& inset : work.insets) {
        draw_inset(inset, work.body.window, work.workspace, work.styles, work.context, diagnostics);
        work.context.insets.emplace(inset.spec, std::move(inset.block));
    }
    measure_scale(work.body.window, work.context);
    for (const compose::Annotation& annotation : annotations) {
        if (annotation.mode == "badge") {
            work.context.key.push_back(key_entry(annotation));
        }
    }
    OnMap on_map = set_on_map(work, subject, annotations);
    DrawnCallouts callouts =
        draw_callouts(annotations, work.body, subject, on_map.reserved, on_map.lines, work.context, diagnostics);
    for (const auto& line : on_map.lines) {
        callouts.obstacles.push_back({line, 0.2, label::hard, std::nullopt, "the wedge of an inset"});
    }
    compose::DrawnBody drawn =
        compose::draw_body(work.body, work.workspace, work.styles, on_map.reserved, callouts.obstacles, diagnostics);
    fit_halos(callouts.group, drawn.ground);
    for (scene::Item& item : on_map.group.items) {
        if (auto& holder = *std::get<std::unique_ptr<scene::Group>>(item); holder.id == "scale-bar") {
            fit_halos(holder, drawn.ground);
        }
    }
    Page page = empty_page(work, size);
    scene::Group& root = page.scene.root;
    drawn.group.id = "map";
    on_map.group.id = "map-furniture";
    root.items.push_back(std::make_unique<scene::Group>(std::move(drawn.group)));
    if (!callouts.group.items.empty()) {
        root.items.push_back(std::make_unique<scene::Group>(std::move(callouts.group)));
    }
    root.items.push_back(std::make_unique<scene::Group>(std::move(on_map.group)));
    scene::Group& frame = root.add_group();
    frame.id = "frame";
    furniture::draw_class(frame, work.workspace.style, "frame", scene::rectangle(work.body.window.box));
    set_bands(bands, work, root);
    report(page, work, drawn);
    return page;
}

} // namespace conflictmap::app
