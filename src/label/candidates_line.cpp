// Places along a line: straight text on its flat stretches, upright.
#include "label/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geom/operations.hpp"

namespace conflictmap::label {
namespace {

constexpr double bend_limit = 0.9;   ///< of the ascent: how far the line may stray from a straight label
constexpr double chord_least = 0.92; ///< of the label's width: a line folded under the label is not straight
constexpr double bend_cost = 4;      ///< at that limit
constexpr double tilt_cost = 1.2;    ///< of upright text
constexpr double below_cost = 0.6;
constexpr double end_cost = 0.8; ///< at the line's very ends, 0 in its middle
constexpr std::size_t most = 60; ///< places kept
constexpr double sample = 0.4;   ///< mm between the points that stand for the line

struct Stretch {
    PagePoint middle; ///< of the chord
    double angle = 0; ///< degrees, in (-90, 90]
    double above = 0; ///< how far the line rises over the chord, mm
    double below = 0;
    double mean = 0;  ///< mean rise
    double chord = 0; ///< mm from end to end
};

Stretch stretch_of(const PageLine& samples, std::size_t first, std::size_t last) {
    Stretch out;
    PagePoint a = samples[first];
    PagePoint b = samples[last];
    if (b.x < a.x || (b.x == a.x && b.y > a.y)) {
        std::swap(a, b); // upright; straight up reads from bottom to top
    }
    out.middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    out.chord = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
    const PagePoint along = {(b.x - a.x) / out.chord, (b.y - a.y) / out.chord};
    out.angle = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
    for (std::size_t i = first; i <= last; ++i) {
        const double rise = (samples[i].x - a.x) * along.y - (samples[i].y - a.y) * along.x;
        out.above = std::max(out.above, rise);
        out.below = std::max(out.below, -rise);
        out.mean += rise / static_cast<double>(last - first + 1);
    }
    return out;
}

/// `count` + 1 points at equal distances along the line, in one walk.
PageLine sampled(const PageLine& line, double total, std::size_t count) {
    PageLine samples;
    std::size_t next = 1;
    double passed = 0; // length up to the start of the present segment
    for (std::size_t i = 0; i <= count; ++i) {
        const double along = total * static_cast<double>(i) / static_cast<double>(count);
        double segment = 0;
        for (;; ++next) {
            segment = std::hypot(line[next].x - line[next - 1].x, line[next].y - line[next - 1].y);
            if (passed + segment >= along || next + 1 == line.size()) {
                break;
            }
            passed += segment;
        }
        const double t = segment > 0 ? std::clamp((along - passed) / segment, 0.0, 1.0) : 0;
        const PagePoint& a = line[next - 1];
        const PagePoint& b = line[next];
        samples.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    return samples;
}

Candidate lettered(const Request& request, const Block& block, const Stretch& stretch, double rise) {
    const double radians = stretch.angle * std::numbers::pi / 180;
    Candidate out;
    out.angle = stretch.angle;
    out.baseline = {stretch.middle.x + std::sin(radians) * rise, stretch.middle.y - std::cos(radians) * rise};
    out.box = box_of(request, block, out.baseline, out.angle);
    return out;
}

void along_piece(const Request& request, std::size_t form, const AlongLine& where, const PageLine& piece,
                 std::vector<Candidate>& out) {
    const Block block = block_of(request, request.forms[form]);
    const double total = geom::length(piece);
    if (piece.size() < 2 || !(total >= block.width) || block.width <= 0) {
        return;
    }
    const auto count = static_cast<std::size_t>(std::clamp(std::ceil(total / sample), 2.0, 4000.0));
    const PageLine samples = sampled(piece, total, count);
    const double spacing = total / static_cast<double>(count);
    const auto window = std::min(static_cast<std::size_t>(std::ceil(block.width / spacing)), count);
    const std::size_t step = std::max<std::size_t>(1, std::max(window / 6, count / 120));
    for (std::size_t first = 0; first + window <= count; first += step) {
        const Stretch stretch = stretch_of(samples, first, first + window);
        const double bend = (stretch.above + stretch.below) / std::max(request.ascent, 1e-9);
        if (bend > bend_limit || stretch.chord < chord_least * block.width) {
            continue;
        }
        const double middle = (static_cast<double>(first) + static_cast<double>(window) / 2) * spacing / total;
        const double cost = static_cast<double>(form) + bend_cost * bend / bend_limit +
                            tilt_cost * std::pow(std::abs(stretch.angle) / 90, 2) + end_cost * std::abs(2 * middle - 1);
        const auto add = [&](double rise, double extra) {
            Candidate candidate = lettered(request, block, stretch, rise);
            candidate.form = form;
            candidate.cost = cost + extra;
            out.push_back(candidate);
        };
        if (where.offset > 0) {
            add(stretch.above + where.offset + 0.6 * request.descent + block.last, 0);
            add(-stretch.below - where.offset - request.ascent, below_cost);
        } else {
            add(stretch.mean + (block.last - request.ascent) / 2, 0);
        }
    }
}

} // namespace

Candidates candidates_along_line(const Request& request, const AlongLine& where, const PageBox& frame) {
    Candidates out;
    bool any_inside = false;
    for (const auto& line : where.lines) {
        for (const auto& piece : geom::clip_line(line, frame)) {
            any_inside = any_inside || piece.size() > 1;
            for (std::size_t f = 0; f < request.forms.size(); ++f) {
                along_piece(request, f, where, piece, out.all);
            }
        }
    }
    std::stable_sort(out.all.begin(), out.all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    if (out.all.size() > most) {
        out.all.resize(most);
    }
    if (out.all.empty()) {
        out.why = any_inside ? "no stretch of the line is long and straight enough" : "outside the frame";
    }
    return out;
}

} // namespace conflictmap::label
