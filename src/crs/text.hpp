#pragma once
// What a definition of a coordinate system may contain. Definitions come from strangers, and PROJ and GDAL open files
// that they name; PROJ's own data are the only ones that they may need.
#include <cstddef>
#include <optional>
#include <string>

namespace conflictmap::crs {

struct TextFault {
    std::string message;     ///< as it follows a colon: "it names a file, '/outside/grid.gsb'"
    std::size_t at = 0;      ///< where it starts, in bytes from the start of the text
    bool names_file = false; ///< a file by its path, wherever it is
};

/// What is wrong with a code, a name, a PROJ string or WKT; nothing when PROJ may see it. Names of grids without a
/// folder are right: PROJ looks for them among its own data (see proj_files.hpp). PROJJSON is not accepted: nobody
/// writes it by hand, and its texts may be escaped.
std::optional<TextFault> fault_of(const std::string& definition);

/// The same, but only if the text names a file: for definitions in data, of which PROJ and GDAL read more kinds.
std::optional<TextFault> file_named_in(const std::string& definition);

/// Whether the text is itself the name of a file or an address, from which GDAL would fetch a definition. The OGC's
/// addresses of coordinate systems are names, and nothing is fetched for them.
bool is_file_or_address(const std::string& definition);

} // namespace conflictmap::crs
