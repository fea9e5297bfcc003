#include "projection/version.hpp"

#include "crs/proj_functions.hpp"

namespace conflictmap::projection {

std::string proj_version() {
    const std::string told = version_of_file(CONFLICTMAP_PROJ_FILE, CONFLICTMAP_PROJ_LIBRARY);
    return told.empty() ? proj_info().version : told;
}

} // namespace conflictmap::projection
