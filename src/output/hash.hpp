#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/input_file.hpp"

namespace conflictmap::output {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

/// The same as 32 raw bytes.
std::string sha256_bytes(std::string_view bytes);

/// Of a file's bytes; nothing when it is not a regular file or cannot be read.
std::optional<std::string> sha256_of_file(const std::filesystem::path& file, const Roots& roots = {});

} // namespace conflictmap::output
