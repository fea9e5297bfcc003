#pragma once
// The one place that reads files whole: regular files only, never more than a limit, under the deadline. No other room
// has a file stream of its own.
#include <cstddef>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "base/input_file.hpp"
#include "base/yaml.hpp"

namespace conflictmap {

/// A file to be read in parts; `fail()` is set when it cannot be opened (see InputFile).
std::unique_ptr<std::istream> open_file(const std::filesystem::path& file, const Roots& roots = {});

/// The first `most` bytes of a file, or all if it has fewer. Nothing when it cannot be read. To learn whether a file
/// exceeds a limit, ask for one byte more. Throws DeadlinePassed.
std::optional<std::string> read_bytes(const std::filesystem::path& file, std::size_t most, const Roots& roots = {});

/// A text as it is, and one byte beyond the limit if it is longer: the reader of its format then refuses it. Nothing,
/// with the diagnostic "unreadable" or "path-outside", when the file cannot be read. `limit`: in bytes, the one of the
/// file's format. Throws DeadlinePassed.
std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics,
                                     std::size_t limit = yaml_max_bytes, const Roots& roots = {});

/// The same for a stream such as standard input.
std::string read_stream(std::istream& stream, std::size_t limit = yaml_max_bytes);

} // namespace conflictmap
