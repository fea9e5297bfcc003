#include "layout/badges.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geom/convex.hpp"

namespace conflictmap::layout {
namespace {

constexpr double apart = 2.3;      ///< minimum distance between the centres of two discs, in radii
constexpr double off_leader = 1.3; ///< minimum distance between the centre of a disc and another's leader, in radii
constexpr std::array away{2.4, 3.2, 4.2, 6.0, 8.0, 11.0}; ///< distances of a moved disc from its place, in radii
constexpr int directions = 24;

double distance(const scene::PagePoint& a, const scene::PagePoint& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// The distance to the segment from a to b.
double distance(const scene::PagePoint& p, const scene::PagePoint& a, const scene::PagePoint& b) {
    const double length = distance(a, b);
    const double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / std::max(length * length, 1e-12);
    const double t = std::clamp(along, 0.0, 1.0);
    return distance(p, {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
}

struct Search {
    const std::vector<compose::Annotation>& annotations;
    double radius;
    scene::PageBox frame;
    const std::vector<scene::PageBox>& reserved;
    std::vector<Badge> badges;

    [[nodiscard]] const scene::PagePoint& place_of(std::size_t subject) const { return *annotations[subject].anchor; }

    /// Whether a disc here is inside the frame, and clear of furniture and of the discs placed so far.
    [[nodiscard]] bool free(const scene::PagePoint& at) const {
        const scene::PageBox disc = scene::PageBox{at, at}.grown(radius);
        return frame.contains(disc.min) && frame.contains(disc.max) &&
               std::none_of(reserved.begin(), reserved.end(), [&](const auto& box) { return box.overlaps(disc); }) &&
               std::none_of(badges.begin(), badges.end(),
                            [&](const Badge& other) { return distance(other.centre, at) < apart * radius; });
    }

    /// The same for a moved disc: it, its leader and the leaders of the other discs must be clear of each other.
    [[nodiscard]] bool free_off_place(std::size_t subject, const scene::PagePoint& at) const {
        const scene::PagePoint& to = place_of(subject);
        const bool discs = std::none_of(badges.begin(), badges.end(), [&](const Badge& other) {
            return distance(other.centre, at, to) < off_leader * radius ||
                   (other.moved && (distance(at, other.centre, place_of(other.subject)) < off_leader * radius ||
                                    geom::share_ground({at, to}, {other.centre, place_of(other.subject)}, 0)));
        });
        // A disc at the place of another subject would be in the way of that subject's leader.
        bool foreign = false;
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            foreign = foreign || (i != subject && annotations[i].anchor &&
                                  distance(*annotations[i].anchor, at) < off_leader * radius);
        }
        return discs && !foreign && free(at);
    }

    /// Whether a disc at its own place would hide the place of another subject.
    [[nodiscard]] bool hides_another(std::size_t subject, const InKey& in_key) const {
        return std::any_of(in_key.begin(), in_key.end(), [&](const auto& other) {
            const auto& place = annotations[other.first].anchor;
            return other.first != subject && place && distance(*place, place_of(subject)) < off_leader * radius;
        });
    }

    [[nodiscard]] std::optional<scene::PagePoint> off_place(std::size_t subject, bool strict) const {
        for (const double step : away) {
            for (int k = 0; k < directions; ++k) {
                // Starts on the right and goes upwards, the order that labels prefer.
                const double angle = -2 * std::numbers::pi * k / directions;
                const scene::PagePoint at{place_of(subject).x + step * radius * std::cos(angle),
                                          place_of(subject).y + step * radius * std::sin(angle)};
                if (strict ? free_off_place(subject, at) : free(at)) {
                    return at;
                }
            }
        }
        return std::nullopt;
    }
};

} // namespace

std::vector<Badge> badges_for(const std::vector<compose::Annotation>& annotations, const InKey& in_key, double radius,
                              const scene::PageBox& frame, const std::vector<scene::PageBox>& reserved) {
    Search search{annotations, radius, frame, reserved, {}};
    std::vector<std::size_t> crowded;
    for (const auto& [subject, reason] : in_key) {
        if (!annotations[subject].anchor) {
            continue;
        }
        if (const auto& place = *annotations[subject].anchor;
            search.free(place) && !search.hides_another(subject, in_key)) {
            search.badges.push_back({subject, place, false});
        } else {
            crowded.push_back(subject);
        }
    }
    for (const std::size_t subject : crowded) {
        auto at = search.off_place(subject, true);
        at = at ? at : search.off_place(subject, false); // a crossing leader is better than overlapping discs
        search.badges.push_back({subject, at.value_or(*annotations[subject].anchor), at.has_value()});
    }
    std::sort(search.badges.begin(), search.badges.end(),
              [](const Badge& a, const Badge& b) { return a.subject < b.subject; });
    return std::move(search.badges);
}

} // namespace conflictmap::layout
