#include "label/bow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geom/operations.hpp"
#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double bow_chord_least = 0.72; ///< of the stretch's length
constexpr double bow_tilt_cost = 1.2;    ///< of vertical text
constexpr double turn_cost = 0.9;        ///< of a turn of `whole_turn` from first to last letter
constexpr int pieces = 48;               ///< straight pieces that approximate the bow
constexpr int knots = 12;                ///< intervals between the points of the resulting curve

double degrees(double radians) {
    return radians * 180 / std::numbers::pi;
}

/// Solves a small system of normal equations by elimination with pivots; false when there is no unique solution.
bool solve(std::array<std::array<double, 5>, 4>& m, std::size_t n, double* out) {
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < n; ++r) {
            pivot = std::abs(m[r][c]) > std::abs(m[pivot][c]) ? r : pivot;
        }
        if (std::abs(m[pivot][c]) < 1e-12) {
            return false;
        }
        std::swap(m[c], m[pivot]);
        for (std::size_t r = 0; r < n; ++r) {
            const double factor = r == c ? 0 : m[r][c] / m[c][c];
            for (std::size_t k = c; factor != 0 && k <= n; ++k) {
                m[r][k] -= factor * m[c][k];
            }
        }
    }
    for (std::size_t r = 0; r < n; ++r) {
        out[r] = m[r][n] / m[r][r];
    }
    return true;
}

/// Points by their distance from the start; beyond its ends, the track continues straight.
class Track {
public:
    explicit Track(PageLine points) : points_(std::move(points)), passed_{0} {
        for (std::size_t i = 1; i < points_.size(); ++i) {
            passed_.push_back(passed_.back() +
                              std::hypot(points_[i].x - points_[i - 1].x, points_[i].y - points_[i - 1].y));
        }
    }
    [[nodiscard]] double length() const { return passed_.back(); }
    [[nodiscard]] PagePoint at(double along) const {
        const auto above = std::upper_bound(passed_.begin() + 1, passed_.end() - 1, along);
        const auto i = static_cast<std::size_t>(above - passed_.begin());
        const double t = (along - passed_[i - 1]) / std::max(passed_[i] - passed_[i - 1], 1e-12);
        const PagePoint& a = points_[i - 1];
        const PagePoint& b = points_[i];
        return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }
    /// Radians; measured over `reach` on both sides.
    [[nodiscard]] double angle(double along, double reach) const {
        const PagePoint a = at(along - reach);
        const PagePoint b = at(along + reach);
        return std::atan2(b.y - a.y, b.x - a.x);
    }

private:
    PageLine points_;
    std::vector<double> passed_;
};

/// The bow as points, moved sideways by `rise`.
PageLine raised(const Bow& bow, double rise) {
    PageLine line;
    const PagePoint up{bow.along.y, -bow.along.x};
    for (int i = 0; i <= pieces; ++i) {
        const double t = -1 + 2.0 * i / pieces;
        const double slope = (bow.rise[1] + t * (2 * bow.rise[2] + 3 * t * bow.rise[3])) / bow.half;
        const double norm = std::hypot(1, slope);
        const double right = t * bow.half - rise * slope / norm;
        const double high = bow.at(t) + rise / norm;
        line.push_back(
            {bow.middle.x + bow.along.x * right + up.x * high, bow.middle.y + bow.along.y * right + up.y * high});
    }
    return line;
}

/// Whether letters may be placed on the track from `start` on; sets `turn` to the whole turn in degrees.
bool may_stand(const Track& track, const Request& request, const LineSize& line, double start, double& turn) {
    const double height = request.ascent + request.descent;
    std::vector<double> stops{start}; // the text's ends, and the letters' middles
    double passed = start;
    for (const double advance : line.advances) {
        stops.push_back(passed + advance / 2);
        passed += advance;
    }
    stops.push_back(passed);
    const double reach = std::max(line.width / static_cast<double>(line.advances.size()) / 4, 0.1);
    double last = 0;
    double least = 360;
    double most = -360;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const double angle = track.angle(stops[i], reach);
        const double step = i > 0 ? std::abs(angle - last) : 0;
        if (std::abs(degrees(angle)) > lean_limit || degrees(step) > turn_limit ||
            step * radius_least * height > (i > 0 ? stops[i] - stops[i - 1] : 0) + 1e-9) {
            return false;
        }
        least = std::min(least, degrees(angle));
        most = std::max(most, degrees(angle));
        last = angle;
    }
    turn = most - least;
    return turn <= whole_turn;
}

