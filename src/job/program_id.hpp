#pragma once
#include <string_view>

namespace conflictmap::job {

/// The start of a SHA-256 hash of the program's sources and the name of its compiler: a program with another id may
/// draw other pictures. Defined in a file that CMake writes.
extern const std::string_view program_id;

} // namespace conflictmap::job
