#include "text/curve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace conflictmap::text {
namespace {

using scene::PagePoint;

constexpr int steps = 24; ///< straight pieces per cubic curve

/// The curve as points, each with its distance from the start.
struct Track {
    std::vector<PagePoint> points;
    std::vector<double> passed;

    void add(const PagePoint& point) {
        const double step = points.empty() ? 0 : std::hypot(point.x - points.back().x, point.y - points.back().y);
        if (points.empty() || step > 0) {
            passed.push_back(points.empty() ? 0 : passed.back() + step);
            points.push_back(point);
        }
    }
    [[nodiscard]] double length() const { return passed.empty() ? 0 : passed.back(); }
    /// Beyond its ends, the curve continues straight.
    [[nodiscard]] PagePoint at(double along) const {
        const auto above = std::upper_bound(passed.begin() + 1, passed.end() - 1, along);
        const auto i = static_cast<std::size_t>(above - passed.begin());
        const double t = (along - passed[i - 1]) / (passed[i] - passed[i - 1]);
        const PagePoint& a = points[i - 1];
        const PagePoint& b = points[i];
        return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }
};

Track track_of(const scene::Outline& curve) {
    Track track;
    std::size_t next = 0;
    for (const scene::Verb verb : curve.verbs) {
        if (verb == scene::Verb::move || verb == scene::Verb::line) {
            track.add(curve.points.at(next++));
        } else if (verb == scene::Verb::curve) {
            const PagePoint from = track.points.back();
            const PagePoint& a = curve.points.at(next);
            const PagePoint& b = curve.points.at(next + 1);
            const PagePoint& to = curve.points.at(next + 2);
            next += 3;
            for (int s = 1; s <= steps; ++s) {
                const double t = static_cast<double>(s) / steps;
                const double u = 1 - t;
                const auto mix = [&](double p, double q, double r, double end) {
                    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * end;
                };
                track.add({mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y)});
            }
        }
    }
    return track;
}

} // namespace

double length_of(const scene::Outline& curve) {
    return track_of(curve).length();
}

std::vector<LetterPlace> letter_places(const scene::Outline& curve, const std::vector<Letter>& letters) {
    const Track track = track_of(curve);
    std::vector<LetterPlace> places;
    if (track.points.size() < 2 || letters.empty()) {
        return places;
    }
    const double start = (track.length() - letters.back().start - letters.back().width) / 2;
    for (const Letter& letter : letters) {
        const double middle = start + letter.start + letter.width / 2;
        // Measured over a short distance, not at the point, so that the track's corners are not visible.
        const double reach = std::max(letter.width / 4, 0.05);
        const PagePoint a = track.at(middle - reach);
        const PagePoint b = track.at(middle + reach);
        const double angle = std::atan2(b.y - a.y, b.x - a.x);
        const PagePoint at = track.at(middle);
        places.push_back({{at.x - std::cos(angle) * letter.width / 2, at.y - std::sin(angle) * letter.width / 2},
                          angle * 180 / std::numbers::pi});
    }
    return places;
}

scene::Outline outline_on_curve(const std::vector<Letter>& letters, const scene::Outline& curve) {
    scene::Outline out;
    const std::vector<LetterPlace> places = letter_places(curve, letters);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double turn = places[i].angle * std::numbers::pi / 180;
        const double cosine = std::cos(turn);
        const double sine = std::sin(turn);
        const scene::Outline& shape = letters[i].shape;
        out.verbs.insert(out.verbs.end(), shape.verbs.begin(), shape.verbs.end());
        for (const PagePoint& p : shape.points) {
            out.points.push_back(
                {places[i].at.x + p.x * cosine - p.y * sine, places[i].at.y + p.x * sine + p.y * cosine});
        }
    }
    return out;
}

} // namespace conflictmap::text
