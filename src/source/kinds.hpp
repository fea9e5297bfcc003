#pragma once
// The kinds of sources, one .cpp each in kinds/; CMake makes the table. Private to this room.
#include <optional>
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

struct Kind {
    std::vector<std::string> endings; ///< lower case, with the dot; empty for databases
    std::string connections;          ///< the start of a connection to a database of this kind ("PG:"); empty for files
    /// Reads `file`, the absolute path of a regular local file with one of the endings; without a file, reads the
    /// request's connection.
    std::optional<Table> (*read)(const Request& request, const std::filesystem::path& file, Diagnostics& diagnostics);
};

/// In name order. Generated from kinds/*.cpp: each defines `const Kind& <stem>_kind()`.
const std::vector<Kind>& kinds();

} // namespace conflictmap::source
