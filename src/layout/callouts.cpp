#include "layout/callouts.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "furniture/write.hpp"
#include "layout/badges.hpp"
#include "layout/callout_obstacles.hpp"
#include "layout/contents.hpp"
#include "scene/transform.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::layout {
namespace {

constexpr std::array widths{28.0, 33.0, 39.0}; ///< mm, maximum widths of a text
constexpr double title_width = 46;             ///< mm, maximum width of a text whose title needs more
constexpr double frame_gap = 2.5;              ///< mm
constexpr double waste_cost = 0.004;           ///< per mm² that a text takes up in addition to its most compact layout
constexpr double wedge_cost = 6;               ///< of a leader across the wedge of an inset
constexpr double text_to_leader = 0.8;         ///< mm between the text and the start of a leader beside it

/// Labels the group as a part of the subject.
void name(scene::Group& group, scene::Role role, const std::string& kind, const compose::Annotation& annotation) {
    group.role = role;
    group.layer = annotation.layer;
    group.feature = annotation.id;
    group.id = kind + "-" + annotation.id;
    group.css_class = kind;
    group.data = annotation.data;
}

void name_and_tell(scene::Group& group, scene::Role role, const std::string& kind,
                   const compose::Annotation& annotation) {
    name(group, role, kind, annotation);
    group.title = annotation.title;
    group.description = annotation.text;
}

void draw_leader(scene::Group& root, const compose::Annotation& annotation, const label::PageLine& line,
                 style::Lookup& lookup, const scene::PagePoint& to, bool dot = true) {
    if (line.size() < 2) {
        return;
    }
    scene::Group& group = root.add_group();
    name(group, scene::Role::leader, "leader", annotation);
    const auto look = style::class_style(lookup, "leader").style;
    const auto outline = scene::outline_of(geom::Lines<geom::Page>{{line}});
    if (look.stroke) {
        for (std::size_t i = 0; i < look.stroke->size(); ++i) {
            group.items.push_back(scene::Path{outline, std::nullopt, style::stroke_of(lookup, (*look.stroke)[i]),
                                              symbol::stroke_part(i, look.stroke->size())});
        }
    }
    if (look.marker && dot) {
        for (scene::Path& path : symbol::marker_paths(symbol::marker_of(lookup, *look.marker, std::nullopt), to)) {
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
        // A wider text must save at least one line.
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

label::Callout callout_for(const compose::Annotation& annotation, const Layouts& layouts, const scene::PageBox& frame,
                           const furniture::Context& context) {
    label::Callout callout;
    callout.text = annotation.title;
    callout.sizes = layouts.sizes;
    const double radius = furniture::badge_radius(context);
    callout.badge = {radius,
                     std::max(radius, furniture::baseline(style::text_style(*context.style, "key-title")) * 0.64)};
    if (annotation.anchor && annotation.leader) {
        callout.anchors = {*annotation.anchor};
    } else if (annotation.anchor) {
        // The text is drawn at its place, for example over open water.
        callout.near = *annotation.anchor;
        callout.near_weight = 3;
    } else {
        // A subject without a place on the map gives way to the subjects that have one.
        callout.near = scene::PagePoint{frame.max.x, frame.min.y};
        callout.near_weight = 0.5;
        callout.rank = 1;
    }
    callout.anchor_radius = 0.5;
    callout.gap_right = text_to_leader;
    callout.gap_left = annotation.number.empty() ? text_to_leader : 0; // the leader touches the badge
    if (annotation.place != nullptr) {
        if (const auto& position = annotation.place->position) {
            callout.at = scene::PagePoint{position->x, position->y};
        }
        static const std::map<std::string, label::Side> sides{{"left", label::Side::left},
                                                              {"right", label::Side::right},
                                                              {"top", label::Side::top},
                                                              {"bottom", label::Side::bottom}};
        if (const auto side = sides.find(annotation.place->side); side != sides.end()) {
            callout.leave = side->second;
        }
    }
    return callout;
}

/// Callouts whose place set by hand is not possible are placed again by the program.
label::CalloutResult place(std::vector<label::Callout> callouts, const std::vector<label::CalloutObstacle>& obstacles,
                           const label::CalloutOptions& options, std::vector<label::Drop>& refused) {
    label::CalloutResult result = label::place_callouts(callouts, obstacles, options);
    for (const label::Drop& drop : result.dropped) {
        for (label::Callout& callout : callouts) {
            if (callout.key == drop.key && (callout.at || callout.leave)) {
                refused.push_back(drop);
                callout.at.reset();
                callout.leave.reset();
            }
        }
    }
    return refused.empty() ? result : label::place_callouts(callouts, obstacles, options);
}

void draw_badges(DrawnCallouts& drawn, std::vector<label::CalloutObstacle>& obstacles, const std::vector<Badge>& badges,
                 const std::vector<compose::Annotation>& annotations, const furniture::Context& context) {
    const double radius = furniture::badge_radius(context);
    for (const Badge& badge : badges) {
        if (badge.moved) {
            const scene::PagePoint& to = *annotations[badge.subject].anchor;
            draw_leader(drawn.group, annotations[badge.subject], {badge.centre, to}, *context.style, to);
            drawn.obstacles.push_back({label::PageLine{badge.centre, to}, 0.3, label::hard, std::nullopt, "a leader"});
            obstacles.push_back({label::PageLine{badge.centre, to}, 0.3, label::hard, label::hard, "a leader"});
        }
    }
    for (const Badge& badge : badges) {
        scene::Group& group = drawn.group.add_group();
        name_and_tell(group, scene::Role::badge, "badge", annotations[badge.subject]);
        furniture::draw_badge(group, context, annotations[badge.subject].number, badge.centre);
        const label::Quad disc{badge.centre, radius, radius, 0};
        drawn.obstacles.push_back({disc, 0, label::hard, std::nullopt, "a badge"});
        obstacles.push_back({disc, 0, label::hard, label::hard, "a badge"});
    }
}

} // namespace

DrawnCallouts draw_callouts(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                            const compose::Body& body, const geom::Geometry<geom::Page>& subject,
                            const std::vector<scene::PageBox>& reserved,
                            const std::vector<geom::Line<geom::Page>>& lines, const furniture::Context& context) {
    DrawnCallouts drawn;
    drawn.group.role = scene::Role::callouts;
    drawn.group.id = "callouts";
    drawn.group.label = "callouts";
    drawn.group.is_layer = true;
    auto obstacles = callout_obstacles(body, subject, reserved);
    const double radius = furniture::badge_radius(context);
    draw_badges(drawn, obstacles, badges_for(annotations, in_key, radius, body.window.box, reserved), annotations,
                context);
    std::vector<Layouts> texts(annotations.size());
    std::vector<label::Callout> callouts;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const compose::Annotation& annotation = annotations[i];
        if (in_key.contains(i)) {
            continue;
        }
        texts[i] = layouts_of(key_entry(annotation), context);
        callouts.push_back(callout_for(annotation, texts[i], body.window.box, context));
        callouts.back().key = i;
        if (annotation.anchor && annotation.leader) {
            // A text never hides the place that another text points to.
            obstacles.push_back({label::Quad{*annotation.anchor, 2, 2, 0}, 0, label::hard, 0, annotation.title});
        }
    }
    for (const auto& line : lines) {
        obstacles.push_back({line, 0.2, label::hard, wedge_cost, "the wedge of an inset"});
    }
    label::CalloutOptions options;
    options.frame = body.window.box;
    options.margin = frame_gap;
    const label::CalloutResult result = place(std::move(callouts), obstacles, options, drawn.refused);
    for (const label::PlacedCallout& placed : result.placed) {
        draw_leader(drawn.group, annotations[placed.key], placed.leader, *context.style,
                    placed.anchor.value_or(scene::PagePoint{}), !annotations[placed.key].vague);
    }
    for (const label::PlacedCallout& placed : result.placed) {
        furniture::Block& block = texts[placed.key].blocks[placed.size];
        name_and_tell(block.group, scene::Role::callout, "callout", annotations[placed.key]);
        scene::translate(block.group, placed.box.min.x, placed.box.min.y);
        drawn.group.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
    drawn.unplaced = result.dropped;
    const auto placed_obstacles = label::obstacles_of(result.placed, 0.3);
    drawn.obstacles.insert(drawn.obstacles.end(), placed_obstacles.begin(), placed_obstacles.end());
    return drawn;
}

} // namespace conflictmap::layout
