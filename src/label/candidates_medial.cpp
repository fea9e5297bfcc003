// Places along an area's middle line. The area is cut across at equal steps along its long axis and along the
// horizontal. A chain of cuts, each overlapping the one before, is a stretch with two shores. An arc is fitted between
// the shores, and letters are placed on it where they stay inside.
#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"
#include "label/bow.hpp"
#include "label/quad.hpp"
#include "label/spans.hpp"

namespace conflictmap::label {
namespace {

constexpr int columns = 150;                   ///< cuts across the whole area
constexpr double medial_stretch_length = 1.04; ///< of the text
constexpr double arc_cost = 0.3;
constexpr double shore_cost = 1.2;        ///< of touching a shore
constexpr double aside_cost = 1.0;        ///< of being close to one shore
constexpr double area_end_cost = 1.2;     ///< of being at an end of the area
constexpr std::size_t max_medial = 120;   ///< maximum number of places kept
constexpr double flat_arc = 0.12;         ///< of the ascent: flatter horizontal arcs are left to straight labels
constexpr double max_level_angle = 4;     ///< degrees
constexpr double beside_cost = 2;         ///< of being outside a shore
constexpr double shore_stray_limit = 1.6; ///< of the ascent: maximum distance of the shore above plus below the arc

struct Axis {
    double cos = 1;
    double sin = 0;
    [[nodiscard]] PagePoint in(const PagePoint& p) const { return {p.x * cos + p.y * sin, p.y * cos - p.x * sin}; }
    [[nodiscard]] PagePoint out(const PagePoint& p) const { return {p.x * cos - p.y * sin, p.x * sin + p.y * cos}; }
};

/// The direction in which the edges extend farthest (principal axis of the outer rings, weighted by length).
Axis long_axis(const geom::Polygons<geom::Page>& area) {
    struct Side {
        PagePoint middle;
        double length = 0;
    };
    std::vector<Side> sides;
    double weight = 0;
    PagePoint mean;
    for (const auto& polygon : area.polygons) {
        for (std::size_t i = 1; i < polygon.outer.size(); ++i) {
            const PagePoint& a = polygon.outer[i - 1];
            const PagePoint& b = polygon.outer[i];
            const Side side{{(a.x + b.x) / 2, (a.y + b.y) / 2}, std::hypot(b.x - a.x, b.y - a.y)};
            weight += side.length;
            mean = {mean.x + side.length * side.middle.x, mean.y + side.length * side.middle.y};
            sides.push_back(side);
        }
    }
    if (!(weight > 0)) {
        return {};
    }
    mean = {mean.x / weight, mean.y / weight};
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const Side& side : sides) {
        const double x = side.middle.x - mean.x;
        const double y = side.middle.y - mean.y;
        xx += side.length * x * x;
        xy += side.length * x * y;
        yy += side.length * y * y;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2; // in (-90, 90] degrees: reads from left to right
    return {std::cos(angle), std::sin(angle)};
}

/// The area cut across an axis: the spans (y, in the axis' frame) at equal steps of x.
struct Cuts {
    Axis axis;
    double from = 0;
    double step = 0;
    std::vector<std::vector<Span>> spans;
};

Cuts cuts_of(const geom::Polygons<geom::Page>& area, const Axis& axis) {
    geom::Polygons<geom::Page> turned = area; // x and y exchanged, so that cuts across x are horizontal
    PageBox box;
    for (auto& polygon : turned.polygons) {
        const auto turn = [&](PageLine& ring) {
            for (auto& point : ring) {
                const PagePoint p = axis.in(point);
                box.add(p);
                point = {p.y, p.x};
            }
        };
        turn(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), turn);
    }
    Cuts cuts{axis, box.min.x, box.width() / columns, {}};
    const std::vector<Edge> edges = edges_of(turned);
    for (int c = 0; c <= columns; ++c) {
        cuts.spans.push_back(cut_at(edges, cuts.from + (c + 0.5) * cuts.step));
    }
    return cuts;
}

double shared(const Span& a, const Span& b) {
    return std::min(a.to, b.to) - std::max(a.from, b.from);
}

/// The cuts from `first` to `last` that are connected with one span of the middle one; empty where the chain breaks.
std::vector<Span> chain_of(const Cuts& cuts, std::size_t first, std::size_t last, const Span& start) {
    const std::size_t middle = (first + last) / 2;
    std::vector<Span> chain(last - first + 1);
    chain[middle - first] = start;
    const auto follow = [&](std::size_t to, std::size_t from) {
        const Span& known = chain[from - first];
        const auto& all = cuts.spans[to];
        const auto best = std::max_element(
            all.begin(), all.end(), [&](const Span& a, const Span& b) { return shared(a, known) < shared(b, known); });
        if (best == all.end() || shared(*best, known) <= 0) {
            return false;
        }
        chain[to - first] = *best;
        return true;
    };
    for (std::size_t c = middle; c < last; ++c) {
        if (!follow(c + 1, c)) {
            return {};
        }
    }
    for (std::size_t c = middle; c > first; --c) {
        if (!follow(c - 1, c)) {
            return {};
        }
    }
    return chain;
}

/// The smallest distance, across the axis, from the letters to a shore; negative when they cross one.
double clearance(const Cuts& cuts, std::size_t first, const std::vector<Span>& chain, const std::vector<Quad>& parts) {
    double least = 1e9;
    for (const Quad& part : parts) {
        const auto four = corners(part);
        for (std::size_t k = 0; k < 4; ++k) {
            const PagePoint a = cuts.axis.in(four[k]);
            const PagePoint b = cuts.axis.in(four[(k + 1) % 4]);
            for (const double t : {0.0, 0.5}) {
                const double x = a.x + (b.x - a.x) * t;
                const double y = a.y + (b.y - a.y) * t;
                const double column = std::round((x - cuts.from) / cuts.step - 0.5) - static_cast<double>(first);
                if (column < -1.5 || column > static_cast<double>(chain.size()) + 0.5) {
                    return -1;
                }
                const Span& span =
                    chain[static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(chain.size() - 1)))];
                least = std::min({least, y - span.from, span.to - y});
            }
        }
    }
    return least;
}

