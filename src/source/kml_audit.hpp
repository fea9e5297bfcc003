#pragma once
// What a KML or KMZ file would take in memory: GDAL holds all of it as a tree. Private to this room.
#include <filesystem>

#include "source/reader.hpp"

namespace conflictmap::source {

/// False, with a diagnostic, when it is too large. A KMZ is unpacked here for the first time.
bool audit_kml(const Request& request, const std::filesystem::path& file, Diagnostics& diagnostics);

} // namespace conflictmap::source
