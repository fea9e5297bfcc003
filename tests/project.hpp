#pragma once
// Paths of the project, its program and the files that tests leave. They are in one source file only, so that the
// others compile to the same objects in every folder.
#include <filesystem>
#include <string>

namespace project {

/// The folder of the project, absolute, without a slash at its end.
std::string root();
/// The program under test.
std::string program();
/// The folder in which the test of the goldens keeps what it drew and the differences.
std::string differences();

/// The library that makes system calls of the program fail; see tests/faults/fail.cpp.
std::string faults();

/// The program without its first wall, and one that hides the means of the second; see tests/hostile/second_wall.
std::string open_program();
std::string old_kernel();

/// The contents of a file. Throws std::runtime_error if it cannot be read.
std::string bytes_of(const std::filesystem::path& file);

} // namespace project
