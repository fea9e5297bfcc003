#include "label/callout_field.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "geom/operations.hpp"
#include "label/callout_cover.hpp"
#include "label/leader.hpp"
#include "label/quad.hpp"
#include "label/rtree.hpp"

namespace conflictmap::label {
namespace {

using Area = geom::Polygons<geom::Page>;

constexpr double own_ground = 2.5;    ///< mm of a leader at its anchor that are not tested
constexpr double soft_thinning = 0.3; ///< mm: soft obstacles need no more precision than this

/// A quad, or an edge of a line or polygon.
struct ObstaclePiece {
    std::size_t obstacle = 0;
    const Quad* quad = nullptr;
    Segment segment;
    PageBox box; ///< bounds
};

std::vector<double> numbers_of(const CalloutObstacle& obstacle) {
    std::vector<double> out{obstacle.box_cost, obstacle.leader_cost, obstacle.half_width, obstacle.box_cost_mm,
                            obstacle.leader_cost_mm};
    const auto add = [&out](const PageLine& line) {
        for (const auto& point : line) {
            out.push_back(point.x);
            out.push_back(point.y);
        }
    };
    if (const auto* quad = std::get_if<Quad>(&obstacle.shape)) {
        out.insert(out.end(), {quad->centre.x, quad->centre.y, quad->half_width, quad->half_height, quad->angle});
    } else if (const auto* line = std::get_if<PageLine>(&obstacle.shape)) {
        add(*line);
    } else if (const auto* area = std::get_if<Area>(&obstacle.shape)) {
        geom::for_each_part(geom::Geometry<geom::Page>{*area}, add);
    }
    return out;
}

} // namespace

struct CalloutField::Index {
    std::vector<CalloutObstacle> obstacles; ///< in the field's own order
    std::vector<ObstaclePiece> pieces;
    std::vector<std::pair<std::size_t, PageBox>> areas;                   ///< polygons, with their bounds
    std::vector<std::pair<double, Cover>> covers;                         ///< with the cost of each mm
    Tree for_boxes;                                                       ///< of pieces that have a cost for boxes
    Tree for_leaders;                                                     ///< of pieces that have a cost for leaders
    std::map<std::pair<double, double>, std::vector<std::size_t>> around; ///< cache: areas that contain a point
    std::vector<char> touched;

    void add(std::vector<Entry>& boxes, std::vector<Entry>& leaders, const ObstaclePiece& piece, const PageBox& box) {
        if (box.empty() || !is_finite(box.min) || !is_finite(box.max)) {
            return;
        }
        const CalloutObstacle& obstacle = obstacles[piece.obstacle];
        if (obstacle.box_cost > 0 || obstacle.box_cost_mm > 0) {
            boxes.emplace_back(rectangle_of(box), pieces.size());
        }
        if (obstacle.leader_cost > 0) {
            leaders.emplace_back(rectangle_of(box), pieces.size());
        }
        pieces.push_back(piece);
        pieces.back().box = box;
    }

    const std::vector<std::size_t>& areas_around(const PagePoint& point) {
        const auto [entry, fresh] = around.try_emplace({point.x, point.y});
        if (fresh) {
            for (const auto& [obstacle, box] : areas) {
                if (box.contains(point) && geom::contains(std::get<Area>(obstacles[obstacle].shape), point)) {
                    entry->second.push_back(obstacle);
                }
            }
        }
        return entry->second;
    }

