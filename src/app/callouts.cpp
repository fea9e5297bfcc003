#include "app/callouts.hpp"

#include "furniture/write.hpp"
#include "scene/transform.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::app {
namespace {

constexpr double widest = 36;     ///< mm
constexpr double leader_cost = 6; ///< of a leader over a town
constexpr double text_cost = 40;  ///< of a box over a town
constexpr double border_cost = 3;

std::vector<label::CalloutObstacle> obstacles_for(const compose::Body& body, const geom::Geometry<geom::Page>& subject,
                                                  const std::vector<scene::PageBox>& reserved) {
    std::vector<label::CalloutObstacle> obstacles;
    for (const auto& box : reserved) {
        obstacles.push_back({label::Quad{box.centre(), box.width() / 2 + 1, box.height() / 2 + 1, 0}, 0, label::hard,
                             label::hard, "furniture"});
    }
    if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&subject)) {
        obstacles.push_back({*polygons, 0, label::hard, 0, "the subject"});
    }
    for (const auto& layer : body.layers) {
        for (const auto& feature : layer.features) {
            if (const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry)) {
                for (const auto& point : points->points) {
                    const double r = std::max(feature.marker_radius, 0.5);
                    obstacles.push_back({label::Quad{point, r, r, 0}, 0, text_cost, leader_cost, "a place"});
                }
            } else if (std::holds_alternative<geom::Lines<geom::Page>>(feature.geometry) &&
                       feature.style->obstacle.value_or(0) >= border_cost) {
                geom::for_each_part(feature.geometry, [&](const geom::Line<geom::Page>& line) {
                    obstacles.push_back({line, 0.3, *feature.style->obstacle, 0, "a line"});
                });
            }
        }
    }
    return obstacles;
}

void draw_leader(scene::Group& group, const label::PlacedCallout& placed, const style::StyleSheet& sheet) {
    if (placed.leader.size() < 2) {
        return;
    }
    const auto look = style::class_style(sheet, "leader").style;
    const auto outline = scene::outline_of(geom::Lines<geom::Page>{{placed.leader}});
    if (look.stroke) {
        for (const auto& stroke : *look.stroke) {
            group.items.push_back(scene::Path{outline, std::nullopt, style::stroke_of(sheet, stroke), {}});
        }
    }
    if (look.marker && placed.anchor) {
        for (scene::Path& path :
             symbol::marker_paths(symbol::marker_of(sheet, *look.marker, std::nullopt), *placed.anchor)) {
            group.items.emplace_back(std::move(path));
        }
    }
}

} // namespace

DrawnCallouts draw_callouts(const std::vector<compose::Annotation>& annotations, const compose::Body& body,
                            const geom::Geometry<geom::Page>& subject, const std::vector<scene::PageBox>& reserved,
                            const furniture::Context& context) {
    DrawnCallouts drawn;
    drawn.group.id = "callouts";
    drawn.group.label = "callouts";
    drawn.group.is_layer = true;
    std::vector<furniture::Block> blocks;
    std::vector<label::Callout> callouts;
    const double radius = furniture::badge_radius(context);
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const compose::Annotation& annotation = annotations[i];
        const furniture::KeyEntry entry{annotation.number, annotation.title, annotation.text, annotation.reference};
        blocks.push_back(furniture::key_block(context, entry, widest));
        if (annotation.mode == "badge") {
            drawn.key.push_back(entry);
            if (annotation.anchor) {
                furniture::draw_badge(drawn.group, context, annotation.number, *annotation.anchor);
                drawn.obstacles.push_back(
                    {label::Quad{*annotation.anchor, radius, radius, 0}, 0, label::hard, std::nullopt, "a badge"});
            }
            continue;
        }
        label::Callout callout;
        callout.key = i;
        callout.text = annotation.title;
        callout.width = blocks.back().width;
        callout.height = blocks.back().height;
        callout.badge = {radius,
                         std::max(radius, furniture::baseline(style::text_style(*context.style, "key-title")) * 0.64)};
        if (annotation.anchor) {
            callout.anchors = {*annotation.anchor};
        }
        callout.anchor_radius = 0.5;
        callouts.push_back(std::move(callout));
    }
    label::CalloutOptions options;
    options.frame = body.window.box;
    options.margin = 2.5;
    drawn.result = label::place_callouts(callouts, obstacles_for(body, subject, reserved), options);
    for (const label::PlacedCallout& placed : drawn.result.placed) {
        draw_leader(drawn.group, placed, *context.style);
    }
    for (const label::PlacedCallout& placed : drawn.result.placed) {
        furniture::Block& block = blocks[placed.key];
        block.group.id = "callout-" + annotations[placed.key].id;
        scene::translate(block.group, placed.box.min.x, placed.box.min.y);
        drawn.group.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
    for (const label::Drop& drop : drawn.result.dropped) {
        // No room beside the map: the badge stays on it, the text goes to the key.
        const compose::Annotation& annotation = annotations[drop.key];
        drawn.key.push_back({annotation.number, annotation.title, annotation.text, annotation.reference});
        if (annotation.anchor) {
            furniture::draw_badge(drawn.group, context, annotation.number, *annotation.anchor);
        }
    }
    const auto placed_obstacles = label::obstacles_of(drawn.result.placed, 0.3);
    drawn.obstacles.insert(drawn.obstacles.end(), placed_obstacles.begin(), placed_obstacles.end());
    return drawn;
}

} // namespace conflictmap::app
