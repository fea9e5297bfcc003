#pragma once
#include <string>

namespace conflictmap::projection {

/// PROJ's version, "9.1.1".
std::string proj_version();

} // namespace conflictmap::projection
