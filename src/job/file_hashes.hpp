#pragma once
// Hashes of files that several maps use; each file is read once.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace conflictmap::job {

class FileHashes {
public:
    /// SHA-256, as by output::sha256_of_file; nothing if the file cannot be read.
    const std::optional<std::string>& of(const std::filesystem::path& file);

private:
    std::map<std::string, std::optional<std::string>> hashes_;
};

} // namespace conflictmap::job
