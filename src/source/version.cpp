#include "source/version.hpp"

#include <gdal.h>

namespace conflictmap::source {

std::string gdal_version() {
    return GDALVersionInfo("RELEASE_NAME");
}

} // namespace conflictmap::source
