#include "label/collision.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "label/quad.hpp"
#include "label/rtree.hpp"

namespace conflictmap::label {
namespace {

/// An entry of the index: one quad, or one segment of a line.
struct Hit {
    std::size_t obstacle = 0;
    const Quad* quad = nullptr; ///< or else the segment
    Segment segment;
};

constexpr double ambiguity_cost = 3;    ///< of being as close to another symbol as to the label's own
constexpr double ambiguity_reach = 0.8; ///< of the label's height: at this additional distance, there is no ambiguity

/// The weight of a crossing by its length: 1 for a line straight across the letters, 0.4 for one that only touches the
/// halo, up to 1.75 for one that runs along the letters.
double crossing_weight(double length, double height) {
    const double share = length / std::max(height, 1e-9);
    return 0.4 + 0.6 * std::min(1.0, share) + 0.25 * std::clamp(share - 1, 0.0, 3.0);
}

struct Crossing {
    std::size_t obstacle = 0;
    double length = 0;
    bool parts_from_point = false; ///< runs between the label and the point it names
};

/// Length of the segment inside the candidate grown by half the line's width; negative when they do not touch.
double length_inside(const Candidate& candidate, const Segment& segment, double half_width) {
    const double whole = length_inside(grown(candidate.box, half_width), segment);
    if (whole < 0 || candidate.parts.empty()) {
        return whole;
    }
    double sum = -1;
    for (const auto& part : candidate.parts) {
        const double length = length_inside(grown(part, half_width), segment);
        sum = length < 0 ? sum : std::max(sum, 0.0) + length;
    }
    return sum;
}

bool overlap(const Candidate& candidate, const Quad& quad) {
    return overlap(candidate.box, quad, 0) &&
           (candidate.parts.empty() || std::any_of(candidate.parts.begin(), candidate.parts.end(),
                                                   [&](const Quad& part) { return overlap(part, quad, 0); }));
}

} // namespace

struct Collisions::Index {
    explicit Index(const std::vector<Obstacle>& all) : obstacles(all) {}

    const std::vector<Obstacle>& obstacles;
    std::vector<Hit> pieces;
    Tree tree;
};

Collisions::Collisions(const std::vector<Obstacle>& obstacles, const PageBox& frame)
    : index_(std::make_unique<Index>(obstacles)) {
    std::vector<Entry> entries;
    const auto add = [&](const Hit& piece, const PageBox& box) {
        const bool finite = is_finite(box.min) && is_finite(box.max);
        if (finite && !frame.empty() && !box.empty() && gaps(box, frame) == PagePoint{0, 0}) {
            entries.emplace_back(rectangle_of(box), index_->pieces.size());
            index_->pieces.push_back(piece);
        }
    };
    for (std::size_t i = 0; i < obstacles.size(); ++i) {
        if (const auto* quad = std::get_if<Quad>(&obstacles[i].shape)) {
            add({i, quad, {}}, bounds(*quad));
        } else if (const auto* line = std::get_if<PageLine>(&obstacles[i].shape)) {
            for (std::size_t p = 1; p < line->size(); ++p) {
                const Segment segment{(*line)[p - 1], (*line)[p]};
                add({i, nullptr, segment}, bounds(segment).grown(obstacles[i].half_width));
            }
        }
    }
    index_->tree = Tree(entries.begin(), entries.end()); // packed
}

Collisions::~Collisions() = default;

Verdict Collisions::test(const Candidate& candidate, std::size_t key) const {
    const double height = 2 * candidate.box.half_height;
    const double reach = candidate.tie ? ambiguity_reach * height : 0;
    PageBox search = bounds(candidate.box).grown(reach);
    std::optional<Segment> tie;
    double own_distance = 0;
    if (candidate.tie) {
        tie = Segment{*candidate.tie, candidate.box.centre};
        search.add(*candidate.tie);
        own_distance = distance(candidate.box, *candidate.tie);
    }
    thread_local std::vector<Entry> found;
    found.clear();
    index_->tree.query(touching(search), std::back_inserter(found));

    Verdict verdict;
    double doubt = 0;
    std::vector<Crossing> crossings;
    for (const auto& [box, id] : found) {
        const Hit& piece = index_->pieces[id];
        const Obstacle& obstacle = index_->obstacles[piece.obstacle];
        if (obstacle.owner == key) {
            continue;
        }
        double length = -1;
        if (piece.quad != nullptr) {
            length = overlap(candidate, *piece.quad) ? height : -1;
            if (obstacle.owner && tie && length < 0) {
                const double other = distance(candidate.box, piece.quad->centre) - own_distance;
                doubt += ambiguity_cost * std::clamp(1 - other / reach, 0.0, 1.0);
            }
        } else {
            length = length_inside(candidate, piece.segment, obstacle.half_width);
        }
        if (length >= 0 && obstacle.cost >= hard) {
            verdict.blocker = std::min(piece.obstacle, verdict.blocker.value_or(piece.obstacle));
        } else if (length >= 0) {
            crossings.push_back({piece.obstacle, length, false});
        } else if (tie && piece.quad == nullptr && distance(*tie, piece.segment) == 0) {
            crossings.push_back({piece.obstacle, height, true});
        }
    }
    if (verdict.blocker) {
        return verdict;
    }
    // An obstacle counts only once, even if several of its segments are hit; summed in the obstacles' own order.
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
        return std::pair(a.obstacle, a.length) < std::pair(b.obstacle, b.length);
    });
    for (std::size_t i = 0; i < crossings.size();) {
        const std::size_t obstacle = crossings[i].obstacle;
        double length = 0;
        bool parted = false;
        for (; i < crossings.size() && crossings[i].obstacle == obstacle; ++i) {
            length += crossings[i].parts_from_point ? 0 : crossings[i].length;
            parted = parted || crossings[i].parts_from_point;
        }
        verdict.cost += index_->obstacles[obstacle].cost *
                        std::max(length > 0 || !parted ? crossing_weight(length, height) : 0.0, parted ? 1.0 : 0.0);
    }
    verdict.cost += std::min(doubt, 2 * ambiguity_cost);
    return verdict;
}

bool overlap(const Candidate& a, const Candidate& b) {
    if (!overlap(a.box, b.box, 0)) {
        return false;
    }
    if (a.parts.empty() && b.parts.empty()) {
        return true;
    }
    const std::vector<Quad> whole_a{a.box};
    const std::vector<Quad> whole_b{b.box};
    const auto& parts_b = b.parts.empty() ? whole_b : b.parts;
    for (const auto& part : a.parts.empty() ? whole_a : a.parts) {
        if (std::any_of(parts_b.begin(), parts_b.end(), [&](const Quad& other) { return overlap(part, other, 0); })) {
            return true;
        }
    }
    return false;
}

double closeness(const Quad& a, const Quad& b) {
    const PageBox box_a = bounds(a);
    const PageBox box_b = bounds(b);
    const PagePoint gap = gaps(box_a, box_b);
    const double height = std::min(box_a.height(), box_b.height());
    const double shared = std::min(box_a.max.y, box_b.max.y) - std::max(box_a.min.y, box_b.min.y);
    const double sideways = std::min(closeness_reach, 0.9 * height);
    if (shared > 0.4 * height && gap.x < sideways) {
        return 1.5 * (1 - gap.x / sideways);
    }
    constexpr double crowded = 0.5; // mm
    const double apart = std::hypot(gap.x, gap.y);
    return apart < crowded ? 0.4 * (1 - apart / crowded) : 0;
}

} // namespace conflictmap::label
