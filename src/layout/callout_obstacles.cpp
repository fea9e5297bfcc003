#include "layout/callout_obstacles.hpp"

#include <algorithm>

namespace conflictmap::layout {
namespace {

constexpr double text_cost = 40;       ///< for a box over a town
constexpr double leader_cost = 6;      ///< for a leader over the dot of a town
constexpr double symbol_room = 0.6;    ///< mm around the dot
constexpr double name_cost = 1;        ///< for a box at the best place for the name of a sea or land
constexpr double name_reach = 2;       ///< mm: half the height of that place, and a quarter of its width
constexpr double label_room_x = 5;     ///< mm beside a town, room for its name
constexpr double label_room_y = 1.5;   ///< mm above and below a town, room for its name
constexpr double label_cost = 0.6;     ///< for a box or leader over that room
constexpr double furniture_room = 3;   ///< mm around furniture that a box should keep free
constexpr double furniture_cost = 0.4; ///< for a box that does not keep it free
constexpr double weighty = 5;          ///< lines (of contact) with at least this cost are never covered by text
constexpr double plain_line = 0.5;     ///< cost of an outline if the style does not give one
constexpr double over_line = 0.04;     ///< per mm of a line below a text; grows with the cost of the line
constexpr double across_line = 0.25;   ///< for a leader across a line, per unit of the line's cost
constexpr double over_subject = 0.12;  ///< per mm of a leader over the land of the subject
constexpr double over_region = 40;     ///< for a text over a vague region: it would seem to describe this area
constexpr double drawn_over = 1.5;     ///< leaders may cross lines that cost less

} // namespace

std::vector<label::CalloutObstacle> callout_obstacles(const compose::Body& body,
                                                      const geom::Geometry<geom::Page>& subject,
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
                        {label::Quad{point, r + symbol_room, r + symbol_room, 0}, 0, 0, leader_cost, "a place"});
                    if (feature.feature != nullptr && !feature.feature->label.empty()) {
                        obstacles.push_back({label::Quad{point, r + label_room_x, r + label_room_y, 0}, 0, label_cost,
                                             label_cost, "a place's name"});
                    }
                }
                continue;
            }
            if (const auto* area = std::get_if<geom::Polygons<geom::Page>>(&feature.geometry);
                area != nullptr && feature.style->soft) {
                obstacles.push_back({*area, 0, over_region, 0, "a region"});
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

} // namespace conflictmap::layout
