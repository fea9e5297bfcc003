#pragma once
#include <string>

namespace conflictmap {

/// Whether a definition of a coordinate system (PROJ string, WKT, PROJJSON) names files by a path: PROJ would open
/// them, wherever they are. Grids by their plain name, which PROJ looks for among its own data, are no such files.
bool names_files(const std::string& definition);

} // namespace conflictmap