/// The arc between the shores: share 0 is the upper one, 1 the lower one.
std::optional<Fit> fitted(const Cuts& cuts, std::size_t first, const std::vector<Span>& chain, double share) {
    PageLine line;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        line.push_back(cuts.axis.out({cuts.from + (static_cast<double>(first + i) + 0.5) * cuts.step,
                                      chain[i].from + share * (chain[i].to - chain[i].from)}));
    }
    return bow_through(line, 0, line.size() - 1, 2);
}

/// 0 in the middle of the area's length, 1 at its ends.
double off_centre(std::size_t first, std::size_t count) {
    return std::abs(2 * (static_cast<double>(first) + static_cast<double>(count) / 2) / columns - 1);
}

void along_chain(const Request& request, std::size_t form, const Cuts& cuts, std::size_t first,
                 const std::vector<Span>& chain, std::vector<Candidate>& out) {
    const double half_height = (request.ascent + request.descent) / 2;
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        const auto fit = fitted(cuts, first, chain, share);
        const auto candidate =
            fit ? lettered_on(request, form, fit->bow, (request.descent - request.ascent) / 2) : std::nullopt;
        if (!candidate ||
            (fit->bow.sagitta() < flat_arc * request.ascent && std::abs(candidate->angle) < max_level_angle)) {
            continue;
        }
        const double room = clearance(cuts, first, chain, candidate->parts);
        if (room < 0) {
            continue;
        }
        out.push_back(*candidate);
        out.back().cost += arc_cost + static_cast<double>(form) + aside_cost * std::abs(2 * share - 1) +
                           shore_cost * std::max(0.0, 1 - room / half_height) +
                           area_end_cost * off_centre(first, chain.size());
    }
}

