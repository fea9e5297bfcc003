#pragma once
// Opens one layer with one GDAL driver, and takes its rows. Private to this room; no GDAL header here.
#include <optional>
#include <string>
#include <vector>

#include "parse/header_audit.hpp"
#include "source/reader.hpp"

namespace conflictmap::source {

struct OgrSource {
    std::string name;                 ///< for GDAL: a path on disk or in memory, or a connection
    std::string driver;               ///< the only driver that may open it
    std::vector<std::string> options; ///< "KEY=value" of the driver
    bool place_needed = false;        ///< rows without geometry are rejected
    bool is_database = false;         ///< its key is a normal field, and conditions are checked before they are sent
    bool parsed_at_once = false;      ///< GeoJSON: the driver reports unreadable geometries as missing
    std::string no_crs;               ///< added to the message when it has no coordinate system
    parse::DeletedRecords deleted;    ///< of a shapefile: declared, but never returned by GDAL
    std::vector<std::string> files;   ///< where the rows came from; if empty, GDAL is asked
};

/// As `read` in reader.hpp.
std::optional<Table> read_ogr_source(const OgrSource& source, const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
