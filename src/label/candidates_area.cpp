// Places inside an area. A band as high as the label's lines is moved through the area; the free spans of the band,
// without edges, are exactly the ranges where a box fits.
#include "label/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"
#include "label/spans.hpp"

namespace conflictmap::label {
namespace {

constexpr int rows_most = 36;
constexpr std::size_t max_inside = 250; ///< places kept
constexpr double area_form_cost = 0.7;  ///< per form that is preferred to this one
constexpr double tight_cost = 1.0;      ///< of touching the sides
constexpr double partial_share = 0.9;   ///< share of the box that must be inside when not all of it can be
constexpr double partial_cost = 4;
constexpr double off_level = 1.6;     ///< times the height of the letters: a curved label that is higher is not level
constexpr double straight_cost = 1.5; ///< of a level label in that case

/// The best place for the label: the pole of inaccessibility for a wide box. The area is stretched upwards by the
/// square root of the box's proportions to find it.
struct Heart {
    PagePoint point;
    double radius = 0;
};
std::optional<Heart> heart_of(const geom::Polygons<geom::Page>& area, const PageBox& extent, double proportion) {
    const double stretch = std::sqrt(std::clamp(proportion, 1.0, 16.0));
    geom::Polygons<geom::Page> stretched = area;
    for (auto& polygon : stretched.polygons) {
        const auto pull = [&](PageLine& ring) {
            for (auto& point : ring) {
                point.y *= stretch;
            }
        };
        pull(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), pull);
    }
    const double precision = std::max(0.1, std::max(extent.width(), extent.height() * stretch) / 200);
    const auto pole = geom::pole_of(stretched, precision);
    if (!pole) {
        return std::nullopt;
    }
    return Heart{{pole->point.x, pole->point.y / stretch}, pole->radius};
}

struct Sweep {
    const Request& request;
    const std::vector<Edge>& edges;
    PageBox extent;
    Heart heart;
    std::size_t form = 0;
    Block block;
    Quad size; ///< of the box, at the origin
};

Candidate centred_at(const Sweep& sweep, double x, double y, double cost) {
    Candidate out;
    out.form = sweep.form;
    out.baseline = {x, y - (sweep.block.top + sweep.block.bottom) / 2};
    out.box = box_of(sweep.request, sweep.block, out.baseline, 0);
    out.cost = cost + static_cast<double>(sweep.form) * area_form_cost;
    return out;
}

double off_heart(const Sweep& sweep, double x, double y) {
    return 2 * std::hypot(x - sweep.heart.point.x, y - sweep.heart.point.y) /
           (sweep.heart.radius + 2 * sweep.size.half_height);
}

void wholly_inside(const Sweep& sweep, std::vector<Candidate>& out) {
    const double half_width = sweep.size.half_width;
    const double half_height = sweep.size.half_height;
    const double top = sweep.extent.min.y + half_height;
    const double bottom = sweep.extent.max.y - half_height;
    if (!(top <= bottom)) {
        return;
    }
    const int rows = std::clamp(static_cast<int>((bottom - top) / (half_height * 0.7)), 1, rows_most);
    std::vector<double> heights = {std::clamp(sweep.heart.point.y, top, bottom)};
    for (int r = 0; r <= rows; ++r) {
        heights.push_back(top + (bottom - top) * r / rows);
    }
    for (const double y : heights) {
        for (const auto& span : free_spans(sweep.edges, y - half_height, y + half_height)) {
            const double first = span.from + half_width;
            const double last = span.to - half_width;
            if (first > last) {
                continue;
            }
            const double middle = (span.from + span.to) / 2;
            std::vector<double> places = {middle, std::clamp(sweep.heart.point.x, first, last),
                                          (middle + std::clamp(sweep.heart.point.x, first, last)) / 2};
            const int steps = std::clamp(static_cast<int>((last - first) / half_width), 1, 8);
            for (int s = 0; s <= steps; ++s) {
                places.push_back(first + (last - first) * s / steps);
            }
            for (const double x : places) {
                const double slack = std::min(x - first, last - x) / half_height;
                const double centring = 1.5 * std::abs(x - middle) / (span.to - span.from);
                out.push_back(
                    centred_at(sweep, x, y, off_heart(sweep, x, y) + centring + tight_cost * std::max(0.0, 1 - slack)));
            }
        }
    }
}

void mostly_inside(const Sweep& sweep, std::vector<Candidate>& out) {
    const double half_width = sweep.size.half_width;
    const double half_height = sweep.size.half_height;
    for (int row = -4; row <= 4; ++row) {
        const double y = sweep.heart.point.y + row * half_height * 0.5;
        std::vector<std::vector<Span>> cuts;
        for (int line = -2; line <= 2; ++line) {
            cuts.push_back(cut_at(sweep.edges, y + line * half_height * 0.45));
        }
        for (int column = -6; column <= 6; ++column) {
            const double x = sweep.heart.point.x + column * half_width * 0.25;
            double share = 0;
            bool centre = false;
            for (std::size_t line = 0; line < cuts.size(); ++line) {
                for (const auto& span : cuts[line]) {
                    const double common = std::min(span.to, x + half_width) - std::max(span.from, x - half_width);
                    share += std::max(0.0, common) / (2 * half_width) / static_cast<double>(cuts.size());
                    centre = centre || (line == 2 && span.from <= x && x <= span.to);
                }
            }
            if (centre && share >= partial_share) {
                out.push_back(centred_at(sweep, x, y, partial_cost + 10 * (1 - share) + off_heart(sweep, x, y)));
            }
        }
    }
}

} // namespace

Candidates candidates_in_area(const Request& request, const InArea& where, const PageBox& frame) {
    const PageBox extent = geom::bounds(geom::Geometry<geom::Page>{where.area});
    if (extent.empty() || !extent.overlaps(frame)) {
        return {{}, "outside the frame"};
    }
    const std::vector<Edge> edges = edges_of(where.area);
    Candidates out;
    for (const bool whole : {true, false}) {
        for (std::size_t f = 0; f < request.forms.size() && (whole || out.all.size() < max_inside); ++f) {
            const Block block = block_of(request, request.forms[f]);
            const Quad size = box_of(request, block, {0, 0}, 0);
            if (size.half_width <= 0 || size.half_height <= 0) {
                continue;
            }
            const auto heart = heart_of(where.area, extent, size.half_width / size.half_height);
            if (!heart) {
                continue;
            }
            const Sweep sweep{request, edges, extent, *heart, f, block, size};
            whole ? wholly_inside(sweep, out.all) : mostly_inside(sweep, out.all);
        }
        if (!out.all.empty()) {
            break;
        }
    }
    if (where.curve) {
        const std::vector<Candidate> curved = curved_in_area(request, where.area);
        // In a long area, a level label that does not follow it seems to belong to something else.
        const double height = request.ascent + request.descent + 2 * request.halo;
        const bool long_way_off =
            !curved.empty() && is_long(where.area) && bounds(curved.front().box).height() > off_level * height;
        for (auto& straight : out.all) {
            straight.cost += long_way_off ? straight_cost : 0;
        }
        out.all.insert(out.all.end(), curved.begin(), curved.end());
    }
    if (where.curve && where.beside > 0 && out.all.empty() && is_long(where.area)) {
        out.all = curved_beside_area(request, where);
    }
    std::stable_sort(out.all.begin(), out.all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    if (out.all.size() > max_inside) {
        out.all.resize(max_inside);
    }
    if (out.all.empty()) {
        out.why = "the area is too small";
    }
    return out;
}

} // namespace conflictmap::label
