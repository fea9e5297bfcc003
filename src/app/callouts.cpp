#include "app/callouts.hpp"

#include <algorithm>

#include "furniture/write.hpp"
#include "geom/operations.hpp"
#include "scene/transform.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::app {
namespace {

constexpr double widest = 33;     ///< mm
constexpr double frame_gap = 2.5; ///< mm
constexpr double leader_cost = 6; ///< of a leader over a town
constexpr double text_cost = 40;  ///< of a box over a town
constexpr double least_cost = 1;  ///< lines that cost labels less (rivers, coasts) may lie below a text

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
            } else if (feature.style->obstacle.value_or(0) >= least_cost) {
                geom::for_each_part(feature.geometry, [&](const geom::Line<geom::Page>& line) {
                    const double cost = *feature.style->obstacle >= 1000 ? label::hard : 4 * *feature.style->obstacle;
                    obstacles.push_back({line, 0.3, cost, 0, "a line"});
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

/// Fewest lost, then the shortest leaders in all.
double badness(const label::CalloutResult& result) {
    constexpr double lost = 1000; // mm of leader
    double total = lost * static_cast<double>(result.dropped.size());
    for (const label::PlacedCallout& placed : result.placed) {
        total += geom::length(placed.leader);
    }
    return total;
}

/// Free places, or a column on either side: whichever turns out best.
label::CalloutResult best_of_modes(const std::vector<label::Callout>& callouts,
                                   const std::vector<label::CalloutObstacle>& obstacles,
                                   label::CalloutOptions options) {
    label::CalloutResult best = label::place_callouts(callouts, obstacles, options);
    for (const auto mode : {label::CalloutMode::right_column, label::CalloutMode::left_column}) {
        options.mode = mode;
        label::CalloutResult other = label::place_callouts(callouts, obstacles, options);
        if (badness(other) < badness(best)) {
            best = std::move(other);
        }
    }
    return best;
}

} // namespace

DrawnCallouts draw_callouts(const std::vector<compose::Annotation>& annotations, const compose::Body& body,
                            const geom::Geometry<geom::Page>& subject, const std::vector<scene::PageBox>& reserved,
                            const std::vector<geom::Line<geom::Page>>& lines, const furniture::Context& context,
                            Diagnostics& diagnostics) {
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
        if (annotation.anchor && annotation.leader) {
            callout.anchors = {*annotation.anchor};
        } else if (annotation.anchor) {
            // The text stands on its place: over open water, say.
            const auto& frame = body.window.box;
            callout.at = scene::PagePoint{
                std::clamp(annotation.anchor->x - callout.width / 2, frame.min.x + frame_gap,
                           std::max(frame.min.x + frame_gap, frame.max.x - frame_gap - callout.width)),
                std::clamp(annotation.anchor->y - callout.height / 2, frame.min.y + frame_gap,
                           std::max(frame.min.y + frame_gap, frame.max.y - frame_gap - callout.height))};
        } else {
            // What has no place on the map keeps out of the way of what has one.
            callout.near = scene::PagePoint{body.window.box.max.x, body.window.box.min.y};
            callout.rank = 1;
        }
        callout.anchor_radius = 0.5;
        callouts.push_back(std::move(callout));
    }
    label::CalloutOptions options;
    options.frame = body.window.box;
    options.margin = frame_gap;
    auto obstacles = obstacles_for(body, subject, reserved);
    for (const compose::Annotation& annotation : annotations) {
        if (annotation.anchor && annotation.leader) {
            // A text never hides what another one points at.
            obstacles.push_back({label::Quad{*annotation.anchor, 2, 2, 0}, 0, label::hard, 0, annotation.title});
        }
    }
    for (const auto& line : lines) {
        obstacles.push_back({line, 0.2, label::hard, leader_cost, "the wedge of an inset"});
    }
    drawn.result = best_of_modes(callouts, obstacles, options);
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
        const compose::Annotation& annotation = annotations[drop.key];
        diagnostics.warning({}, "callout-dropped",
                            fmt::format("no room for the callout '{}' ({})", annotation.title, drop.reason),
                            "make the page larger, shift the view, or use annotate: badge with a key");
        if (annotation.anchor) {
            furniture::draw_badge(drawn.group, context, annotation.number, *annotation.anchor);
        }
    }
    const auto placed_obstacles = label::obstacles_of(drawn.result.placed, 0.3);
    drawn.obstacles.insert(drawn.obstacles.end(), placed_obstacles.begin(), placed_obstacles.end());
    return drawn;
}

} // namespace conflictmap::app
