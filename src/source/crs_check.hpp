#pragma once
// Coordinate systems as data state them: none may name a file (see crs/text.hpp). Nothing is checked when the request
// sets another one. Private to this room.
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

/// False, with the diagnostic "crs-names-file" where the spec names the source, when a text names a file.
bool check_crs(const std::vector<std::string>& definitions, const Request& request, Diagnostics& diagnostics);

/// The same for the text of a .prj; the diagnostic is at its place there. `file`: as messages show it.
bool check_prj(const std::string& text, const std::string& file, const Request& request, Diagnostics& diagnostics);

/// The same for what PROJ was refused (crs::Refusals).
bool check_refusals(const std::vector<std::string>& names, const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
