#include "job/roots.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "base/file.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
    std::error_code failed;
    return fs::exists(folder / "geodata" / "catalogue.yaml", failed) && fs::is_directory(folder / "styles", failed);
}

/// Relative if possible, so that messages and outputs contain no paths of this machine.
Root root_at(const fs::path& folder) {
    std::error_code failed;
    const fs::path here = fs::relative(folder, failed);
    return Root{failed || here.empty() ? folder : here};
}

/// The source tree that CMake built this folder from; empty if it is no build folder.
fs::path source_tree_of(const fs::path& folder) {
    constexpr std::string_view key = "CMAKE_HOME_DIRECTORY:INTERNAL=";
    const auto cache = open_file(folder / "CMakeCache.txt");
    for (std::string line; std::getline(*cache, line);) {
        if (line.starts_with(key)) {
            return line.substr(key.size());
        }
    }
    return {};
}

/// The program's own root: of a build folder (the tests are one folder deeper), or of an installed program, wherever
/// its prefix is now.
std::optional<Root> own_root() {
    std::error_code failed;
    const fs::path folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    for (const fs::path& built : {folder, folder.parent_path()}) {
        if (const fs::path sources = source_tree_of(built); !sources.empty() && holds_data(sources)) {
            return root_at(sources);
        }
    }
    const fs::path installed = folder.parent_path() / "share" / "conflictmap";
    return holds_data(installed) ? std::optional(Root{installed}) : std::nullopt;
}

/// Of a folder that the user named, with options or in the environment.
std::optional<Root> named_root(const fs::path& folder, const std::string& named_by, Diagnostics& diagnostics) {
    if (holds_data(folder)) {
        return Root{folder};
    }
    diagnostics.error({folder.string(), 0, 0}, "no-geodata",
                      fmt::format("this folder{} does not contain geodata/ and styles/", named_by),
                      "give the folder that contains both, such as <prefix>/share/conflictmap");
    return std::nullopt;
}

} // namespace

std::optional<Root> find_root(Diagnostics& diagnostics, const fs::path& given) {
    if (!given.empty()) {
        return named_root(given, "", diagnostics);
    }
    if (const char* named = std::getenv("CONFLICTMAP_ROOT"); named != nullptr && *named != '\0') {
        return named_root(named, ", named by CONFLICTMAP_ROOT,", diagnostics);
    }
    if (auto root = own_root()) {
        return root;
    }
    diagnostics.error({}, "no-geodata", "the program does not find its folders geodata/ and styles/",
                      "name the folder that contains both with --root or CONFLICTMAP_ROOT");
    return std::nullopt;
}

std::vector<std::string> style_names(const Root& root) {
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(root.styles(), failed)) {
        if (fs::exists(entry.path() / "style.yaml")) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace conflictmap::job