/// Quads that are about as high as the letters, each over a short stretch of the text, with the halo all around.
std::vector<Quad> covered(const Track& track, const Request& request, double start, double width) {
    const double height = request.ascent + request.descent;
    const int count = std::max(1, static_cast<int>(std::ceil(width / std::max(height, 0.1))));
    const double step = width / count;
    std::vector<Quad> parts;
    for (int i = 0; i < count; ++i) {
        const double from = start + i * step;
        const PagePoint a = track.at(from);
        const PagePoint b = track.at(from + step);
        const PagePoint m = track.at(from + step / 2);
        const double angle = std::atan2(b.y - a.y, b.x - a.x);
        const double chord = std::hypot(b.x - a.x, b.y - a.y);
        const double bulge = std::abs((m.x - a.x) * std::sin(angle) - (m.y - a.y) * std::cos(angle));
        const double turned = std::abs(track.angle(from, step / 4) - track.angle(from + step, step / 4));
        // The letters' feet are on the curve and their heads above it; this is the distance to their middle.
        const double up = (request.ascent - request.descent) / 2;
        const PagePoint centre{(a.x + b.x) / 2 + std::sin(angle) * up, (a.y + b.y) / 2 - std::cos(angle) * up};
        parts.push_back({centre, chord / 2 + height * turned / 2 + request.halo, height / 2 + bulge + request.halo,
                         degrees(angle)});
    }
    return parts;
}

Quad enclosing(const std::vector<Quad>& parts, double angle) {
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    PageBox box;
    for (const Quad& part : parts) {
        for (const PagePoint& corner : corners(part)) {
            box.add(PagePoint{corner.x * c + corner.y * s, corner.y * c - corner.x * s});
        }
    }
    const PagePoint m = box.centre();
    return {{m.x * c - m.y * s, m.x * s + m.y * c}, box.width() / 2, box.height() / 2, degrees(angle)};
}

} // namespace

double Bow::sagitta() const {
    double most = 0;
    for (const double t : {-0.5, 0.0, 0.5}) {
        const double ends = (at(-1) + at(1)) / 2 + t * (at(1) - at(-1)) / 2;
        most = std::max(most, std::abs(at(t) - ends));
    }
    return most;
}

std::optional<Fit> bow_through(const PageLine& points, std::size_t first, std::size_t last, int degree) {
    PagePoint a = points[first];
    PagePoint b = points[last];
    if (b.x < a.x || (b.x == a.x && b.y > a.y)) {
        std::swap(a, b);
    }
    const double chord = std::hypot(b.x - a.x, b.y - a.y);
    double way = 0;
    for (std::size_t i = first + 1; i <= last; ++i) {
        way += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    }
    if (!(chord >= bow_chord_least * way) || chord <= 0 || last < first + 3) {
        return std::nullopt;
    }
    Fit out;
    Bow& bow = out.bow;
    bow.middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    bow.along = {(b.x - a.x) / chord, (b.y - a.y) / chord};
    bow.half = chord / 2;
    const auto place = [&](const PagePoint& p) {
        const double dx = p.x - bow.middle.x;
        const double dy = p.y - bow.middle.y;
        return PagePoint{(dx * bow.along.x + dy * bow.along.y) / bow.half, dx * bow.along.y - dy * bow.along.x};
    };
    const auto n = static_cast<std::size_t>(degree) + 1;
    std::array<std::array<double, 5>, 4> m{};
    for (std::size_t i = first; i <= last; ++i) {
        const PagePoint p = place(points[i]);
        std::array<double, 4> powers{1, p.x, p.x * p.x, p.x * p.x * p.x};
        for (std::size_t r = 0; r < n; ++r) {
            for (std::size_t c = 0; c < n; ++c) {
                m[r][c] += powers[r] * powers[c];
            }
            m[r][n] += powers[r] * p.y;
        }
    }
    if (!solve(m, n, bow.rise)) {
        return std::nullopt;
    }
    for (std::size_t i = first; i <= last; ++i) {
        const PagePoint p = place(points[i]);
        const double off = p.y - bow.at(std::clamp(p.x, -1.0, 1.0));
        out.above = std::max(out.above, off);
        out.below = std::max(out.below, -off);
    }
    return out;
}

std::optional<Candidate> lettered_on(const Request& request, std::size_t form, const Bow& bow, double rise) {
    const auto& lines = request.forms[form].lines;
    if (lines.size() != 1 || lines[0].advances.empty() || !(bow.half > 0)) {
        return std::nullopt;
    }
    const LineSize& line = lines[0];
    const Track track(raised(bow, rise));
    const double start = (track.length() - line.width) / 2;
    double turn = 0;
    if (!may_stand(track, request, line, start, turn)) {
        return std::nullopt;
    }
    Candidate out;
    out.form = form;
    const PagePoint a = track.at(start);
    const PagePoint b = track.at(start + line.width);
    const double angle = std::atan2(b.y - a.y, b.x - a.x);
    out.angle = degrees(angle);
    out.baseline = track.at(start + line.width / 2);
    out.parts = covered(track, request, start, line.width);
    out.box = enclosing(out.parts, angle);
    // Longer than the text, and straight at the ends: viewers omit letters that do not fit on the curve.
    PageLine below;
    for (int i = 0; i <= pieces; ++i) {
        below.push_back(track.at(start + line.width * i / pieces));
    }
    const Track text(below);
    const double spare = 0.12 * line.width + 1;
    for (int k = 0; k <= knots; ++k) {
        out.curve.push_back(text.at(-spare + (text.length() + 2 * spare) * k / knots));
    }
    out.cost = bow_tilt_cost * std::pow(std::min(std::abs(out.angle), 90.0) / 90, 2) + turn_cost * turn / whole_turn;
    return out;
}

} // namespace conflictmap::label
