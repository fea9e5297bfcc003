#pragma once
// Plain shapefiles without GDAL, which takes a tenth of its time, and so that a map whose sources are all such files
// need not load it. Private to this room.
#include <filesystem>

#include "source/reader.hpp"

namespace conflictmap::source {

/// The table that GDAL would give, for a set of files that passed `audit_shapefile` and the check of its .prj. Nothing,
/// without a diagnostic, if there is anything that GDAL handles in its own way: a condition that is
/// not simple, an encoding, another coordinate system than WGS 84, deleted rows, Z or M, null shapes, unusual fields or
/// files. The caller then lets GDAL read it. Throws DeadlinePassed.
std::optional<Table> read_plain_shapefile(const Request& request, const std::filesystem::path& shp,
                                          Diagnostics& diagnostics);

} // namespace conflictmap::source
