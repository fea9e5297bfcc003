#include "app/on_map.hpp"

#include <fmt/format.h>

#include "app/bands.hpp"
#include "furniture/layout.hpp"
#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::app {
namespace {

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

/// Wedge lines from a detail inset to the part of the map that it enlarges.
std::vector<geom::Line<geom::Page>> add_wedge(scene::Group& root, const Work& work, const Inset& inset,
                                              const scene::PageBox& place) {
    const auto& window = work.body.window;
    const auto ring = projection::outline_on_page(window_ring(inset.body.window), *window.projection, window.fit);
    if (ring.size() < 4) {
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
    furniture::draw_class(root, work.workspace.style, "wedge", outline);
    return lines;
}

} // namespace

OnMap set_on_map(Work& work, const geom::Geometry<geom::Page>& subject,
                 const std::vector<compose::Annotation>& annotations) {
    furniture::Occupancy occupancy = occupancy_of(work, subject, annotations);
    OnMap on_map;
    const auto& sheet = work.workspace.style;
    const double edge = style::space(sheet, "map-furniture-gap", 2.5);
    const double padding = style::space(sheet, "panel-padding", 2);
    std::map<std::string, int> copies;
    for (const spec::FurnitureSpec& spec : work.map.furniture) {
        if (zone_of(spec) != furniture::Zone::map) {
            continue;
        }
        furniture::Block block =
            furniture::find_kind(spec.kind)->draw(work.context, spec, work.body.window.box.width() * 0.4);
        if (block.empty()) {
            continue;
        }
        const bool panel = spec.kind == "legend" || spec.kind == "key" || spec.kind == "figures";
        const double pad = panel ? padding : 0;
        const scene::PageBox place =
            furniture::find_place(occupancy, spec.at, block.width + 2 * pad, block.height + 2 * pad, edge);
        scene::translate(block.group, place.min.x + pad, place.min.y + pad);
        scene::Group holder;
        const int copy = ++copies[spec.kind];
        holder.id = copy == 1 ? spec.kind : fmt::format("{}-{}", spec.kind, copy);
        holder.css_class = "furniture";
        if (panel) {
            furniture::draw_class(holder, sheet, "panel", scene::rectangle(place));
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

} // namespace conflictmap::app
