#include "app/pipeline.hpp"

#include <algorithm>

#include "app/callouts.hpp"
#include "app/contents.hpp"
#include "app/insets.hpp"
#include "app/setting.hpp"
#include "furniture/layout.hpp"
#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::app {
namespace {

using furniture::Block;
using furniture::Zone;

/// Where a piece of furniture stands: its own wish before its kind's habit.
Zone zone_of(const spec::FurnitureSpec& spec) {
    if (spec.at == "bottom") {
        return Zone::bottom;
    }
    return spec.at.empty() ? furniture::find_kind(spec.kind)->zone : Zone::map;
}

/// The date belongs to the credits: no gap between them.
double gap_after(const spec::FurnitureSpec& spec, double gap) {
    return spec.kind == "as-of" ? 0 : gap;
}

struct Band {
    std::vector<std::pair<const spec::FurnitureSpec*, Block>> blocks;
    double height = 0;
};

Band draw_band(const spec::MapSpec& map, Zone zone, furniture::Context& context, double width, double gap) {
    Band band;
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (zone_of(spec) != zone) {
            continue;
        }
        Block block = furniture::find_kind(spec.kind)->draw(context, spec, width);
        if (!block.empty()) {
            band.height += block.height + (band.blocks.empty() ? 0 : gap_after(*band.blocks.back().first, gap));
            band.blocks.emplace_back(&spec, std::move(block));
        }
    }
    return band;
}

void set_band(Band& band, scene::Group& root, double left, double top, double gap) {
    for (auto& [spec, block] : band.blocks) {
        scene::translate(block.group, left, top);
        block.group.id = spec->kind;
        block.group.css_class = "furniture";
        top += block.height + gap_after(*spec, gap);
        root.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
}

/// Everything between reading and drawing, for one page.
struct Work {
    const spec::MapSpec& map;
    const compose::Workspace& workspace;
    compose::Styles styles;
    compose::View view;
    std::vector<compose::Layer> layers;
    std::vector<Inset> insets;
    furniture::Context context;
    compose::Body body;
    std::map<std::string, std::vector<spec::LayerSpec>> groups;
};

std::vector<const compose::Body*> bodies_of(const Work& work) {
    std::vector<const compose::Body*> bodies{&work.body};
    for (const Inset& inset : work.insets) {
        bodies.push_back(&inset.body);
    }
    return bodies;
}

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

/// The frame is what the bands leave; the bottom band holds the legend, which depends on what the frame shows. Two
/// rounds settle it in practice; a third is allowed.
struct Bands {
    Band top;
    Band bottom;
};
std::optional<Bands> settle_frame(Work& work, const spec::PageSize& page, Diagnostics& diagnostics) {
    const auto& sheet = work.workspace.style;
    const double margin = style::space(sheet, "page-margin", 5);
    const double gap = style::space(sheet, "band-gap", 2.4);
    const double width = page.width - 2 * margin;
    Bands bands;
    std::size_t rows = SIZE_MAX;
    for (int round = 0; round < 3 && rows != work.context.legend.size(); ++round) {
        rows = work.context.legend.size();
        bands.top = draw_band(work.map, Zone::top, work.context, width, gap);
        bands.bottom = draw_band(work.map, Zone::bottom, work.context, width, gap);
        const double top = margin + bands.top.height + (bands.top.height > 0 ? gap : 0);
        const double bottom = page.height - margin - bands.bottom.height - (bands.bottom.height > 0 ? gap : 0);
        constexpr double smallest = 15; // mm: less is no map
        if (bottom - top < smallest || width < smallest) {
            diagnostics.error(
                work.map.size.empty() ? work.map.map.place : work.map.size.front().place, "page-too-small",
                fmt::format("the page leaves {:.0f} by {:.0f} mm for the map", width, std::max(0.0, bottom - top)),
                "make the page larger, or leave out furniture");
            return std::nullopt;
        }
        work.body = compose::make_body(work.layers, work.view, {{margin, top}, {page.width - margin, bottom}},
                                       work.styles, diagnostics);
        work.context.legend = legend_rows(bodies_of(work), work.workspace);
        work.context.credits = credit_lines(work.map, bodies_of(work), work.workspace);
        if (diagnostics.has_errors()) {
            return std::nullopt;
        }
        rows = round == 0 ? SIZE_MAX : rows;
    }
    return bands;
}

geom::Geometry<geom::Page> subject_on_page(const Work& work) {
    const auto& window = work.body.window;
    return projection::to_page(work.view.subject, *window.projection, window.fit, window.extent, window.box, 0, 0.2);
}

furniture::Occupancy occupancy_of(const Work& work, const geom::Geometry<geom::Page>& subject,
                                  const std::vector<compose::Annotation>& annotations) {
    furniture::Occupancy occupancy(work.body.window.box);
    if (work.map.view.around) {
        if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&subject)) {
            occupancy.add_area(*polygons, 1.0);
        }
    }
    for (const compose::PlacedLayer& layer : work.body.layers) {
        for (const compose::PlacedFeature& feature : layer.features) {
            const double weight = feature.style->obstacle.value_or(0) * 0.4;
            if (const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry)) {
                for (const auto& point : points->points) {
                    occupancy.add_box(scene::PageBox{point, point}.grown(1.5 + feature.marker_radius), 0.6);
                }
            } else if (weight > 0) {
                geom::for_each_part(feature.geometry, [&](const auto& line) { occupancy.add_line(line, weight); });
            }
        }
    }
    for (const compose::Annotation& annotation : annotations) {
        if (annotation.anchor) {
            occupancy.add_box(scene::PageBox{*annotation.anchor, *annotation.anchor}.grown(4), 5);
        }
    }
    return occupancy;
}

