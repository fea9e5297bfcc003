#pragma once
// The only place that opens files for reading: no other room has a file stream of its own.
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace conflictmap {

/// Opens a file to be read in parts; false when it cannot be opened. A folder can be opened, but not read.
std::ifstream open_file(const std::filesystem::path& file);

/// The first `most` bytes of a file, or the whole file if it is shorter. Nothing when it cannot be read. To find out
/// whether a file exceeds a limit, ask for one byte more.
std::optional<std::string> read_bytes(const std::filesystem::path& file, std::size_t most);

/// The text of a file. If it is longer than `limit` bytes, returns one byte beyond the limit, so that the reader of its
/// format refuses it. Nothing, with the diagnostic "unreadable", when the file cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics,
                                     std::size_t limit = yaml_max_bytes);

/// The same for a stream such as standard input.
std::string read_stream(std::istream& stream, std::size_t limit = yaml_max_bytes);

} // namespace conflictmap
