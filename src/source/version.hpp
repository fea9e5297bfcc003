#pragma once
#include <string>

namespace conflictmap::source {

/// GDAL's version, "3.6.2".
std::string gdal_version();

/// Whether GDAL has this version. If possible, reads it from the name of the library's file, without loading it.
bool is_gdal(const std::string& version);

/// Loads GDAL, which otherwise happens at the first source. Call it before a fork, so that the children need not load
/// it.
void load_gdal();

} // namespace conflictmap::source
