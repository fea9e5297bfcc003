#include "geom/version.hpp"

#include <geos_c.h>

namespace conflictmap::geom {

std::string geos_version() {
    return GEOSversion();
}

} // namespace conflictmap::geom
