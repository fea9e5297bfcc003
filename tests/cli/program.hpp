#pragma once
// The program as users run it: arguments, standard input and environment in; exit code, two streams and files out.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "project.hpp"

namespace cli_tests {

namespace fs = std::filesystem;

struct Call {
    std::vector<std::string> arguments;
    std::string input;                                        ///< standard input
    fs::path folder = project::root();                        ///< the working folder
    std::map<std::string, std::optional<std::string>> change; ///< of the environment; nothing = unset
};

struct Result {
    int exit_code = -1; ///< 128 + the signal if it was killed
    std::string out;
    std::string err;
    std::int64_t peak_bytes = 0; ///< the most memory that it had at once, at least what this process has
};

/// Runs the built program to its end.
Result run(const Call& call);
Result run(std::vector<std::string> arguments);

/// Runs another program found in the PATH.
Result run_other(const std::string& program, const Call& call);

/// A temporary folder for a test.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] const fs::path& path() const { return path_; }
    fs::path write(const std::string& name, const std::string& bytes) const;

private:
    fs::path base_;
    fs::path path_;
};

using project::bytes_of;

/// Every file below a folder (including hidden ones) with its contents; empty if the folder does not exist.
std::map<std::string, std::string> files_below(const fs::path& folder);

std::vector<std::string> lines_of(const std::string& text);

/// A small, valid map spec. `extra` is YAML at its top level.
std::string small_spec(const std::string& name = "small", const std::string& extra = "");

} // namespace cli_tests
