#pragma once
// Where a projection can be trusted. Far outside the part of the Earth that a projection was made for, PROJ returns
// finite but wrong values.
#include <string>

#include "geom/geometry.hpp"

namespace conflictmap::projection {

struct Domain {
    std::string kind;                 ///< PROJ's short name ("lcc"); empty when unknown
    bool azimuthal = false;           ///< continuous all around its centre, so without a cut
    geom::Point<geom::Lonlat> centre; ///< x: central meridian; y: latitude of the centre of an azimuthal one
    double reach = 180;               ///< azimuthal: degrees of arc from the centre
    double lon_reach = 180;           ///< others: degrees of longitude to either side of the central meridian
    double lat_min = -90;
    double lat_max = 90;
};

/// Reads the domain from a PROJ string ("+proj=lcc +lat_1=..."). The limits are where the scale of the projection
/// exceeds about ten, or where PROJ's documentation says that accuracy ends.
Domain domain_of(const std::string& proj_string);

/// The value of "+name=value" in a PROJ string; empty when absent or without value.
std::string parameter(const std::string& proj_string, const std::string& name);

/// "Lambert conformal conic" for "lcc"; empty for kinds whose common name is not listed here.
std::string title_of(const std::string& proj_string);

} // namespace conflictmap::projection
