#pragma once
// Opens one layer of what one GDAL driver reads, and takes its rows. Private to this room; no GDAL header here.
#include <optional>
#include <string>
#include <vector>

#include "source/header_audit.hpp"
#include "source/reader.hpp"

namespace conflictmap::source {

struct OgrSource {
    std::string name;                 ///< for GDAL: a path, also in memory, or a connection
    std::string driver;               ///< the one driver that may open it
    std::vector<std::string> options; ///< "KEY=value" of the driver
    bool place_needed = false;        ///< rows without geometry are rejected
    bool is_database = false;       ///< its key is a field like others, and conditions are checked before they are sent
    bool parsed_at_once = false;    ///< GeoJSON: the driver does not tell unreadable geometries from missing ones
    std::string no_crs;             ///< what to say more when it has no coordinate system
    DeletedRecords deleted;         ///< of a shapefile: declared, but never given by GDAL
    std::vector<std::string> files; ///< that the rows came from; none: GDAL is asked
};

/// As `read` in reader.hpp.
std::optional<Table> read_ogr_source(const OgrSource& source, const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
