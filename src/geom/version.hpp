#pragma once
#include <string>

namespace conflictmap::geom {

/// GEOS's version, "3.11.1-CAPI-1.17.1".
std::string geos_version();

} // namespace conflictmap::geom
