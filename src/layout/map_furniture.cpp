#include "layout/map_furniture.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "compose/marks.hpp"
#include "furniture/layout.hpp"
#include "furniture/prepared.hpp"
#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::layout {
namespace {

furniture::Occupancy occupancy_of(const MapContent& content, const compose::Body& body,
                                  const geom::Geometry<geom::Page>& subject,
                                  const std::vector<compose::Annotation>& annotations) {
    furniture::Occupancy occupancy(body.window.box);
    if (content.map.view.around) {
        if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&subject)) {
            occupancy.add_area(*polygons, 1.0);
        }
    }
    for (const compose::PlacedLayer& layer : body.layers) {
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
        if (layer.marks.empty()) {
            continue;
        }
        furniture::Occupancy::Crowd crowd(occupancy, 1.5 + layer.marks.radius, 0.6);
        compose::for_each_mark(layer.marks, [&](const scene::PagePoint& at) { crowd.add(at); });
        crowd.settle();
    }
    for (const compose::Annotation& annotation : annotations) {
        if (annotation.anchor) {
            occupancy.add_box(scene::PageBox{*annotation.anchor, *annotation.anchor}.grown(4), 5);
        }
    }
    return occupancy;
}

/// Wedge lines from a detail inset to the part of the map that it enlarges.
std::vector<geom::Line<geom::Page>> add_wedge(scene::Group& root, style::Lookup& lookup, const compose::Window& window,
                                              const compose::Window& detail, const scene::PageBox& place) {
    const auto ring = projection::outline_on_page(furniture::window_ring(detail), *window.projection, window.fit);
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
    // The two outer tangents of the boxes: the pairs of corresponding corners with both boxes on the same side.
    const bool falling = (place.centre().x - box.centre().x) * (place.centre().y - box.centre().y) >= 0;
    const int pairs[2] = {falling ? 1 : 0, falling ? 2 : 3};
    std::vector<geom::Line<geom::Page>> lines{
        {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}};
    for (const int k : pairs) {
        outline.move_to(corner(box, k));
        outline.line_to(corner(place, k));
        lines.push_back({corner(box, k), corner(place, k)});
    }
    furniture::draw_class(wedge, lookup, "wedge", outline);
    return lines;
}

constexpr double key_hides_most = 0.12; ///< weight of the map per mm² that a key without a set place may hide
constexpr double panel_most = 0.5;      ///< maximum share of the map that a panel may cover
constexpr double panel_busy = 0.2;      ///< from this share on, a panel must not hide much of the map:
constexpr double busy = 0.5;            ///< weight of the map per mm² that counts as much

/// A block with the place that was found for it.
struct Standing {
    furniture::Block block;
    scene::PageBox place;
    double hides = 0; ///< per mm²
    bool fits = false;
};

/// What the placement of pieces depends on.
struct PlacementInput {
    const MapContent& content;
    const LayoutState& state;
    const furniture::Context& context;
    const scene::PageBox& window;
    const furniture::Occupancy& occupancy;
    compose::Styles& styles;
    Diagnostics& diagnostics;
};

/// `laid`: the piece as it is drawn; `spec`: the piece as it is written in the spec.
Standing place_piece(const PlacementInput& input, const spec::FurnitureSpec& spec, const spec::FurnitureSpec& laid) {
    const furniture::Kind& kind = *furniture::find_kind(spec.kind);
    style::Lookup& lookup = input.styles.lookup();
    const scene::PageBox& window = input.window;
    const double edge = style::space(lookup, "map-furniture-gap", 2.5);
    const double pad = kind.panel ? style::space(lookup, "panel-padding", 2) : 0;
    Standing out;
    out.block = kind.draw(input.context, {laid, input.content.prepared(spec)}, window.width() * kind.share_of_map,
                          input.styles, input.diagnostics);
    if (out.block.empty()) {
        return out;
    }
    const double width = out.block.width + 2 * pad;
    const double height = out.block.height + 2 * pad;
    out.place = furniture::find_place(input.occupancy, spec.at, width, height, edge);
    scene::translate(out.block.group, out.place.min.x + pad, out.place.min.y + pad);
    out.fits = width <= window.width() - edge && height <= window.height() - edge &&
               (!kind.panel || width * height <= panel_most * window.width() * window.height());
    out.hides = out.fits ? input.occupancy.sum(out.place) / (width * height) : 1e9;
    const bool large = width * height > panel_busy * window.width() * window.height();
    out.fits = out.fits && !(kind.panel && large && out.hides > busy);
    return out;
}

