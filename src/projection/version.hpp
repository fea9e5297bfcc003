#pragma once
#include <string>

namespace conflictmap::projection {

/// PROJ's version, "9.1.1". If possible, from the name of the library's file, without loading it.
std::string proj_version();

} // namespace conflictmap::projection
