// A second, smaller map: the surroundings of the map (locator), or an enlarged part of it (detail).
#include <algorithm>

#include "furniture/prepared.hpp"
#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::furniture {

geom::Line<geom::Lonlat> window_ring(const compose::Window& window) {
    constexpr int steps = 24;
    geom::Line<geom::Lonlat> ring;
    const auto& box = window.box;
    const geom::Point<geom::Page> corners[] = {
        box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min};
    for (int side = 0; side < 4; ++side) {
        for (int step = 0; step < steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const auto& a = corners[side];
            const auto& b = corners[side + 1];
            const auto place =
                window.projection->inverse(window.fit.to_plane({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}));
            if (place) {
                ring.push_back(*place);
            }
        }
    }
    if (!ring.empty()) {
        ring.push_back(ring.front());
    }
    return ring;
}

namespace {

constexpr double locator_share = 0.2; ///< of the width of the page
constexpr double detail_share = 0.34;

spec::ViewSpec view_of(const spec::FurnitureSpec& spec, const source::Region& region) {
    if (spec.view) {
        return *spec.view;
    }
    spec::ViewSpec view;
    view.around = spec.of ? *spec.of : Placed<std::string>{region.area, spec.place};
    view.place = spec.place;
    return view;
}

double width_to_height(const spec::FurnitureSpec& spec, const compose::View& view) {
    if (spec.aspect.size() == 2 && spec.aspect[0] > 0 && spec.aspect[1] > 0) {
        return spec.aspect[0] / spec.aspect[1];
    }
    const double width = view.extent.width() * (1 + 2 * view.margin);
    const double height = view.extent.height() * (1 + 2 * view.margin);
    return std::clamp(width / std::max(height, 1e-9), 0.6, 2.0);
}

/// Includes the whole window of the main map, as long as this at most doubles the visible area of the locator. The
/// window is not final yet: the function tries both much and little room for title, legend and credits.
void take_in(compose::View& locator, const compose::View& main, const spec::PageSize& page) {
    projection::PlaneBox seen;
    for (const double frame_share : {0.6, 0.85}) { // of the height of the page
        compose::Window window;
        window.projection = &main.projection;
        window.box = {{0, 0}, {page.width, frame_share * page.height}};
        window.fit = compose::fit_view(main, window.box);
        seen.add(projection::plane_bounds(locator.projection, geom::Lines<geom::Lonlat>{{window_ring(window)}}));
    }
    const projection::PlaneBox& own = locator.extent;
    const projection::PlaneBox shown{
        {own.min.x - locator.margin * own.width(), own.min.y - locator.margin * own.height()},
        {own.max.x + locator.margin * own.width(), own.max.y + locator.margin * own.height()}};
    projection::PlaneBox both = own;
    both.add(seen);
    const bool inside = seen.empty() || (shown.contains(seen.min) && shown.contains(seen.max));
    if (!inside && both.width() <= 2 * own.width() && both.height() <= 2 * own.height()) {
        locator.extent = both;
    }
}

std::unique_ptr<const Prepared> prepare_inset(const spec::FurnitureSpec& spec, const Source& from,
                                              Diagnostics& diagnostics) {
    const source::Region& region = from.workspace.catalogue.region;
    if (!spec.view && !spec.of && region.area.empty()) {
        diagnostics.error(spec.place, "inset", "an inset needs 'of' (what it shows)",
                          "for example inset: { of: areas/donbas }");
        return nullptr;
    }
    auto view = compose::make_view(view_of(spec, region), {spec.projection, spec.place}, from.workspace, from.reads,
                                   diagnostics);
    if (!view) {
        return nullptr;
    }
    auto inset = std::make_unique<PreparedInset>();
    inset->view.emplace(std::move(*view));
    if (spec.role != "detail" && !spec.view) {
        take_in(*inset->view, from.view, from.page);
    }
    std::vector<spec::LayerSpec> specs = spec.layers;
    if (specs.empty()) {
        specs.emplace_back().use = Placed<std::string>{"locator", spec.place};
    }
    specs = spec::expand_groups(specs, from.groups, diagnostics);
    const double share = spec.role == "detail" ? detail_share : locator_share;
    const double width = spec.width.value_or(Length{share * from.page.width}).mm;
    const double height = width / width_to_height(spec, *inset->view);
    const auto extent = compose::generous_extent(*inset->view, width, height);
    inset->layers = compose::load_layers(specs, from.workspace, from.styles.lookup(), extent, from.reads, diagnostics);
    inset->projected = compose::project_layers(inset->layers, *inset->view, extent);
    inset->shown =
        compose::make_body(inset->projected, *inset->view, {{0, 0}, {width, height}}, from.styles, diagnostics);
    return inset;
}

Block draw_inset(const Context& context, const Piece& piece, double, compose::Styles& styles,
                 Diagnostics& diagnostics) {
    const auto* prepared = dynamic_cast<const PreparedInset*>(piece.prepared);
    if (prepared == nullptr) {
        return {};
    }
    const PreparedInset& inset = *prepared;
    const auto& box = inset.shown.window.box;
    const bool detail = piece.spec.role == "detail";
    Block block;
    block.width = box.width();
    block.height = box.height();
    std::vector<scene::PageBox> reserved;
    // A detail has its own scale; its scale bar is in the lower right corner.
    Context own;
    own.style = context.style;
    own.typesetter = context.typesetter;
    own.language = context.language;
    Block bar;
    if (detail && context.window != nullptr) {
        const auto middle =
            context.window->projection->inverse(context.window->fit.to_plane(context.window->box.centre()));
        const auto scale = middle ? inset.shown.window.projection->scale_at(*middle) : std::nullopt;
        own.scale.mm_per_km = inset.shown.window.fit.mm_per_metre * 1000 * scale.value_or(1);
        spec::FurnitureSpec small;
        small.width = Length{box.width() / 4};
        bar = find_kind("scale-bar")->draw(own, {small}, box.width(), styles, diagnostics);
        reserved.push_back({{box.max.x - bar.width - 2, box.max.y - bar.height - 2}, {box.max.x - 1, box.max.y - 1}});
    }
    Block heading;
    const std::string title = in_language(piece.spec.title, context.language);
    if (!title.empty()) {
        const auto style = style::text_style(*context.style, "inset-title");
        const auto written = write_paragraph(heading.group, context, title, style, {1.6, 0.8}, box.width());
        heading.height = written.height + 1;
        reserved.push_back({{0, 0}, {written.width + 2.4, heading.height}});
    }
    geom::Line<geom::Page> ring;
    std::vector<label::Obstacle> obstacles;
    const bool locates = !detail && context.window != nullptr;
    if (locates) {
        ring =
            projection::outline_on_page(window_ring(*context.window), inset.view->projection, inset.shown.window.fit);
        obstacles.push_back({ring, 0.3, label::hard, std::nullopt, "the extent of the map"});
    }
    compose::DrawnBody drawn =
        compose::draw_body(inset.shown, *context.workspace, styles, reserved, obstacles, diagnostics);
    block.group.items.push_back(std::make_unique<scene::Group>(std::move(drawn.group)));
    if (locates) {
        scene::Group& extent = block.group.add_group();
        extent.css_class = "extent";
        extent.clip = scene::rectangle(box);
        draw_class(extent, *context.style, "extent", scene::outline_of(geom::Lines<geom::Page>{{ring}}));
    }
    if (heading.height > 0) {
        block.group.items.push_back(std::make_unique<scene::Group>(std::move(heading.group)));
    }
    if (!bar.empty()) {
        scene::Group& place = block.group.add_group();
        place.items.push_back(std::make_unique<scene::Group>(std::move(bar.group)));
        scene::translate(place, box.max.x - bar.width - 1.8, box.max.y - bar.height - 0.8);
    }
    draw_class(block.group, *context.style, "frame.inset", scene::rectangle(box));
    return block;
}

} // namespace

const Kind& inset_kind() {
    static const Kind kind{
        .name = "inset",
        .about = "a locator map or an enlarged detail",
        .zone = Zone::map,
        .draw = draw_inset,
        .prepare = prepare_inset,
    };
    return kind;
}

} // namespace conflictmap::furniture