/// A panel behind blocks whose text would be lost on the map.
void add_panel(scene::Group& root, const style::StyleSheet& sheet, const scene::PageBox& box) {
    const auto look = style::class_style(sheet, "panel").style;
    const auto outline = scene::rectangle(box);
    if (look.fill) {
        root.items.push_back(scene::Path{outline, symbol::fill_of(sheet, *look.fill), std::nullopt, {}});
    }
    if (look.stroke) {
        for (const auto& stroke : *look.stroke) {
            root.items.push_back(scene::Path{outline, std::nullopt, style::stroke_of(sheet, stroke), {}});
        }
    }
}

/// Wedge lines from a detail inset to the part of the map that it enlarges.
std::vector<geom::Line<geom::Page>> add_wedge(scene::Group& root, const Work& work, const Inset& inset,
                                              const scene::PageBox& place) {
    const auto& window = work.body.window;
    const auto ring = projection::outline_on_page(window_ring(inset.body.window), *window.projection, window.fit);
    const auto look = style::class_style(work.workspace.style, "wedge").style;
    if (ring.size() < 4 || !look.stroke) {
        return {};
    }
    const scene::PageBox box = geom::bounds(geom::Geometry<geom::Page>(geom::Lines<geom::Page>{{ring}}));
    scene::Outline outline = scene::rectangle(box);
    const auto corner = [](const scene::PageBox& b, int k) {
        return scene::PagePoint{k % 2 == 0 ? b.min.x : b.max.x, k < 2 ? b.min.y : b.max.y};
    };
    // The two outer tangents of the boxes: those pairs of like corners that leave both boxes on one side.
    const bool falling = (place.centre().x - box.centre().x) * (place.centre().y - box.centre().y) >= 0;
    const int pairs[2] = {falling ? 1 : 0, falling ? 2 : 3};
    std::vector<geom::Line<geom::Page>> lines{
        {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}};
    for (const int k : pairs) {
        outline.move_to(corner(box, k));
        outline.line_to(corner(place, k));
        lines.push_back({corner(box, k), corner(place, k)});
    }
    for (const auto& stroke : *look.stroke) {
        root.items.push_back(scene::Path{outline, std::nullopt, style::stroke_of(work.workspace.style, stroke), {}});
    }
    return lines;
}

struct OnMap {
    scene::Group group;
    std::vector<scene::PageBox> reserved;
    std::vector<geom::Line<geom::Page>> lines; ///< of wedges: neither labels nor callouts lie on them
};

