#pragma once
#include <string>

namespace conflictmap::source {

/// GDAL's version, "3.6.2".
std::string gdal_version();

/// Whether this is GDAL's version, told by the name of the library's file where that says it, without loading it.
bool is_gdal(const std::string& version);

/// Loads GDAL, which is else done at the first source: before a process is split, so that its parts need not.
void load_gdal();

} // namespace conflictmap::source
