#pragma once
// The project's own files, for tests that read them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "project.hpp"

namespace architecture {

namespace fs = std::filesystem;

struct SourceFile {
    std::string name; ///< below the project's folder, as in "src/base/date.cpp"
    std::vector<std::string> lines;
};

inline std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Every .cpp and .hpp below these folders of the project, in name order.
inline std::vector<SourceFile> sources_below(const std::vector<std::string>& folders) {
    std::vector<SourceFile> files;
    const fs::path root(project::root());
    for (const std::string& folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto ending = entry.path().extension();
            if (ending == ".cpp" || ending == ".hpp") {
                files.push_back({fs::relative(entry.path(), root).string(), lines_of(entry.path())});
            }
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

} // namespace architecture
