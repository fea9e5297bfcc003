#include "symbol/teeth.hpp"

#include <cmath>

#include "geom/operations.hpp"

namespace conflictmap::symbol {

scene::Outline teeth_along(const geom::Lines<geom::Page>& lines, const Teeth& teeth) {
    scene::Outline outline;
    constexpr double min_gap = 0.1; // mm: closer teeth would merge into a band
    if (teeth.gap < min_gap || teeth.width <= 0) {
        return outline;
    }
    for (const auto& line : lines.lines) {
        const double length = geom::length(line);
        const auto count = static_cast<int>(length / teeth.gap);
        if (count < 1) {
            continue;
        }
        const double step = length / count;
        for (int i = 0; i < count; ++i) {
            const double middle = (i + 0.5) * step;
            const auto a = geom::point_along(line, middle - teeth.width / 2).point;
            const auto b = geom::point_along(line, middle + teeth.width / 2).point;
            const double base = std::hypot(b.x - a.x, b.y - a.y);
            // At a bend, the foot becomes shorter; a tooth on less than 80 % of its width would look crooked.
            if (base < 0.8 * teeth.width) {
                continue;
            }
            const scene::PagePoint along{(b.x - a.x) / base, (b.y - a.y) / base};
            const scene::PagePoint left{along.y, -along.x};
            const scene::PagePoint foot{(a.x + b.x) / 2, (a.y + b.y) / 2};
            outline.move_to(a);
            outline.line_to(b);
            outline.line_to({foot.x + left.x * teeth.height, foot.y + left.y * teeth.height});
            outline.close();
        }
    }
    return outline;
}

} // namespace conflictmap::symbol
