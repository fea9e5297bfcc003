#pragma once
// The messages for sources that exceed a limit. Private to this room.
#include "source/reader.hpp"

namespace conflictmap::source {

void report_rows(const Request& request, Diagnostics& diagnostics);
void report_cells(const Request& request, std::int64_t limit, Diagnostics& diagnostics);
void report_fields(const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
