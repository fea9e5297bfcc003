#include "cli/confine_maps.hpp"

#include <unistd.h>

#include "cli/second_wall.hpp"
#include "job/roots.hpp"
#include "text/font_files.hpp"

namespace conflictmap::cli {

namespace fs = std::filesystem;

FolderForOutput::FolderForOutput(fs::path folder) : folder_(std::move(folder)) {
    std::error_code failed;
    for (fs::path path = fs::absolute(folder_, failed);
         !folder_.empty() && path.has_relative_path() && !fs::exists(path, failed); path = path.parent_path()) {
        if (path.has_filename()) {
            made_.insert(made_.begin(), path);
        }
    }
    for (const fs::path& path : made_) {
        fs::create_directory(path, failed); // told when files are written
    }
}

FolderForOutput::~FolderForOutput() {
    for (auto path = made_.rbegin(); path != made_.rend(); ++path) {
        ::rmdir(path->c_str()); // fails if something is in it
    }
}

fs::path FolderForOutput::above_made() const {
    return made_.empty() ? fs::path() : made_.front().parent_path();
}

void confine_to_maps(const std::vector<std::string>& specs, RenderOptions& options, const FolderForOutput* output,
                     const fs::path& depfile) {
    Diagnostics reported_later; // when the spec is loaded
    const auto root = job::find_root(reported_later, options.root);
    Confines confines{text::default_font_folders(), {}, {}, !options.allowed_connections.empty()};
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
    if (output != nullptr && !output->path().empty()) {
        confines.writable.push_back(output->path());
        confines.cleared.push_back(output->above_made());
    }
    if (!depfile.empty()) {
        std::error_code failed;
        confines.writable.push_back(fs::absolute(depfile, failed).parent_path());
    }
    confine(confines);
}

} // namespace conflictmap::cli
