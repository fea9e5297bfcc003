#include "app/callouts.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "furniture/write.hpp"
#include "geom/operations.hpp"
#include "scene/transform.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::app {
namespace {

constexpr std::array widths{28.0, 33.0, 39.0}; ///< mm, of a text at most,
constexpr double title_width = 46;             ///< mm, and of one whose title needs it
constexpr double frame_gap = 2.5;              ///< mm
constexpr double waste_cost = 0.004;           ///< per mm² that a text takes up more than in another width
constexpr double text_cost = 40;               ///< of a box over a town
constexpr double leader_cost = 6;              ///< of a leader over a town's dot,
constexpr double leader_room = 0.6;            ///< mm around it
constexpr double name_cost = 1;                ///< of a box where the name of a sea or land would best stand,
constexpr double name_reach = 2;               ///< mm: half its height, and a quarter of its width
constexpr double label_room_x = 5;             ///< mm beside a town where its name will stand,
constexpr double label_room_y = 1.5;           ///< mm above and below,
constexpr double label_cost = 0.6;             ///< of a box or leader there
constexpr double furniture_room = 3;           ///< mm around furniture that a box should keep free
constexpr double furniture_cost = 0.4;         ///< where it does not
constexpr double weighty = 5;                  ///< from here on a line (of contact) is never written over
constexpr double plain_line = 0.5;             ///< what an outline costs of which the style says nothing
constexpr double over_line = 0.04;             ///< per mm of a line below a text, the more so the weightier it is
constexpr double across_line = 0.25;           ///< of a leader across it, for each unit of its cost
constexpr double over_subject = 0.12;          ///< per mm of a leader over the subject's land
constexpr double drawn_over = 1.5;             ///< lines that cost less may be crossed by leaders

std::vector<label::CalloutObstacle> obstacles_for(const compose::Body& body, const geom::Geometry<geom::Page>& subject,
                                                  const std::vector<scene::PageBox>& reserved) {
    std::vector<label::CalloutObstacle> obstacles;
    for (const auto& box : reserved) {
        obstacles.push_back({label::Quad{box.centre(), box.width() / 2 + 1, box.height() / 2 + 1, 0}, 0, label::hard,
                             label::hard, "furniture"});
        obstacles.push_back(
            {label::Quad{box.centre(), box.width() / 2 + furniture_room, box.height() / 2 + furniture_room, 0}, 0,
             furniture_cost, 0, "furniture"});
    }
    if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&subject)) {
        obstacles.push_back({*polygons, 0, label::hard, 0, "the subject", 0, over_subject});
    }
    for (const auto& layer : body.layers) {
        if (!layer.layer->spec.annotate.empty()) {
            continue;
        }
        for (const auto& feature : layer.features) {
            if (const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry)) {
                for (const auto& point : points->points) {
                    if (feature.marker_radius <= 0) {
                        obstacles.push_back({label::Quad{point, 2 * name_reach, name_reach, 0}, 0, name_cost,
                                             name_cost / 4, "the place of a name"});
                        continue;
                    }
                    const double r = std::max(feature.marker_radius, 0.5);
                    obstacles.push_back({label::Quad{point, r, r, 0}, 0, text_cost, 0, "a place"});
                    obstacles.push_back(
                        {label::Quad{point, r + leader_room, r + leader_room, 0}, 0, 0, leader_cost, "a place"});
                    if (feature.feature != nullptr && !feature.feature->label.empty()) {
                        obstacles.push_back({label::Quad{point, r + label_room_x, r + label_room_y, 0}, 0, label_cost,
                                             label_cost, "a place's name"});
                    }
                }
                continue;
            }
            const bool drawn = feature.style->stroke && !feature.style->stroke->empty();
            const double cost = feature.style->obstacle.value_or(drawn ? plain_line : 0);
            if (cost <= 0) {
                continue;
            }
            geom::for_each_part(feature.geometry, [&](const geom::Line<geom::Page>& line) {
                const double once = cost >= 1000 ? label::hard : cost >= weighty ? 4 * cost : 0;
                obstacles.push_back({line, 0.3, once, cost < drawn_over ? 0 : across_line * std::min(cost, 2 * weighty),
                                     "a line", over_line * (0.5 + 2 * cost * cost)});
            });
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

/// The text of a subject, laid out in a few widths.
struct Layouts {
    std::vector<furniture::Block> blocks;
    std::vector<label::BoxSize> sizes;
};

Layouts layouts_of(const furniture::KeyEntry& entry, const furniture::Context& context) {
    Layouts out;
    double least = std::numeric_limits<double>::infinity();
    std::vector<double> tried(widths.begin(), widths.end());
    const furniture::KeyEntry title{entry.number, entry.title, "", ""};
    if (furniture::key_block(context, title, title_width).height <
        furniture::key_block(context, title, widths.back()).height) {
        tried.push_back(title_width);
    }
    for (const double width : tried) {
        furniture::Block block = furniture::key_block(context, entry, width);
        // A wider text must at least save a line.
        if (out.sizes.empty() || block.height < out.sizes.back().height - 1e-6) {
            least = std::min(least, block.width * block.height);
            out.sizes.push_back({block.width, block.height, 0});
            out.blocks.push_back(std::move(block));
        }
    }
    for (label::BoxSize& size : out.sizes) {
        size.cost = waste_cost * (size.width * size.height - least);
    }
    return out;
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
    std::vector<Layouts> texts;
    std::vector<label::Callout> callouts;
    const double radius = furniture::badge_radius(context);
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const compose::Annotation& annotation = annotations[i];
        const furniture::KeyEntry entry{annotation.number, annotation.title, annotation.text, annotation.reference};
        texts.push_back(layouts_of(entry, context));
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
        callout.sizes = texts.back().sizes;
        callout.badge = {radius,
                         std::max(radius, furniture::baseline(style::text_style(*context.style, "key-title")) * 0.64)};
        if (annotation.anchor && annotation.leader) {
            callout.anchors = {*annotation.anchor};
        } else if (annotation.anchor) {
            // The text stands on its place: over open water, say.
            callout.near = *annotation.anchor;
            callout.near_weight = 3;
        } else {
            // What has no place on the map keeps out of the way of what has one.
            callout.near = scene::PagePoint{body.window.box.max.x, body.window.box.min.y};
            callout.near_weight = 0.5;
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
    drawn.result = label::place_callouts(callouts, obstacles, options);
    for (const label::PlacedCallout& placed : drawn.result.placed) {
        draw_leader(drawn.group, placed, *context.style);
    }
    for (const label::PlacedCallout& placed : drawn.result.placed) {
        furniture::Block& block = texts[placed.key].blocks[placed.size];
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
