#pragma once
// Hashes of files that several maps use; each file is read once.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/input_file.hpp"

namespace conflictmap::job {

class FileHashes {
public:
    /// SHA-256, as by output::sha256_of_file; nothing if the file cannot be read, or is in none
    /// of the roots.
    const std::optional<std::string>& of(const std::filesystem::path& file, const Roots& roots);

private:
    std::map<std::string, std::optional<std::string>> hashes_;
};

} // namespace conflictmap::job
