#pragma once
// Where the project, its program and the tests' leftovers are. In one source file only, so that the others compile to
// the same objects in every folder.
#include <filesystem>
#include <string>

namespace project {

/// The folder of the project, absolute, without a slash at its end.
std::string root();
/// The program under test.
std::string program();
/// Where the goldens' test leaves what it drew and how it differs.
std::string differences();

/// The library that makes calls of the program fail; see tests/faults/fail.cpp.
std::string faults();

/// The bytes of a file. Throws std::runtime_error when it cannot be read.
std::string bytes_of(const std::filesystem::path& file);

} // namespace project
