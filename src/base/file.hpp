#pragma once
// Reading files and streams whole.
#include <filesystem>
#include <istream>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"

namespace conflictmap {

/// As much of YAML from a stream as the parser takes, and a byte more where there is more.
std::string read_stream(std::istream& stream);

/// The same of a file, or nothing with a diagnostic.
std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics);

} // namespace conflictmap
