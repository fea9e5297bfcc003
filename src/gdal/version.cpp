#include "gdal/version.hpp"

#include "base/dynamic_library.hpp"
#include "gdal/functions.hpp"
#include "gdal/session.hpp"

namespace conflictmap::gdal {

std::string version() {
    const std::string told = version_of_file(CONFLICTMAP_GDAL_FILE, CONFLICTMAP_GDAL_LIBRARY);
    return told.empty() ? GDALVersionInfo("RELEASE_NAME") : told;
}

bool is_version(const std::string& expected) {
    return version() == expected;
}

void load() {
    start();
}

} // namespace conflictmap::gdal
