#include "symbol/soft.hpp"

#include <algorithm>
#include <cmath>

#include "geom/earth.hpp"

namespace conflictmap::symbol {

std::vector<scene::Path> soft_area(const geom::Polygons<geom::Page>& area, const Soft& soft) {
    constexpr double step = 0.35; // mm
    const int layers = std::clamp(static_cast<int>(std::ceil(soft.width / step)), 1, 16);
    Colour faint = soft.colour;
    // n layers of opacity a let through (1 - a)^n.
    faint.opacity = 1 - std::pow(1 - std::clamp(soft.colour.opacity, 0.0, 0.999), 1.0 / layers);
    std::vector<scene::Path> paths;
    for (int i = 0; i < layers; ++i) {
        const double by = soft.width * (0.5 - (i + 0.5) / layers);
        const auto grown = geom::grown(area, by);
        if (!grown.polygons.empty()) {
            paths.push_back({scene::outline_of(grown), faint, std::nullopt, "soft"});
        }
    }
    return paths;
}

} // namespace conflictmap::symbol
