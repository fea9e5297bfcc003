#include "cli/confine_maps.hpp"

#include "cli/second_wall.hpp"
#include "job/roots.hpp"
#include "text/font_files.hpp"

namespace conflictmap::cli {

namespace fs = std::filesystem;

void confine_to_maps(const std::vector<std::string>& specs, RenderOptions& options,
                     const std::vector<fs::path>& written) {
    Diagnostics reported_later; // when the spec is loaded
    const auto root = job::find_root(reported_later, options.root);
    Confines confines{text::default_font_folders(), written, !options.allowed_connections.empty()};
    auto& readable = confines.readable;
    if (root) {
        options.root = root->folder;
        readable.insert(readable.end(), {root->geodata(), root->styles(), root->maps()});
    }
    readable.insert(readable.end(), options.allowed_folders.begin(), options.allowed_folders.end());
    for (const fs::path spec : specs) {
        readable.push_back(spec.has_parent_path() ? spec.parent_path() : fs::path("."));
        readable.push_back(spec); // it may be a link
    }
    confine(confines);
}

} // namespace conflictmap::cli
