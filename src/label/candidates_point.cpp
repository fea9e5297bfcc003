// Places next to a point. The order of preference is the usual one for towns (Imhof 1975; Yoeli 1972), but starts with
// the right and left sides, because letters that are level with their symbol read as one line.
#include "label/candidates.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace conflictmap::label {
namespace {

constexpr double symbol_gap = 0.5;      ///< mm from the symbol's edge to the letters
constexpr double far_symbol_gap = 1.1;  ///< if the near places are taken
constexpr double far_cost = 2.5;        ///< such a distant label is a last resort
constexpr double point_form_cost = 1.5; ///< of breaking a name at a point
constexpr double diagonal = 0.70710678; ///< cos 45°
constexpr double unwished = 50;         ///< of a place that the author did not choose

struct Spot {
    std::string_view side;
    double slide; ///< of the label along the symbol's side: in cap heights (e, w) or label widths (n, s)
    double cost;
};
constexpr std::array spots = {
    Spot{"e", 0, 0},       Spot{"w", 0, 0.5},     Spot{"ne", 0, 0.8},    Spot{"se", 0, 1.0},    Spot{"nw", 0, 1.2},
    Spot{"sw", 0, 1.4},    Spot{"n", 0, 1.6},     Spot{"s", 0, 1.8},     Spot{"e", -0.3, 0.3},  Spot{"e", 0.3, 0.35},
    Spot{"w", -0.3, 0.8},  Spot{"w", 0.3, 0.85},  Spot{"e", -0.6, 0.6},  Spot{"e", 0.6, 0.7},   Spot{"w", -0.6, 1.1},
    Spot{"w", 0.6, 1.2},   Spot{"n", 0.15, 1.65}, Spot{"n", -0.15, 1.7}, Spot{"s", 0.15, 1.85}, Spot{"s", -0.15, 1.9},
    Spot{"n", 0.3, 1.75},  Spot{"n", -0.3, 1.8},  Spot{"s", 0.3, 1.95},  Spot{"s", -0.3, 2.0},  Spot{"n", 0.42, 1.8},
    Spot{"n", -0.42, 1.9}, Spot{"s", 0.42, 2.0},  Spot{"s", -0.42, 2.1},
};

Candidate at_spot(const Request& request, const Block& block, const AtPoint& where, const Spot& spot, double off) {
    const bool east = spot.side.find('e') != std::string_view::npos;
    const bool west = spot.side.find('w') != std::string_view::npos;
    const bool north = spot.side.find('n') != std::string_view::npos;
    const bool south = spot.side.find('s') != std::string_view::npos;
    const double reach = (where.radius + off) * ((north || south) && (east || west) ? diagonal : 1.0);
    const double caps = block.last + request.ascent; // from the cap line of the first line to the last baseline
    Candidate out;
    // A label is level with its symbol half-way between the middle of its capitals and that of its small letters.
    out.baseline = {where.point.x, where.point.y + request.ascent * 0.95 - caps / 2};
    if (east || west) {
        out.baseline.x += (east ? 1 : -1) * (reach + block.width / 2);
        out.align = east ? Align::left : Align::right;
    }
    if (north) {
        // Few letters have a descender, so it need not keep the whole gap. At the corners, it never meets the symbol.
        const double descender = (east || west) ? 0.3 * request.descent : 0.8 * request.descent;
        out.baseline.y = where.point.y - reach - descender - block.last;
    } else if (south) {
        out.baseline.y = where.point.y + reach + request.ascent;
    } else {
        out.baseline.y += spot.slide * request.ascent;
    }
    if (!east && !west) {
        out.baseline.x += spot.slide * block.width;
    }
    out.box = box_of(request, block, out.baseline, 0);
    out.tie = where.point;
    out.cost = spot.cost;
    return out;
}

} // namespace

Candidates candidates_at_point(const Request& request, const AtPoint& where) {
    Candidates out;
    for (std::size_t f = 0; f < request.forms.size(); ++f) {
        const Block block = block_of(request, request.forms[f]);
        for (const bool far : {false, true}) {
            for (const auto& spot : spots) {
                if (where.nowhere_else && where.prefer != spot.side) {
                    continue;
                }
                if ((far || f > 0) && spot.slide != 0 && std::abs(spot.slide) != 0.3) {
                    continue; // fewer steps for places that are rarely needed
                }
                Candidate candidate = at_spot(request, block, where, spot, far ? far_symbol_gap : symbol_gap);
                candidate.form = f;
                candidate.cost += static_cast<double>(f) * point_form_cost + (far ? far_cost : 0);
                candidate.cost += !where.prefer.empty() && where.prefer != spot.side ? unwished : 0;
                out.all.push_back(candidate);
            }
        }
    }
    return out;
}

} // namespace conflictmap::label
