#include "projection/windows.hpp"

#include <cmath>
#include <limits>

namespace conflictmap::projection {

std::vector<Window> windows_for(const Domain& domain, const LonlatBox& extent) {
    auto wanted = extent.grown(0.5 + 0.1 * std::fmax(extent.width(), extent.height()));
    wanted.min.y = std::fmax(wanted.min.y, domain.lat_min);
    wanted.max.y = std::fmin(wanted.max.y, domain.lat_max);
    if (domain.azimuthal && wanted.width() >= 360) {
        wanted.min.x = -std::numeric_limits<double>::infinity();
        wanted.max.x = std::numeric_limits<double>::infinity();
        return {{{{wanted.min.x, wanted.min.y}, {wanted.max.x, wanted.max.y}}, 0}};
    }
    if (!domain.azimuthal) {
        const double turn = 360 * std::round((domain.centre.x - wanted.centre().x) / 360);
        // Slightly inside, so that rounding cannot carry a point across the cut.
        const double reach = domain.lon_reach - 1e-9;
        wanted.min.x = std::fmax(wanted.min.x + turn, domain.centre.x - reach);
        wanted.max.x = std::fmin(wanted.max.x + turn, domain.centre.x + reach);
    }
    std::vector<Window> windows;
    for (const double shift : {-720.0, -360.0, 0.0, 360.0, 720.0}) {
        windows.push_back({{{wanted.min.x - shift, wanted.min.y}, {wanted.max.x - shift, wanted.max.y}}, shift});
    }
    return windows;
}

} // namespace conflictmap::projection
