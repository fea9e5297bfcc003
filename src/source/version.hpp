#pragma once
#include <string>

namespace conflictmap::source {

/// GDAL's version, "3.6.2".
std::string gdal_version();

/// Whether this is GDAL's version, read from the name of the library's file if possible, without loading it.
bool is_gdal(const std::string& version);

/// Loads GDAL, which otherwise happens at the first source: before a fork, so that the children need not load it.
void load_gdal();

} // namespace conflictmap::source
