#pragma once
#include <string>

namespace conflictmap {

/// Whether a definition of a coordinate system (PROJ string, WKT, PROJJSON) names files by path: PROJ would open them,
/// wherever they are. Grids with a plain name do not count, because PROJ looks for them among its own data.
bool names_files(const std::string& definition);

/// Whether the text is itself a file name or an address from which GDAL would fetch a definition. The OGC's addresses
/// of coordinate systems do not count: they are only names, and GDAL fetches nothing for them.
bool is_file_or_address(const std::string& definition);

} // namespace conflictmap
