#pragma once
// The one place that opens files to read them: no other room has a file stream of its own.
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace conflictmap {

/// A file to be read in parts; false when it cannot be opened. A folder can be opened, but not read.
std::ifstream open_file(const std::filesystem::path& file);

/// The first `most` bytes of a file, or all if it has fewer. Nothing when it cannot be read. To learn whether a file
/// exceeds a limit, ask for one byte more.
std::optional<std::string> read_bytes(const std::filesystem::path& file, std::size_t most);

/// A text as it is, and one byte beyond the limit if it is longer: the reader of its format then refuses it. Nothing,
/// with the diagnostic "unreadable", when the file cannot be read. `limit`: in bytes, the one of the file's format.
std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics,
                                     std::size_t limit = yaml_max_bytes);

/// The same from a stream such as standard input.
std::string read_stream(std::istream& stream, std::size_t limit = yaml_max_bytes);

} // namespace conflictmap
