#pragma once
#include <string>

namespace conflictmap::gdal {

/// GDAL's version, "3.6.2".
std::string version();

/// Whether GDAL has this version. If possible, reads it from the name of the library's file, without loading it.
bool is_version(const std::string& expected);

/// Loads GDAL, which otherwise happens at the first source. Call it before a fork, so that the children need not load
/// it.
void load();

} // namespace conflictmap::gdal
