#include "gdal/version.hpp"

#include <filesystem>

#include "gdal/functions.hpp"
#include "gdal/session.hpp"

namespace conflictmap::gdal {

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

std::string version() {
    const std::string told = version_of_file();
    return told.empty() ? GDALVersionInfo("RELEASE_NAME") : told;
}

bool is_version(const std::string& expected) {
    return version() == expected;
}

void load() {
    start();
}

} // namespace conflictmap::gdal
