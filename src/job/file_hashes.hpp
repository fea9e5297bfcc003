#pragma once
// Sums of files that several maps are made from, each file read once.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace conflictmap::job {

class FileHashes {
public:
    /// SHA-256 as output::sha256_of_file; nothing for what cannot be read.
    const std::optional<std::string>& of(const std::filesystem::path& file);

private:
    std::map<std::string, std::optional<std::string>> hashes_;
};

} // namespace conflictmap::job
