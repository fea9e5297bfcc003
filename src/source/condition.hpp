#pragma once
// What a `where` condition may be, and the errors for those that are refused. Private to this room.
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

/// False, with an error at the condition's place, when it could be more than a condition in any language that a kind of
/// source speaks: a ";", a comment or a word of statements (such as SELECT or ATTACH) outside quotes.
bool check_condition(const Request& request, Diagnostics& diagnostics);

/// Reports an error at the condition's place with OGR's reason, the existing fields, and the nearest name.
void report_condition(const Request& request, const std::string& reason, const std::vector<std::string>& fields,
                      Diagnostics& diagnostics);

} // namespace conflictmap::source
