#include "source/version.hpp"

#include <filesystem>

#include "source/gdal.hpp"
#include "source/gdal_functions.hpp"

namespace conflictmap::source {

namespace {

/// From the name of its file, without loading it: libgdal.so.32 is a link to libgdal.so.32.3.6.2. Empty if it does not
/// tell.
std::string version_of_file() {
    std::error_code elsewhere;
    const auto file = std::filesystem::canonical(CONFLICTMAP_GDAL_FILE, elsewhere).filename().string();
    constexpr std::size_t before = sizeof CONFLICTMAP_GDAL_LIBRARY; // with a dot
    return elsewhere || file.size() <= before ? std::string() : file.substr(before);
}

} // namespace

std::string gdal_version() {
    const std::string version = version_of_file();
    return version.empty() ? GDALVersionInfo("RELEASE_NAME") : version;
}

bool is_gdal(const std::string& version) {
    return gdal_version() == version;
}

void load_gdal() {
    gdal::start();
}

} // namespace conflictmap::source
