#include "label/leader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double cost_per_mm = 0.1;
constexpr double long_leader = 60;     ///< mm: the length at which a leader costs twice as much per mm
constexpr double upright_cost = 1.2;   ///< of leaving at the top or bottom instead of at a side
constexpr double steep_cost = 2.5;     ///< of an oblique run that is almost at right angles to the level one
constexpr double kink_cost = 0.5;      ///< of a bend that is too small to look intended
constexpr double kink = 2;             ///< mm aside: up to here, a bend is too small
constexpr double past_text_cost = 0.6; ///< of leaving on the side away from the badge
constexpr double shared_end = 1.5;     ///< mm: leaders to one anchor may meet over this distance from it

/// The point on the box's edge where the leader starts, and its direction there.
struct Port {
    PagePoint at;
    PagePoint out;
};

Port port_of(const Callout& callout, const PageBox& box, Side side) {
    const double x = std::clamp(box.min.x + callout.badge.x, box.min.x, box.max.x);
    const double y = std::clamp(box.min.y + callout.badge.y, box.min.y, box.max.y);
    switch (side) {
    case Side::left:
        return {{box.min.x - callout.gap_left, y}, {-1, 0}};
    case Side::right:
        return {{box.max.x + callout.gap_right, y}, {1, 0}};
    case Side::bottom:
        return {{x, box.max.y}, {0, 1}};
    case Side::top:
        return {{x, box.min.y}, {0, -1}};
    }
    return {};
}

/// The end of a run from `from`, which stops at the edge of the anchor's dot.
std::optional<PagePoint> short_of(const PagePoint& from, const PagePoint& anchor, double radius) {
    const double dx = anchor.x - from.x;
    const double dy = anchor.y - from.y;
    const double run = std::hypot(dx, dy);
    if (run < radius + 0.5) {
        return std::nullopt; // nothing to draw
    }
    return PagePoint{anchor.x - dx / run * radius, anchor.y - dy / run * radius};
}

double distance_to(const PageLine& leader, const PagePoint& point) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < leader.size(); ++i) {
        least = std::min(least, distance(Segment{leader[i - 1], leader[i]}, point));
    }
    return least;
}

} // namespace

PageLine shortened(PageLine line, double by) {
    while (line.size() > 1) {
        const PagePoint& a = line[line.size() - 2];
        PagePoint& b = line.back();
        const double run = std::hypot(b.x - a.x, b.y - a.y);
        if (run > by) {
            b = {b.x - (b.x - a.x) / run * by, b.y - (b.y - a.y) / run * by};
            break;
        }
        by -= run;
        line.pop_back();
    }
    return line;
}

PageBox box_at(const BoxSize& size, const PagePoint& top_left) {
    return {top_left, {top_left.x + size.width, top_left.y + size.height}};
}

double price_of(double length) {
    return cost_per_mm * length * (1 + length / long_leader);
}

std::vector<CalloutCandidate> leaders_from(const Callout& callout, const PageBox& box, const PagePoint& anchor,
                                           const CalloutOptions& options) {
    std::vector<CalloutCandidate> out;
    if (box.grown(options.leader_gap + callout.anchor_radius).contains(anchor)) {
        return out;
    }
    for (const Side side : {Side::left, Side::right, Side::bottom, Side::top}) {
        const Port port = port_of(callout, box, side);
        const PagePoint way{anchor.x - port.at.x, anchor.y - port.at.y};
        const double ahead = way.x * port.out.x + way.y * port.out.y; // along the level run
        const double aside = std::abs(way.x * port.out.y - way.y * port.out.x);
        if (ahead < options.stub) {
            continue;
        }
        const bool upright = side == Side::top || side == Side::bottom;
        const bool far_side = side == Side::right ? callout.badge.x < box.width() / 2
                                                  : side == Side::left && callout.badge.x > box.width() / 2;
        const double base = (upright ? upright_cost : 0) + (far_side ? past_text_cost : 0);
        const auto add = [&](double level) {
            CalloutCandidate candidate{box, {port.at}, side, anchor, base, 0};
            const bool bent = options.shape == LeaderShape::elbow && aside > 0.05;
            if (bent) {
                candidate.leader.push_back({port.at.x + port.out.x * level, port.at.y + port.out.y * level});
            }
            const auto end = short_of(candidate.leader.back(), anchor, callout.anchor_radius);
            if (!end) {
                return;
            }
            candidate.leader.push_back(*end);
            if (bent) {
                const double slope = aside / (aside + (ahead - level));
                candidate.cost += steep_cost * slope * slope + (aside < kink ? kink_cost : 0);
            }
            candidate.cost += price_of(length_of(candidate.leader));
            out.push_back(std::move(candidate));
        };
        if (options.shape == LeaderShape::straight || aside <= 0.05) {
            add(0);
            continue;
        }
        add(options.stub);
        for (const double share : {0.25, 0.5, 0.75}) {
            if (ahead * share > options.stub * 1.2) {
                add(ahead * share);
            }
        }
        if (ahead - aside > options.stub * 1.2) {
            add(ahead - aside); // an oblique run at 45°
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const CalloutCandidate& a, const CalloutCandidate& b) { return a.cost < b.cost; });
    return out;
}

double leader_distance(const PageLine& a, const PageLine& b, bool shared) {
    if (shared) {
        return leader_distance(shortened(a, shared_end), shortened(b, shared_end), false);
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < a.size(); ++i) {
        for (std::size_t j = 1; j < b.size(); ++j) {
            least = std::min(least, distance(Segment{a[i - 1], a[i]}, Segment{b[j - 1], b[j]}));
        }
    }
    return least;
}

bool conflict(const CalloutCandidate& a, const CalloutCandidate& b, const CalloutOptions& options) {
    const PagePoint apart = gaps(a.box, b.box);
    const double gap = options.gap - 1e-6; // columns place boxes at exactly this distance
    if (apart.x < gap && apart.y < gap) {
        return true;
    }
    if (runs_through(a.leader, b.box, options.leader_gap) || runs_through(b.leader, a.box, options.leader_gap)) {
        return true;
    }
    // A box must not hide the other's anchor, and a leader must not touch it.
    if ((b.anchor && a.box.grown(options.leader_gap).contains(*b.anchor)) ||
        (a.anchor && b.box.grown(options.leader_gap).contains(*a.anchor))) {
        return true;
    }
    if (!a.anchor || !b.anchor) {
        return false;
    }
    const bool same = *a.anchor == *b.anchor;
    const bool close = distance(Segment{*a.anchor, *a.anchor}, *b.anchor) <= shared_end;
    if (!close && (distance_to(a.leader, *b.anchor) < options.leader_gap ||
                   distance_to(b.leader, *a.anchor) < options.leader_gap)) {
        return true;
    }
    return leader_distance(a.leader, b.leader, close) < (close ? options.leader_gap / 2 : options.leader_gap) ||
           (!same && leader_distance(a.leader, b.leader, false) <= 0);
}

bool runs_through(const PageLine& leader, const PageBox& box, double gap) {
    const Quad quad = quad_of(box.grown(gap));
    for (std::size_t i = 1; i < leader.size(); ++i) {
        if (length_inside(quad, {leader[i - 1], leader[i]}) > 0) {
            return true;
        }
    }
    return false;
}

PageBox bounds(const PageLine& line) {
    PageBox box;
    for (const auto& point : line) {
        box.add(point);
    }
    return box;
}

double length_of(const PageLine& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    return sum;
}

} // namespace conflictmap::label
