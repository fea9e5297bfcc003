#pragma once
// The messages for sources that exceed a limit. Private to this room.
#include "source/reader.hpp"

namespace conflictmap::source {

void report_rows(const Request& request, Diagnostics& diagnostics);
void report_cells(const Request& request, std::int64_t limit, Diagnostics& diagnostics);
/// Of one object of a GeoJSON file.
void report_values(const Request& request, Diagnostics& diagnostics);
void report_fields(const Request& request, Diagnostics& diagnostics);
/// Of values that a view or a condition of a GeoPackage makes.
void report_sqlite(const Request& request, Diagnostics& diagnostics);
/// Of a file that GDAL would hold as a tree; `what` it is: "KML".
void report_tree(const Request& request, const std::string& what, Diagnostics& diagnostics);

} // namespace conflictmap::source