void move_to(Standing& standing, const scene::PageBox& place) {
    scene::translate(standing.block.group, place.min.x - standing.place.min.x, place.min.y - standing.place.min.y);
    standing.place = place;
}

/// A piece without a set place is laid out narrow or wide, whichever hides less.
Standing place_flexible_piece(const PlacementInput& input, const spec::FurnitureSpec& spec) {
    const int columns_tried = furniture::find_kind(spec.kind)->columns_tried;
    std::optional<Standing> best;
    for (int columns = 1; columns <= columns_tried; ++columns) {
        spec::FurnitureSpec laid = spec;
        laid.columns = spec.columns > 0 ? spec.columns : columns;
        Standing one = place_piece(input, spec, laid);
        if (!best || one.hides < best->hides - 0.02) {
            best = std::move(one);
        }
    }
    return std::move(*best);
}

/// Pieces with a set corner come first, so that the others find it taken.
std::vector<const spec::FurnitureSpec*> pieces_of(const spec::MapSpec& map, const LayoutState& state) {
    std::vector<const spec::FurnitureSpec*> pieces;
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (zone_of(spec, state) == furniture::Zone::map) {
            pieces.push_back(&spec);
        }
    }
    std::stable_partition(pieces.begin(), pieces.end(), [](const auto* spec) { return !spec->at.empty(); });
    return pieces;
}

} // namespace

MapFurniture place_map_furniture(const MapContent& content, const LayoutState& state, const compose::Body& body,
                                 const geom::Geometry<geom::Page>& subject,
                                 const std::vector<compose::Annotation>& annotations, const furniture::Context& context,
                                 compose::Styles& styles, Diagnostics& diagnostics) {
    furniture::Occupancy occupancy = occupancy_of(content, body, subject, annotations);
    const PlacementInput input{content, state, context, body.window.box, occupancy, styles, diagnostics};
    MapFurniture placed;
    style::Lookup& lookup = styles.lookup();
    std::map<std::string, int> copies;
    for (const spec::FurnitureSpec* spec : pieces_of(content.map, state)) {
        const furniture::Kind& kind = *furniture::find_kind(spec->kind);
        const bool flexible = kind.columns_tried > 1 && spec->at.empty();
        Standing standing = flexible ? place_flexible_piece(input, *spec) : place_piece(input, *spec, *spec);
        if (standing.block.empty()) {
            continue;
        }
        const auto unfit = [&](const scene::PageBox& place) {
            return std::any_of(placed.reserved.begin(), placed.reserved.end(),
                               [&](const auto& other) { return other.overlaps(place); }) ||
                   std::any_of(annotations.begin(), annotations.end(), [&](const auto& annotation) {
                       return annotation.anchor && annotation.leader && place.contains(*annotation.anchor);
                   });
        };
        if (standing.fits && unfit(standing.place) && !kind.panel) {
            move_to(standing, furniture::find_place(occupancy, "", standing.place.width(), standing.place.height(),
                                                    style::space(lookup, "map-furniture-gap", 2.5)));
        }
        const scene::PageBox& place = standing.place;
        if (!standing.fits || unfit(place) || (flexible && standing.hides > key_hides_most)) {
            (kind.panel ? placed.misfits : placed.left_out).push_back(spec);
            continue;
        }
        scene::Group holder;
        const int copy = ++copies[spec->kind];
        holder.role = scene::Role::furniture;
        holder.kind = spec->kind;
        holder.id = copy == 1 ? spec->kind : fmt::format("{}-{}", spec->kind, copy);
        holder.css_class = "furniture";
        if (kind.panel) {
            furniture::draw_class(holder, lookup, "panel", scene::rectangle(place));
        }
        const furniture::Prepared* prepared = content.prepared(*spec);
        if (const compose::Body* own = prepared != nullptr ? prepared->body() : nullptr;
            own != nullptr && spec->role == "detail") {
            placed.lines = add_wedge(placed.group, lookup, body.window, own->window, place);
        }
        holder.items.push_back(std::make_unique<scene::Group>(std::move(standing.block.group)));
        placed.group.items.push_back(std::make_unique<scene::Group>(std::move(holder)));
        placed.reserved.push_back(place);
        occupancy.add_box(place.grown(1.5), 1000);
    }
    return placed;
}

} // namespace conflictmap::layout
