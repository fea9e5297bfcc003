// Places along a line, upright: straight text on its flat stretches, and text that bends with it.
#include "label/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geom/operations.hpp"
#include "label/bow.hpp"

namespace conflictmap::label {
namespace {

constexpr double bend_limit = 0.9;            ///< of the ascent: how far the line may deviate from a straight label
constexpr double straight_chord_least = 0.92; ///< of the label's width: a line folded under the label is not straight
constexpr double bend_cost = 4;               ///< at that limit
constexpr double straight_tilt_cost = 1.2;    ///< of vertical text
constexpr double below_cost = 0.6;
constexpr double line_end_cost = 0.8;       ///< at the line's very ends, 0 in its middle
constexpr std::size_t max_along_line = 200; ///< maximum number of places kept, for each time the label should appear
constexpr double bent_stretch_length = 1.1; ///< of the text: length of the line that a bent label follows
constexpr double bent_stray_limit = 0.8;    ///< of the ascent: how far the line may deviate from a bent label
constexpr double bent_stray_cost = 2.2;     ///< at that limit
constexpr double bent_cost = 0.2;           ///< of a bent label
constexpr double flat_bend = 0.1;           ///< of the ascent: smaller bends are left to straight labels
constexpr double sample = 0.4;              ///< mm between the points that represent the line

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

/// `count` + 1 points at equal distances along the line, in one pass.
PageLine sampled(const PageLine& line, double total, std::size_t count) {
    PageLine samples;
    std::size_t next = 1;
    double passed = 0; // length up to the start of the current segment
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

/// A line cut to the frame, as points at equal distances.
struct Sampled {
    PageLine points;
    double spacing = 0;
    double total = 0;
    std::size_t copies = 1; ///< how many times the label should appear on it

    [[nodiscard]] std::size_t last() const { return points.size() - 1; }
    /// 0 at the best positions for a label's middle, which are the middles of as many equal parts as there are labels;
    /// 1 between them.
    [[nodiscard]] double off_centre(double middle) const {
        const double shares = middle * spacing / total * static_cast<double>(copies);
        return std::abs(2 * (shares - std::floor(std::min(shares, static_cast<double>(copies) - 0.001))) - 1);
    }
};

Sampled sampled_of(const PageLine& piece, double repeat) {
    Sampled out;
    out.total = geom::length(piece);
    if (piece.size() < 2 || !(out.total > 0)) {
        return out;
    }
    const auto count = static_cast<std::size_t>(std::clamp(std::ceil(out.total / sample), 4.0, 4000.0));
    out.points = sampled(piece, out.total, count);
    out.spacing = out.total / static_cast<double>(count);
    out.copies = repeat > 0 ? static_cast<std::size_t>(std::clamp(std::round(out.total / repeat), 1.0, 20.0)) : 1;
    return out;
}

/// Calls `visit(first, last)` for stretches of that length along the whole line.
template <class Visit> void each_stretch(const Sampled& line, double length, Visit visit) {
    if (line.points.empty() || !(line.total >= length) || length <= 0) {
        return;
    }
    const std::size_t count = line.last();
    const auto window = std::clamp(static_cast<std::size_t>(std::ceil(length / line.spacing)), std::size_t{1}, count);
    const std::size_t step = std::max<std::size_t>(1, std::max(window / 6, count / (120 * line.copies)));
    for (std::size_t first = 0; first + window <= count; first += step) {
        visit(first, first + window);
    }
}

void straight_along(const Request& request, std::size_t form, const AlongLine& where, const Sampled& line,
                    std::vector<Candidate>& out) {
    const Block block = block_of(request, request.forms[form]);
    each_stretch(line, block.width, [&](std::size_t first, std::size_t last) {
        const Stretch stretch = stretch_of(line.points, first, last);
        const double bend = (stretch.above + stretch.below) / std::max(request.ascent, 1e-9);
        if (bend > bend_limit || stretch.chord < straight_chord_least * block.width) {
            return;
        }
        const double middle = static_cast<double>(first + last) / 2;
        const double cost = static_cast<double>(form) + bend_cost * bend / bend_limit +
                            straight_tilt_cost * std::pow(std::abs(stretch.angle) / 90, 2) +
                            line_end_cost * line.off_centre(middle);
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
    });
}

void bent_along(const Request& request, std::size_t form, const AlongLine& where, const Sampled& line,
                std::vector<Candidate>& out) {
    const double width = block_of(request, request.forms[form]).width;
    const double length = std::min(bent_stretch_length * width, std::max(width, line.total));
    each_stretch(line, length, [&](std::size_t first, std::size_t last) {
        const auto fit = bow_through(line.points, first, last, where.bend == Bend::arc ? 2 : 3);
        const double stray =
            fit ? (fit->above + fit->below) / 2 / std::max(request.ascent, 1e-9) : 2 * bent_stray_limit;
        if (stray > bent_stray_limit || fit->bow.sagitta() < flat_bend * request.ascent) {
            return;
        }
        const double middle = static_cast<double>(first + last) / 2;
        const double cost = bent_cost + static_cast<double>(form) + bent_stray_cost * stray / bent_stray_limit +
                            line_end_cost * line.off_centre(middle);
        const auto add = [&](double rise, double extra) {
            if (auto candidate = lettered_on(request, form, fit->bow, rise)) {
                candidate->cost += cost + extra;
                out.push_back(std::move(*candidate));
            }
        };
        if (where.offset > 0) {
            add(fit->above + where.offset + 0.6 * request.descent, 0);
            add(-fit->below - where.offset - request.ascent, below_cost);
        } else {
            add(-request.ascent / 2, 0);
        }
    });
}

void keep_cheapest(std::vector<Candidate>& all, std::size_t count) {
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    if (all.size() > count) {
        all.resize(count);
    }
}

} // namespace

Candidates candidates_along_line(const Request& request, const AlongLine& where, const PageBox& frame) {
    Candidates out;
    bool any_inside = false;
    double visible = 0;
    for (const auto& line : where.lines) {
        for (const auto& piece : geom::clip_line(line, frame)) {
            any_inside = any_inside || piece.size() > 1;
            const Sampled points = sampled_of(piece, where.repeat);
            visible += points.total;
            std::vector<Candidate> here;
            for (std::size_t f = 0; f < request.forms.size(); ++f) {
                straight_along(request, f, where, points, here);
                if (where.bend != Bend::none && request.forms[f].lines.size() == 1) {
                    bent_along(request, f, where, points, here);
                }
            }
            keep_cheapest(here, max_along_line * points.copies);
            out.all.insert(out.all.end(), here.begin(), here.end());
        }
    }
    out.copies =
        where.repeat > 0 ? static_cast<std::size_t>(std::clamp(std::round(visible / where.repeat), 1.0, 20.0)) : 1;
    keep_cheapest(out.all, max_along_line * out.copies);
    if (out.all.empty()) {
        out.why = any_inside ? "no stretch of the line is long and straight enough" : "outside the frame";
    }
    return out;
}

} // namespace conflictmap::label
