#pragma once
// Made-up label problems for the tests: seeded, the same on every machine.
#include <cstdint>
#include <string>
#include <vector>

#include "label/placement.hpp"
#include "label/quad.hpp"

namespace conflictmap::label::sample {

/// A small linear congruential generator (constants of Knuth's MMIX): standard distributions differ between libraries.
class Rng {
public:
    explicit Rng(std::uint64_t seed) : state_(seed * 2654435761U + 1) {}
    double between(double low, double high) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return low + (high - low) * (static_cast<double>(state_ >> 11U) / 9007199254740992.0);
    }
    int whole(int low, int high) { return low + static_cast<int>(between(0, 1) * (high - low + 1)); }

private:
    std::uint64_t state_;
};

inline const PageBox frame{{0, 0}, {180, 125}};

inline Request town(std::size_t key, const std::string& name, PagePoint at, double rank) {
    Request request;
    request.key = key;
    request.layer = "places";
    request.text = name;
    request.forms = {{{{name, 1.25 * static_cast<double>(name.size())}}}};
    request.ascent = 1.7;
    request.descent = 0.5;
    request.leading = 2.9;
    request.halo = 0.3;
    request.rank = rank;
    request.where = AtPoint{at, 0.5, ""};
    return request;
}

inline Obstacle dot(PagePoint at, std::size_t owner, double radius = 0.5) {
    return {Quad{at, radius, radius, 0}, 0, hard, owner, ""};
}

struct Case {
    std::vector<Request> requests;
    std::vector<Obstacle> obstacles;
};

inline Case towns(std::uint64_t seed, int count, bool ranked, PageBox within = frame) {
    Rng rng(seed);
    Case out;
    for (int i = 0; i < count; ++i) {
        const PagePoint at{rng.between(within.min.x + 1, within.max.x - 1),
                           rng.between(within.min.y + 1, within.max.y - 1)};
        const std::string name(static_cast<std::size_t>(rng.whole(4, 12)), static_cast<char>('a' + i % 26));
        const auto key = static_cast<std::size_t>(i);
        out.requests.push_back(town(key, name + std::to_string(i), at, ranked ? rng.whole(1, 5) : 1));
        out.obstacles.push_back(dot(at, key));
    }
    return out;
}

inline PageLine wavy_line(Rng& rng, double y, double height, int points = 60) {
    PageLine line;
    for (int i = 0; i <= points; ++i) {
        line.push_back({180.0 * i / points, y + rng.between(-height, height)});
    }
    return line;
}

/// The first broken guarantee of a result, in words; empty when all hold.
inline std::string fault_in(const Case& the_case, const Result& result, const PageBox& within = frame) {
    if (result.placed.size() + result.dropped.size() != the_case.requests.size()) {
        return "a request was lost";
    }
    for (const auto& drop : result.dropped) {
        if (drop.reason.empty()) {
            return "a drop without a reason";
        }
    }
    for (std::size_t i = 0; i < result.placed.size(); ++i) {
        const Placement& placed = result.placed[i];
        if (!inside(bounds(placed.box), within)) {
            return "label " + std::to_string(placed.key) + " leaves the frame";
        }
        for (std::size_t j = i + 1; j < result.placed.size(); ++j) {
            if (overlap(placed.box, result.placed[j].box, 0)) {
                return "labels " + std::to_string(placed.key) + " and " + std::to_string(result.placed[j].key) +
                       " overlap";
            }
        }
        for (const auto& obstacle : the_case.obstacles) {
            if (obstacle.cost < hard || obstacle.owner == placed.key) {
                continue;
            }
            if (const auto* quad = std::get_if<Quad>(&obstacle.shape)) {
                if (overlap(placed.box, *quad, 0)) {
                    return "label " + std::to_string(placed.key) + " covers a hard obstacle";
                }
                continue;
            }
            const auto& line = std::get<PageLine>(obstacle.shape);
            for (std::size_t p = 1; p < line.size(); ++p) {
                if (length_inside(grown(placed.box, obstacle.half_width), {line[p - 1], line[p]}) > 1e-6) {
                    return "label " + std::to_string(placed.key) + " crosses a hard line";
                }
            }
        }
    }
    return "";
}

} // namespace conflictmap::label::sample
