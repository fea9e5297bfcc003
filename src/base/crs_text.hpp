#pragma once
#include <string>

namespace conflictmap {

/// Whether a definition of a coordinate system (PROJ string, WKT, PROJJSON) names files by a path: PROJ would open
/// them, wherever they are. Grids by their plain name, which PROJ looks for among its own data, are no such files.
bool names_files(const std::string& definition);

/// Whether the text is itself the name of a file or an address, from which GDAL would fetch a definition. The OGC's
/// addresses of coordinate systems are names, and nothing is fetched for them.
bool is_file_or_address(const std::string& definition);

} // namespace conflictmap
