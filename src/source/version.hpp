#pragma once
#include <string>

namespace conflictmap::source {

/// GDAL's version, "3.6.2".
std::string gdal_version();

} // namespace conflictmap::source
