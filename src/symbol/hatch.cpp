#include "symbol/hatch.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace conflictmap::symbol {
namespace {

constexpr double least_gap = 0.1; ///< mm: a smaller gap is drawn as a fill

/// One family of parallel lines over `box`.
scene::Outline lines_over(const scene::PageBox& box, double angle, double gap, const std::vector<double>& dash) {
    const double turn = angle * std::numbers::pi / 180;
    const scene::PagePoint along{std::cos(turn), -std::sin(turn)};
    const scene::PagePoint across{-along.y, along.x};
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    double start = first;
    double end = last;
    for (const scene::PagePoint corner :
         {box.min, box.max, scene::PagePoint{box.min.x, box.max.y}, scene::PagePoint{box.max.x, box.min.y}}) {
        const double offset = corner.x * across.x + corner.y * across.y;
        const double position = corner.x * along.x + corner.y * along.y;
        first = std::min(first, offset);
        last = std::max(last, offset);
        start = std::min(start, position);
        end = std::max(end, position);
    }
    double period = 0;
    for (const double length : dash) {
        period += length;
    }
    scene::Outline outline;
    for (auto k = static_cast<long>(std::ceil(first / gap)); static_cast<double>(k) * gap <= last; ++k) {
        const double offset = static_cast<double>(k) * gap;
        // Dashes start on a grid fixed to the page, staggered by half a period from line to line.
        double from = start;
        if (period > 0) {
            from = std::floor(start / period) * period - (k % 2 != 0 ? period / 2 : 0);
        }
        outline.move_to({across.x * offset + along.x * from, across.y * offset + along.y * from});
        outline.line_to({across.x * offset + along.x * end, across.y * offset + along.y * end});
    }
    return outline;
}

} // namespace

scene::Group hatch_group(const Hatch& hatch, const scene::Outline& area) {
    scene::Group group;
    const scene::PageBox box = scene::bounds(area);
    if (box.empty() || hatch.gap < least_gap) {
        return group;
    }
    group.clip = area;
    group.items.push_back(
        scene::Path{lines_over(box, hatch.angle, hatch.gap, hatch.stroke.dash), std::nullopt, hatch.stroke, "hatch"});
    if (hatch.cross) {
        group.items.push_back(scene::Path{lines_over(box, hatch.angle + 90, hatch.gap, hatch.stroke.dash), std::nullopt,
                                          hatch.stroke, "hatch"});
    }
    return group;
}

} // namespace conflictmap::symbol