    /// `depth(piece, half_width)` is called for pieces in `search`, and returns how many mm of the piece are touched,
    /// or less than 0; `inner` is a point of the tested shape; `per_mm` may be null.
    template <class Depth>
    FieldVerdict test(const Tree& tree, const PageBox& search, const PagePoint& inner, double CalloutObstacle::*cost,
                      double CalloutObstacle::*per_mm, Depth depth) {
        touched.assign(obstacles.size(), 0);
        if (std::any_of(areas.begin(), areas.end(),
                        [&](const auto& area) { return obstacles[area.first].*cost > 0; })) {
            for (const std::size_t obstacle : areas_around(inner)) {
                if (obstacles[obstacle].*cost >= hard) {
                    return {obstacle, 0};
                }
                touched[obstacle] = 1;
            }
        }
        FieldVerdict verdict;
        for (auto it = tree.qbegin(touching(search)); it != tree.qend(); ++it) {
            const ObstaclePiece& piece = pieces[it->second];
            const CalloutObstacle& obstacle = obstacles[piece.obstacle];
            const double rate = per_mm != nullptr ? obstacle.*per_mm : 0;
            if (rate <= 0 && (touched[piece.obstacle] != 0 || obstacle.*cost <= 0)) {
                continue;
            }
            const double length = depth(piece, obstacle.half_width);
            if (length < 0) {
                continue;
            }
            verdict.cost += rate * length;
            if (obstacle.*cost >= hard) {
                return {piece.obstacle, 0};
            }
            touched[piece.obstacle] = 1;
        }
        for (std::size_t i = 0; i < obstacles.size(); ++i) {
            verdict.cost += touched[i] != 0 ? std::max(0.0, obstacles[i].*cost) : 0;
        }
        return verdict;
    }
};

CalloutField::CalloutField(const std::vector<CalloutObstacle>& obstacles) : index_(std::make_unique<Index>()) {
    std::vector<std::pair<std::vector<double>, const CalloutObstacle*>> keys;
    for (const auto& obstacle : obstacles) {
        keys.emplace_back(numbers_of(obstacle), &obstacle);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->name < b.second->name;
    });
    for (const auto& key : keys) {
        index_->obstacles.push_back(*key.second);
    }
    std::vector<Entry> boxes;
    std::vector<Entry> leaders;
    for (std::size_t i = 0; i < index_->obstacles.size(); ++i) {
        const CalloutObstacle& obstacle = index_->obstacles[i];
        const bool soft = obstacle.box_cost < hard && obstacle.leader_cost < hard;
        const auto add_line = [&](const PageLine& exact) {
            const PageLine line = soft ? geom::thin(exact, soft_thinning) : exact;
            for (std::size_t p = 1; p < line.size(); ++p) {
                const Segment segment{line[p - 1], line[p]};
                index_->add(boxes, leaders, {i, nullptr, segment, {}}, bounds(segment).grown(obstacle.half_width));
            }
        };
        if (const auto* quad = std::get_if<Quad>(&obstacle.shape)) {
            index_->add(boxes, leaders, {i, quad, {}, {}}, bounds(*quad));
        } else if (const auto* line = std::get_if<PageLine>(&obstacle.shape)) {
            add_line(*line);
        } else if (const auto* area = std::get_if<Area>(&obstacle.shape)) {
            const geom::Geometry<geom::Page> geometry{*area};
            geom::for_each_part(geometry, add_line);
            index_->areas.emplace_back(i, geom::bounds(geometry));
            if (obstacle.leader_cost_mm > 0) {
                index_->covers.emplace_back(obstacle.leader_cost_mm, Cover(*area));
            }
        }
    }
    index_->for_boxes = Tree(boxes.begin(), boxes.end());
    index_->for_leaders = Tree(leaders.begin(), leaders.end());
}

CalloutField::~CalloutField() = default;

FieldVerdict CalloutField::test_box(const PageBox& box) {
    const Quad quad = quad_of(box);
    return index_->test(index_->for_boxes, box, box.min, &CalloutObstacle::box_cost, &CalloutObstacle::box_cost_mm,
                        [&](const ObstaclePiece& piece, double half_width) {
                            if (piece.quad != nullptr) {
                                return overlap(quad, *piece.quad, 0) ? 0.0 : -1.0;
                            }
                            return length_inside(grown(quad, half_width), piece.segment);
                        });
}

FieldVerdict CalloutField::test_leader(const PageLine& leader) {
    const PageBox search = bounds(leader);
    // A leader is not charged for what surrounds its anchor.
    const PageLine away = shortened(leader, own_ground);
    FieldVerdict verdict =
        index_->test(index_->for_leaders, search, leader.front(), &CalloutObstacle::leader_cost, nullptr,
                     [&](const ObstaclePiece& piece, double half_width) {
                         const bool never = index_->obstacles[piece.obstacle].leader_cost >= hard;
                         const PageLine& line = never ? leader : away;
                         for (std::size_t i = 1; i < line.size(); ++i) {
                             const Segment run{line[i - 1], line[i]};
                             const PagePoint apart = gaps(bounds(run), piece.box);
                             if (apart.x > half_width || apart.y > half_width) {
                                 continue;
                             }
                             if (piece.quad != nullptr ? length_inside(*piece.quad, run) >= 0
                                                       : distance(run, piece.segment) <= half_width) {
                                 return 0.0;
                             }
                         }
                         return -1.0;
                     });
    for (const auto& [rate, cover] : index_->covers) {
        verdict.cost += rate * cover.length_inside(leader);
    }
    return verdict;
}

std::string CalloutField::name_of(std::size_t obstacle) const {
    const std::string& name = index_->obstacles[obstacle].name;
    return name.empty() ? "something that it must not cover" : name;
}

} // namespace conflictmap::label
