#include "source/version.hpp"

#include <filesystem>

#include "source/gdal.hpp"
#include "source/gdal_functions.hpp"

namespace conflictmap::source {

std::string gdal_version() {
    return GDALVersionInfo("RELEASE_NAME");
}

bool is_gdal(const std::string& version) {
    // libgdal.so.32 is a link to libgdal.so.32.3.6.2.
    std::error_code elsewhere;
    const auto file = std::filesystem::canonical(CONFLICTMAP_GDAL_FILE, elsewhere).filename().string();
    const bool says_version = !elsewhere && file.size() > sizeof CONFLICTMAP_GDAL_LIBRARY;
    return says_version ? file.ends_with("." + version) : gdal_version() == version;
}

void load_gdal() {
    gdal::start();
}

} // namespace conflictmap::source
