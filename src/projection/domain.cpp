#include "projection/domain.hpp"

#include <cmath>
#include <map>
#include <sstream>

#include "base/units.hpp"
#include "crs/proj_functions.hpp"
#include "geom/earth.hpp"

namespace conflictmap::projection {
namespace {

/// A PROJ angle ("35", "35.5E", "35d30'W") in degrees; `otherwise` when absent.
double angle(const std::string& proj_string, const std::string& name, double otherwise) {
    const auto text = parameter(proj_string, name);
    return text.empty() ? otherwise : proj_dmstor(text.c_str(), nullptr) * degrees_per_radian;
}

/// Degrees of arc to the horizon seen from a height in metres.
double horizon_from(double height) {
    return height > 0 ? std::acos(geom::earth_radius / (geom::earth_radius + height)) * degrees_per_radian : 1;
}

/// Degrees from the centre that azimuthal projections can show; 0 for other kinds.
double azimuthal_reach(const std::string& kind, const std::string& proj_string) {
    static const std::map<std::string, double> reaches{{"laea", 179}, {"aeqd", 179},   {"ortho", 89.5}, {"stere", 145},
                                                       {"ups", 145},  {"sterea", 145}, {"gnom", 80},    {"airy", 89.5}};
    if (kind == "nsper" || kind == "geos") {
        const auto height = parameter(proj_string, "h");
        return horizon_from(height.empty() ? 0 : parse_number(height).value_or(0)) - 0.2;
    }
    const auto found = reaches.find(kind);
    return found == reaches.end() ? 0 : found->second;
}

bool has_flag(const std::string& proj_string, const std::string& name) {
    return (" " + proj_string + " ").find(" +" + name + " ") != std::string::npos;
}

int utm_zone(const std::string& proj_string) {
    const auto zone = parameter(proj_string, "zone");
    return zone.empty() ? 0 : static_cast<int>(parse_number(zone).value_or(0));
}

/// Cones and Mercator's cylinder cannot show the pole towards which they open.
void limit_latitudes(Domain& domain, const std::string& proj_string) {
    if (domain.kind == "merc" || domain.kind == "webmerc") {
        domain.lat_min = -89;
        domain.lat_max = 89;
    } else if (domain.kind == "lcc") {
        const double first = angle(proj_string, "lat_1", angle(proj_string, "lat_0", 0));
        const double second = angle(proj_string, "lat_2", first);
        (first + second > 0 ? domain.lat_min : domain.lat_max) = first + second > 0 ? -80 : 80;
    }
}

} // namespace

std::string parameter(const std::string& proj_string, const std::string& name) {
    const std::string wanted = "+" + name + "=";
    std::istringstream words(proj_string);
    for (std::string word; words >> word;) {
        if (word.rfind(wanted, 0) == 0) {
            return word.substr(wanted.size());
        }
    }
    return {};
}

Domain domain_of(const std::string& proj_string) {
    Domain domain;
    domain.kind = parameter(proj_string, "proj");
    domain.centre.x = angle(proj_string, "lon_0", angle(proj_string, "lonc", 0));
    domain.centre.y = angle(proj_string, "lat_0", 0);
    domain.reach = azimuthal_reach(domain.kind, proj_string);
    domain.azimuthal = domain.reach > 0;
    if (domain.kind == "utm") {
        domain.centre.x = utm_zone(proj_string) * 6 - 183;
    } else if (domain.kind == "ups") {
        domain.centre = {0, has_flag(proj_string, "south") ? -90.0 : 90.0};
    }
    if (domain.kind == "tmerc" || domain.kind == "utm" || domain.kind == "etmerc") {
        domain.lon_reach = 80;
    }
    limit_latitudes(domain, proj_string);
    return domain;
}

std::string title_of(const std::string& proj_string) {
    static const std::map<std::string, std::string> titles{{"lcc", "Lambert conformal conic"},
                                                           {"tmerc", "transverse Mercator"},
                                                           {"etmerc", "transverse Mercator"},
                                                           {"laea", "Lambert azimuthal equal-area"},
                                                           {"aea", "Albers equal-area conic"},
                                                           {"merc", "Mercator"},
                                                           {"webmerc", "Web Mercator"},
                                                           {"ortho", "orthographic"},
                                                           {"aeqd", "azimuthal equidistant"},
                                                           {"stere", "stereographic"},
                                                           {"sterea", "stereographic"},
                                                           {"gnom", "gnomonic"},
                                                           {"nsper", "near-side perspective"},
                                                           {"eqc", "plate carrée"},
                                                           {"eqdc", "equidistant conic"},
                                                           {"robin", "Robinson"},
                                                           {"moll", "Mollweide"},
                                                           {"eqearth", "Equal Earth"},
                                                           {"natearth", "Natural Earth"},
                                                           {"wintri", "Winkel tripel"}};
    const auto kind = parameter(proj_string, "proj");
    if (kind == "utm") {
        const bool south = has_flag(proj_string, "south");
        return "UTM zone " + std::to_string(utm_zone(proj_string)) + (south ? "S" : "N");
    }
    const auto found = titles.find(kind);
    return found == titles.end() ? std::string{} : found->second;
}

} // namespace conflictmap::projection
