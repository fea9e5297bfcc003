#pragma once
// The kinds of sources, one .cpp each in kinds/, listed into the table by CMake. Private to this room.
#include <optional>
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

struct Kind {
    std::vector<std::string> endings; ///< lower case, with the dot; empty for databases
    std::string connections;          ///< what the name of a database of this kind starts with ("PG:"); empty for files
    /// Reads `file`, a regular local file with one of the endings, given as an absolute path; or, without a file, the
    /// request's connection.
    std::optional<Table> (*read)(const Request& request, const std::filesystem::path& file, Diagnostics& diagnostics);
};

/// In name order. Generated from kinds/*.cpp: each defines `const Kind& <stem>_kind()`.
const std::vector<Kind>& kinds();

} // namespace conflictmap::source
