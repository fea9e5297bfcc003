#pragma once
#include <string_view>

namespace conflictmap::job {

/// The start of a SHA-256 over the program's sources and its compiler's name: another one may draw other pictures.
/// Defined in a file that CMake writes.
extern const std::string_view program_id;

} // namespace conflictmap::job
