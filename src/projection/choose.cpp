#include <cmath>

#include <fmt/format.h>

#include "base/units.hpp"
#include "projection/handle.hpp"

namespace conflictmap::projection {
namespace {

std::string degrees(double value, int decimals) {
    return format_number(value, decimals);
}

double longitude(double value) {
    return std::remainder(value, 360);
}

/// The projection for an extent; see make_projection.
std::string automatic(const LonlatBox& extent) {
    const auto centre = extent.centre();
    const double width = extent.width();
    const double height = extent.height();
    const bool over_pole = extent.max.y > 89 || extent.min.y < -89;
    const bool about_equator = std::fabs(centre.y) < std::fmax(10, height / 2);
    // A degree of longitude becomes shorter away from the equator.
    const double ground_width = width * std::cos(centre.y / 180 * 3.14159265358979323846);
    if (width > 90 || height > 90 || over_pole) {
        const double lat = over_pole && width > 180 ? std::copysign(90.0, centre.y) : centre.y;
        return fmt::format("+proj=laea +lat_0={} +lon_0={} +ellps=WGS84", degrees(lat, 1),
                           degrees(longitude(centre.x), 1));
    }
    if (width < 6 || height > 2 * ground_width) {
        const int decimals = width < 1 ? 2 : 1;
        return fmt::format("+proj=tmerc +lat_0={} +lon_0={} +ellps=WGS84", degrees(centre.y, decimals),
                           degrees(longitude(centre.x), decimals));
    }
    if (about_equator) {
        return fmt::format("+proj=laea +lat_0={} +lon_0={} +ellps=WGS84", degrees(centre.y, 1),
                           degrees(longitude(centre.x), 1));
    }
    return fmt::format("+proj=lcc +lat_1={} +lat_2={} +lat_0={} +lon_0={} +ellps=WGS84",
                       degrees(extent.min.y + height / 6, 1), degrees(extent.max.y - height / 6, 1),
                       degrees(centre.y, 1), degrees(longitude(centre.x), 1));
}

/// The share of a grid over the extent that the projection can convert to the plane and back.
double share_inside(const Projection& projection, const LonlatBox& extent) {
    constexpr int steps = 8;
    int good = 0;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            // Slightly inside, so that an extent that ends at the cut or a pole does not fail for that reason.
            const double u = 0.001 + 0.998 * i / steps;
            const double v = 0.001 + 0.998 * j / steps;
            const LonlatPoint p{extent.min.x + extent.width() * u, extent.min.y + extent.height() * v};
            const auto& domain = projection.domain();
            const double off = std::fabs(std::remainder(p.x - domain.centre.x, 360));
            const bool within = domain.azimuthal || off <= domain.lon_reach || std::fabs(p.y) > 80;
            good += within && projection.forward(p) ? 1 : 0;
        }
    }
    return static_cast<double>(good) / ((steps + 1) * (steps + 1));
}

std::string in_words(const LonlatBox& extent) {
    const auto side = [](double value, const char* positive, const char* negative) {
        return degrees(std::fabs(value), 1) + (value < 0 ? negative : positive);
    };
    return fmt::format("{} to {}, {} to {}", side(extent.min.x, "°E", "°W"), side(extent.max.x, "°E", "°W"),
                       side(extent.min.y, "°N", "°S"), side(extent.max.y, "°N", "°S"));
}

bool check_domain(const Projection& projection, const LonlatBox& extent, const Place& place, Diagnostics& diagnostics) {
    const auto& domain = projection.domain();
    const bool mercator = domain.kind == "merc" || domain.kind == "webmerc";
    if (mercator && (extent.max.y > domain.lat_max || extent.min.y < domain.lat_min)) {
        diagnostics.error(place, "outside-domain", "a Mercator map cannot reach a pole",
                          "keep the view between 85°S and 85°N, or use projection: auto");
        return false;
    }
    // A globe can never show more than about half of the Earth.
    const double needed = domain.azimuthal && domain.reach < 179 ? 0.25 : 0.5;
    if (share_inside(projection, extent) < needed) {
        diagnostics.error(place, "outside-domain",
                          fmt::format("the view ({}) lies mostly outside the part of the Earth that '{}' can show",
                                      in_words(extent), projection.definition()),
                          "use projection: auto, or a definition centred on the view");
        return false;
    }
    return true;
}

} // namespace

std::optional<Projection> make_projection(const std::string& definition, const LonlatBox& extent, const Place& place,
                                          Diagnostics& diagnostics) {
    const bool bounded = !extent.empty() && std::isfinite(extent.width()) && std::isfinite(extent.height());
    const bool is_auto = definition == "auto" || definition.empty();
    if (is_auto && !bounded) {
        diagnostics.error(place, "no-extent", "projection: auto needs a view with an extent",
                          "give view.bbox, or name a projection");
        return std::nullopt;
    }
    auto opened = open(is_auto ? automatic(extent) : definition, extent);
    if (!opened.handle) {
        if (opened.geographic) {
            diagnostics.error(
                place, "geographic-projection",
                fmt::format("'{}' is in degrees, not a projection onto a plane", definition),
                "for a map in plain longitude and latitude write +proj=eqc; otherwise use projection: auto");
        } else {
            diagnostics.error(
                place, "unknown-projection", fmt::format("PROJ refuses '{}': {}", definition, opened.error),
                "write auto, a PROJ string such as +proj=laea +lat_0=48 +lon_0=35, or a code such as EPSG:32636");
        }
        return std::nullopt;
    }
    Projection projection(std::move(opened.handle));
    if (bounded && !check_domain(projection, extent, place, diagnostics)) {
        return std::nullopt;
    }
    return projection;
}

} // namespace conflictmap::projection
