#include "layout/map_furniture.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "furniture/layout.hpp"
#include "furniture/write.hpp"
#include "layout/header_footer.hpp"
#include "scene/transform.hpp"

namespace conflictmap::layout {
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
    scene::Group& wedge = root.add_group();
    wedge.id = "wedge";
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
    furniture::draw_class(wedge, work.workspace.style, "wedge", outline);
    return lines;
}

constexpr double key_hides_most = 0.12; ///< of the map's matter, for each mm² of a key that may stand elsewhere
constexpr double panel_most = 0.5;      ///< share of the map that a panel may cover,
constexpr double panel_busy = 0.2;      ///< and where it hides much of the map's matter:
constexpr double busy = 0.5;            ///< so much of it for each mm²

bool is_panel(const spec::FurnitureSpec& spec) {
    return spec.kind == "legend" || spec.kind == "key" || spec.kind == "figures";
}

/// A block with the place found for it.
struct Standing {
    furniture::Block block;
    scene::PageBox place;
    double hides = 0; ///< for each mm²
    bool fits = false;
};

Standing stand(const Work& work, furniture::Context& context, const spec::FurnitureSpec& spec,
               const furniture::Occupancy& occupancy) {
    const auto& sheet = work.workspace.style;
    const auto& window = work.body.window.box;
    const double edge = style::space(sheet, "map-furniture-gap", 2.5);
    const double pad = is_panel(spec) ? style::space(sheet, "panel-padding", 2) : 0;
    Standing out;
    out.block = furniture::find_kind(spec.kind)->draw(context, spec, window.width() * (spec.kind == "key" ? 0.9 : 0.4));
    if (out.block.empty()) {
        return out;
    }
    const double width = out.block.width + 2 * pad;
    const double height = out.block.height + 2 * pad;
    out.place = furniture::find_place(occupancy, spec.at, width, height, edge);
    scene::translate(out.block.group, out.place.min.x + pad, out.place.min.y + pad);
    out.fits = width <= window.width() - edge && height <= window.height() - edge &&
               (!is_panel(spec) || width * height <= panel_most * window.width() * window.height());
    out.hides = out.fits ? occupancy.sum(out.place) / (width * height) : 1e9;
    const bool large = width * height > panel_busy * window.width() * window.height();
    out.fits = out.fits && !(is_panel(spec) && large && out.hides > busy);
    return out;
}

void move_to(Standing& standing, const scene::PageBox& place) {
    scene::translate(standing.block.group, place.min.x - standing.place.min.x, place.min.y - standing.place.min.y);
    standing.place = place;
}

/// The key may be laid out narrow or wide: as it hides least.
Standing stand_key(const Work& work, furniture::Context& context, const spec::FurnitureSpec& spec,
                   const furniture::Occupancy& occupancy) {
    std::optional<Standing> best;
    for (const int columns : {1, 2, 3}) {
        spec::FurnitureSpec laid = spec;
        laid.columns = spec.columns > 0 ? spec.columns : columns;
        Standing one = stand(work, context, laid, occupancy);
        if (!best || one.hides < best->hides - 0.02) {
            best = std::move(one);
        }
    }
    return std::move(*best);
}

/// First what has its corner, so that what looks for a place finds it taken.
std::vector<spec::FurnitureSpec*> pieces_of(spec::MapSpec& map) {
    std::vector<spec::FurnitureSpec*> pieces;
    for (spec::FurnitureSpec& spec : map.furniture) {
        if (zone_of(spec) == furniture::Zone::map) {
            pieces.push_back(&spec);
        }
    }
    std::stable_partition(pieces.begin(), pieces.end(), [](const auto* spec) { return !spec->at.empty(); });
    return pieces;
}

} // namespace

OnMap set_on_map(Work& work, const geom::Geometry<geom::Page>& subject,
                 const std::vector<compose::Annotation>& annotations) {
    furniture::Occupancy occupancy = occupancy_of(work, subject, annotations);
    OnMap on_map;
    const auto& sheet = work.workspace.style;
    std::map<std::string, int> copies;
    for (spec::FurnitureSpec* spec : pieces_of(work.map)) {
        const bool free_key = spec->kind == "key" && spec->at.empty();
        Standing standing =
            free_key ? stand_key(work, work.context, *spec, occupancy) : stand(work, work.context, *spec, occupancy);
        if (standing.block.empty()) {
            continue;
        }
        const auto unfit = [&](const scene::PageBox& place) {
            return std::any_of(on_map.reserved.begin(), on_map.reserved.end(),
                               [&](const auto& other) { return other.overlaps(place); }) ||
                   std::any_of(annotations.begin(), annotations.end(), [&](const auto& annotation) {
                       return annotation.anchor && annotation.leader && place.contains(*annotation.anchor);
                   });
        };
        if (standing.fits && unfit(standing.place) && !is_panel(*spec)) {
            move_to(standing, furniture::find_place(occupancy, "", standing.place.width(), standing.place.height(),
                                                    style::space(sheet, "map-furniture-gap", 2.5)));
        }
        const scene::PageBox& place = standing.place;
        if (!standing.fits || unfit(place) || (free_key && standing.hides > key_hides_most)) {
            if (is_panel(*spec)) {
                on_map.misfits.push_back(spec);
            } else {
                on_map.left_out.push_back(spec);
            }
            continue;
        }
        scene::Group holder;
        const int copy = ++copies[spec->kind];
        holder.id = copy == 1 ? spec->kind : fmt::format("{}-{}", spec->kind, copy);
        holder.css_class = "furniture";
        if (is_panel(*spec)) {
            furniture::draw_class(holder, sheet, "panel", scene::rectangle(place));
        }
        for (const Inset& inset : work.insets) {
            if (inset.spec == spec && spec->role == "detail") {
                on_map.lines = add_wedge(on_map.group, work, inset, place);
            }
        }
        holder.items.push_back(std::make_unique<scene::Group>(std::move(standing.block.group)));
        on_map.group.items.push_back(std::make_unique<scene::Group>(std::move(holder)));
        on_map.reserved.push_back(place);
        occupancy.add_box(place.grown(1.5), 1000);
    }
    return on_map;
}

} // namespace conflictmap::layout
