#include "job/roots.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
    std::error_code failed;
    return fs::exists(folder / "geodata" / "catalogue.yaml", failed) && fs::is_directory(folder / "styles", failed);
}

std::optional<Root> upwards(fs::path folder) {
    std::error_code failed;
    for (folder = fs::absolute(folder, failed); !failed; folder = folder.parent_path()) {
        if (holds_data(folder)) {
            // Relative if possible, so that messages and outputs contain no paths of this machine.
            const fs::path here = fs::relative(folder, failed);
            return Root{failed || here.empty() ? folder : here};
        }
        if (folder == folder.root_path()) {
            break;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Root> find_root(const fs::path& spec_folder, Diagnostics& diagnostics, const fs::path& given) {
    if (!given.empty()) {
        if (holds_data(given)) {
            return Root{given};
        }
        diagnostics.error({given.string(), 0, 0}, "no-geodata", "this folder does not contain geodata/ and styles/",
                          "give the folder that contains both, such as <prefix>/share/conflictmap");
        return std::nullopt;
    }
    if (const char* told = std::getenv("CONFLICTMAP_ROOT"); told != nullptr && *told != '\0') {
        if (auto root = upwards(told)) {
            return root;
        }
    }
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    for (const fs::path& start : {spec_folder, fs::current_path(failed), program.parent_path()}) {
        if (auto root = upwards(start)) {
            return root;
        }
    }
    // Installed: <prefix>/bin/conflictmap and <prefix>/share/conflictmap, even if the prefix was moved.
    const fs::path installed = program.parent_path().parent_path() / "share" / "conflictmap";
    if (holds_data(installed)) {
        return Root{installed};
    }
    diagnostics.error({}, "no-geodata", "the folders geodata/ and styles/ were not found",
                      "run the command inside the project, or set CONFLICTMAP_ROOT to its folder");
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