/// Adds places above the upper shore and below the lower one.
void beside_chain(const Request& request, std::size_t form, const Cuts& cuts, std::size_t first,
                  const std::vector<Span>& chain, double offset, std::vector<Candidate>& out) {
    for (const bool above : {true, false}) {
        const auto fit = fitted(cuts, first, chain, above ? 0 : 1);
        if (!fit || fit->above + fit->below > shore_stray_limit * request.ascent) {
            continue;
        }
        const double rise = above ? fit->above + offset + 0.6 * request.descent : -fit->below - offset - request.ascent;
        if (auto candidate = lettered_on(request, form, fit->bow, rise)) {
            candidate->cost += beside_cost + static_cast<double>(form) + (above ? 0 : 0.6) +
                               (fit->above + fit->below) / request.ascent +
                               area_end_cost * off_centre(first, chain.size());
            out.push_back(std::move(*candidate));
        }
    }
}

/// Calls `visit(form, cuts, first column, chain)` for chains as long as the text along the whole area, if the area is
/// wide enough in the chain's middle.
template <class Visit>
void each_chain(const Request& request, const geom::Polygons<geom::Page>& area, double width, Visit visit) {
    for (const Axis& axis : {long_axis(area), Axis{}}) {
        const Cuts cuts = cuts_of(area, axis);
        for (std::size_t f = 0; cuts.step > 0 && f < request.forms.size(); ++f) {
            const auto& lines = request.forms[f].lines;
            const double length = lines.empty() ? 0 : medial_stretch_length * (lines[0].width + 2 * request.halo);
            const double columns_needed = std::ceil(length / cuts.step);
            if (lines.size() != 1 || lines[0].advances.empty() || columns_needed < 4 || columns_needed > columns) {
                continue;
            }
            const auto window = static_cast<std::size_t>(columns_needed);
            const std::size_t step = std::max<std::size_t>(1, (cuts.spans.size() - window) / 24);
            for (std::size_t first = 0; first + window < cuts.spans.size(); first += step) {
                for (const Span& start : cuts.spans[first + window / 2]) {
                    const auto chain = start.to - start.from > width ? chain_of(cuts, first, first + window, start)
                                                                     : std::vector<Span>{};
                    if (!chain.empty()) {
                        visit(f, cuts, first, chain);
                    }
                }
            }
        }
    }
}

std::vector<Candidate> cheapest(std::vector<Candidate> all) {
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    if (all.size() > max_medial) {
        all.resize(max_medial);
    }
    return all;
}

} // namespace

bool is_long(const geom::Polygons<geom::Page>& area) {
    const Axis axis = long_axis(area);
    double size = 0;
    PageBox box;
    for (const auto& polygon : area.polygons) {
        size += std::abs(geom::signed_area(polygon.outer));
        for (const PagePoint& point : polygon.outer) {
            box.add(axis.in(point));
        }
    }
    constexpr double proportion = 3;
    return size > 0 && box.width() * box.width() > proportion * size;
}

std::vector<Candidate> curved_in_area(const Request& request, const geom::Polygons<geom::Page>& area) {
    std::vector<Candidate> out;
    each_chain(request, area, request.ascent,
               [&](std::size_t form, const Cuts& cuts, std::size_t first, const std::vector<Span>& chain) {
                   along_chain(request, form, cuts, first, chain, out);
               });
    return cheapest(std::move(out));
}

std::vector<Candidate> curved_beside_area(const Request& request, const InArea& where) {
    std::vector<Candidate> out;
    each_chain(request, where.area, 0,
               [&](std::size_t form, const Cuts& cuts, std::size_t first, const std::vector<Span>& chain) {
                   beside_chain(request, form, cuts, first, chain, where.beside, out);
               });
    return cheapest(std::move(out));
}

} // namespace conflictmap::label
