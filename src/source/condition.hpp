#pragma once
// The error for a `where` condition that OGR refuses. Private to this room.
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

/// Reports an error at the condition's place with OGR's reason, the existing fields, and the nearest name.
void report_condition(const Request& request, const std::string& reason, const std::vector<std::string>& fields,
                      Diagnostics& diagnostics);

} // namespace conflictmap::source