OnMap set_on_map(Work& work, furniture::Occupancy& occupancy) {
    OnMap on_map;
    const auto& sheet = work.workspace.style;
    const double edge = style::space(sheet, "map-furniture-gap", 2.5);
    const double padding = style::space(sheet, "panel-padding", 2);
    for (const spec::FurnitureSpec& spec : work.map.furniture) {
        if (zone_of(spec) != Zone::map) {
            continue;
        }
        Block block = furniture::find_kind(spec.kind)->draw(work.context, spec, work.body.window.box.width() * 0.4);
        if (block.empty()) {
            continue;
        }
        const bool panel = spec.kind == "legend" || spec.kind == "key" || spec.kind == "figures";
        const double pad = panel ? padding : 0;
        const scene::PageBox place =
            furniture::find_place(occupancy, spec.at, block.width + 2 * pad, block.height + 2 * pad, edge);
        scene::translate(block.group, place.min.x + pad, place.min.y + pad);
        scene::Group holder;
        holder.id = spec.kind;
        for (int copy = 2; std::any_of(on_map.group.items.begin(), on_map.group.items.end(),
                                       [&](const auto& item) {
                                           const auto* group = std::get_if<std::unique_ptr<scene::Group>>(&item);
                                           return group != nullptr && (*group)->id == holder.id;
                                       });
             ++copy) {
            holder.id = fmt::format("{}-{}", spec.kind, copy);
        }
        holder.css_class = "furniture";
        if (panel) {
            add_panel(holder, sheet, place);
        }
        for (const Inset& inset : work.insets) {
            if (inset.spec == &spec && spec.role == "detail") {
                on_map.lines = add_wedge(holder, work, inset, place);
            }
        }
        holder.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
        on_map.group.items.push_back(std::make_unique<scene::Group>(std::move(holder)));
        on_map.reserved.push_back(place);
        occupancy.add_box(place.grown(1.5), 1000);
    }
    return on_map;
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

void add_frame(scene::Group& root, const Work& work) {
    scene::Group& frame = root.add_group();
    frame.id = "frame";
    const auto look = style::class_style(work.workspace.style, "frame").style;
    if (look.stroke) {
        for (const auto& stroke : *look.stroke) {
            frame.items.push_back(scene::Path{scene::rectangle(work.body.window.box),
                                              std::nullopt,
                                              style::stroke_of(work.workspace.style, stroke),
                                              {}});
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
    page.info = {{"Title", work.context.title},
                 {"Description", page.scene.description},
                 {"Source", fmt::format("{}", fmt::join(work.context.credits, " "))},
                 {"Software", "conflictmap"}};
}

Page draw_page(Work& work, Bands& bands, const spec::PageSize& size, Diagnostics& diagnostics) {
    const auto& sheet = work.workspace.style;
    const double margin = style::space(sheet, "page-margin", 5);
    const double gap = style::space(sheet, "band-gap", 2.4);
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
    furniture::Occupancy occupancy = occupancy_of(work, subject, annotations);
    OnMap on_map = set_on_map(work, occupancy);
    DrawnCallouts callouts =
        draw_callouts(annotations, work.body, work.map.view.around ? subject : geom::Geometry<geom::Page>(),
                      on_map.reserved, on_map.lines, work.context, diagnostics);
    for (const auto& line : on_map.lines) {
        callouts.obstacles.push_back({line, 0.2, label::hard, std::nullopt, "the wedge of an inset"});
    }
    compose::DrawnBody drawn =
        compose::draw_body(work.body, work.workspace, work.styles, on_map.reserved, callouts.obstacles, diagnostics);
    fit_halos(callouts.group, drawn.ground);
    for (scene::Item& item : on_map.group.items) {
        auto& holder = *std::get<std::unique_ptr<scene::Group>>(item);
        if (holder.id == "scale-bar") {
            fit_halos(holder, drawn.ground);
        }
    }
    Page page;
    page.scene.name = work.map.map.value;
    page.scene.title = work.context.title.empty() ? work.map.map.value : work.context.title;
    page.scene.description =
        spec::expand_text(in_language(work.map.alt, work.workspace.language), work.workspace.variables);
    page.scene.language = work.workspace.language;
    page.scene.width = size.width;
    page.scene.height = size.height;
    scene::Group& root = page.scene.root;
    scene::Group& background = root.add_group();
    background.id = "page";
    const auto page_fill = style::class_style(sheet, "page").style.fill;
    background.items.push_back(scene::Path{scene::rectangle({{0, 0}, {size.width, size.height}}),
                                           page_fill ? symbol::fill_of(sheet, *page_fill) : Colour{255, 255, 255, 1},
                                           std::nullopt,
                                           {}});
    drawn.group.id = "map";
    root.items.push_back(std::make_unique<scene::Group>(std::move(drawn.group)));
    if (!callouts.group.items.empty()) {
        root.items.push_back(std::make_unique<scene::Group>(std::move(callouts.group)));
    }
    on_map.group.id = "map-furniture";
    root.items.push_back(std::make_unique<scene::Group>(std::move(on_map.group)));
    add_frame(root, work);
    set_band(bands.top, root, margin, margin, gap);
    set_band(bands.bottom, root, margin, work.body.window.box.max.y + gap, gap);
    report(page, work, drawn);
    return page;
}

} // namespace

std::optional<Page> compose_page(spec::MapSpec map, const Overrides& overrides, const Root& root,
                                 const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    const auto workspace = make_workspace(map, overrides, root, typesetter, diagnostics);
    auto groups = layer_groups(root, diagnostics);
    const auto size = spec::page_size(map, diagnostics);
    if (!workspace || !groups || !size) {
        return std::nullopt;
    }
    const auto layers = spec::expand_groups(map.layers, *groups, diagnostics);
    auto view = compose::make_view(map.view, map.projection, *workspace, diagnostics);
    if (!view) {
        // The layers' own faults are worth knowing at once, too.
        compose::load_layers(layers, *workspace, std::nullopt, diagnostics);
        return std::nullopt;
    }
    const auto extent = compose::generous_extent(*view, size->width, size->height);
    Work work{map, *workspace, compose::Styles(workspace->style), std::move(*view), {}, {}, {}, {}, std::move(*groups)};
    work.layers = compose::load_layers(layers, *workspace, extent, diagnostics);
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (spec.kind == "inset") {
            if (auto inset = prepare_inset(spec, work.groups, *workspace, work.styles, size->width, diagnostics)) {
                work.insets.push_back(std::move(*inset));
            }
        }
    }
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (spec.kind == "figures") {
            work.context.figures = figures_of(spec, work.layers, *workspace, diagnostics);
        }
    }
    if (diagnostics.has_errors()) {
        return std::nullopt;
    }
    fill_context(work);
    auto bands = settle_frame(work, *size, diagnostics);
    if (!bands) {
        return std::nullopt;
    }
    Page page = draw_page(work, *bands, *size, diagnostics);
    return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(page));
}

} // namespace conflictmap::app
