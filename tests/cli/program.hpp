#pragma once
// The program as a user meets it: arguments, standard input, environment in; exit code, two streams, files out.
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
    int exit_code = -1; ///< 128 + the signal when it was killed
    std::string out;
    std::string err;
};

/// Runs the built program to its end.
Result run(const Call& call);
Result run(std::vector<std::string> arguments);

/// Runs another program found in the PATH.
Result run_other(const std::string& program, const Call& call);

/// A folder of its own for a test, gone afterwards. The shipped data and styles lie beside it.
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

/// Every file below a folder (hidden ones, too) with its bytes; empty when there is no such folder.
std::map<std::string, std::string> files_below(const fs::path& folder);

std::vector<std::string> lines_of(const std::string& text);

/// A map spec that is fine and small. `extra` is YAML at its top level.
std::string small_spec(const std::string& name = "small", const std::string& extra = "");

} // namespace cli_tests
