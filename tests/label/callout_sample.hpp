#pragma once
// Made-up callout problems for the tests.
#include <cmath>

#include "geom/operations.hpp"
#include "label/callouts.hpp"
#include "label/leader.hpp"
#include "sample.hpp"

namespace conflictmap::label::sample {

struct CalloutCase {
    std::vector<Callout> callouts;
    std::vector<CalloutObstacle> obstacles;
    CalloutOptions options;
};

inline geom::Polygons<geom::Page> polygon(PageLine ring) {
    ring.push_back(ring.front());
    return {{{std::move(ring), {}}}};
}

/// An oval subject with its centre at x = `middle` and `count` anchors inside it.
inline CalloutCase oval(std::uint64_t seed, int count, double middle = 90) {
    Rng rng(seed);
    CalloutCase out;
    out.options.frame = frame;
    PageLine ring;
    for (int i = 0; i < 72; ++i) {
        const double t = i * 3.14159265358979 / 36;
        ring.push_back({middle + 42 * std::cos(t), 62 + 28 * std::sin(t)});
    }
    out.obstacles.push_back({polygon(ring), 0, hard, 0, "the subject"});
    for (int i = 0; i < count; ++i) {
        Callout callout;
        callout.key = static_cast<std::size_t>(i);
        callout.text = "callout " + std::to_string(i);
        const double width = rng.between(26, 36);
        callout.sizes = {{width, rng.between(8, 14), 0}};
        callout.badge = {1.8, 1.8};
        const double t = rng.between(0, 6.28);
        const double r = std::sqrt(rng.between(0, 0.9));
        callout.anchors = {{middle + 42 * r * std::cos(t), 62 + 28 * r * std::sin(t)}};
        callout.anchor_radius = 0.5;
        callout.rank = i;
        out.callouts.push_back(callout);
    }
    return out;
}

/// The first broken guarantee of a result, in words; empty when all hold.
inline std::string fault_in(const CalloutCase& the_case, const CalloutResult& result) {
    if (result.placed.size() + result.dropped.size() != the_case.callouts.size()) {
        return "a callout was lost";
    }
    if (crossings(result.placed) != 0) {
        return "leaders cross";
    }
    if (overlaps(result.placed) != 0) {
        return "boxes overlap, or a leader runs through one";
    }
    for (const auto& placed : result.placed) {
        const std::string name = "callout " + std::to_string(placed.key);
        for (const auto& callout : the_case.callouts) {
            if (callout.key == placed.key &&
                (placed.size >= callout.sizes.size() ||
                 std::abs(placed.box.width() - callout.sizes[placed.size].width) > 1e-9 ||
                 std::abs(placed.box.height() - callout.sizes[placed.size].height) > 1e-9)) {
                return name + " does not have the reported size";
            }
        }
        if (!inside(placed.box, the_case.options.frame)) {
            return name + " leaves the frame";
        }
        if (placed.leader.size() == 1 || placed.leader.size() > 3 ||
            placed.leader.empty() == placed.anchor.has_value()) {
            return name + " has no valid leader";
        }
        if (!placed.leader.empty()) {
            const PagePoint& start = placed.leader.front();
            const bool on_edge = placed.box.grown(1e-6).contains(start) && !placed.box.grown(-1e-6).contains(start);
            const bool upright = placed.side == Side::top || placed.side == Side::bottom;
            const double bend = upright ? placed.leader[1].x - start.x : placed.leader[1].y - start.y;
            if (!on_edge) {
                return name + "'s leader does not start at its box";
            }
            if (the_case.options.shape == LeaderShape::elbow && placed.leader.size() == 3 && bend != 0) {
                return name + "'s leader does not leave its box at right angles";
            }
        }
        for (const auto& obstacle : the_case.obstacles) {
            const auto* area = std::get_if<geom::Polygons<geom::Page>>(&obstacle.shape);
            const auto* quad = std::get_if<Quad>(&obstacle.shape);
            if (quad != nullptr && obstacle.box_cost >= hard && overlap(*quad, quad_of(placed.box), 0)) {
                return name + " covers a hard quad";
            }
            for (std::size_t p = 1; quad != nullptr && obstacle.leader_cost >= hard && p < placed.leader.size(); ++p) {
                if (length_inside(*quad, {placed.leader[p - 1], placed.leader[p]}) > 1e-9) {
                    return name + "'s leader runs through a hard quad";
                }
            }
            if (area != nullptr && obstacle.box_cost >= hard) {
                for (const auto& ring_point : area->polygons.front().outer) {
                    if (placed.box.grown(-1e-9).contains(ring_point)) {
                        return name + " covers the subject";
                    }
                }
                for (const auto& corner : corners(quad_of(placed.box))) {
                    if (geom::contains(*area, corner)) {
                        return name + " is on the subject";
                    }
                }
            }
        }
    }
    return "";
}

} // namespace conflictmap::label::sample
