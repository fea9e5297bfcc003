#include "job/inputs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/path.hpp"
#include "base/threads.hpp"
#include "job/compose_map.hpp"
#include "output/hash.hpp"
#include "text/font_files.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

void add_fonts(const scene::Group& group, const text::Typesetter& typesetter, std::set<fs::path>& fonts) {
    for (const scene::Item& item : group.items) {
        if (const auto* text = std::get_if<scene::Text>(&item)) {
            for (const std::string& family : typesetter.families(text->text, text->font)) {
                Font font = text->font;
                font.family = family;
                if (const auto file = text::face_file(text::default_font_folders(), font)) {
                    fonts.insert(*file);
                }
            }
        } else if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            add_fonts(**child, typesetter, fonts);
        }
    }
}

} // namespace

std::set<fs::path> style_files(const style::StyleSheet& sheet) {
    std::set<fs::path> files;
    for (const fs::path& file : sheet.files) {
        files.insert(file);
        std::error_code none;
        for (const auto& symbol : fs::directory_iterator(file.parent_path() / "symbols", none)) {
            if (symbol.path().extension() == ".svg") {
                files.insert(symbol.path());
            }
        }
    }
    return files;
}

std::vector<UsedFile> files_of(const spec::MapSpec& map, const compose::Workspace& workspace,
                               const compose::Reads& reads, const scene::Scene& scene, const Root& root) {
    std::vector<UsedFile> files;
    std::set<std::string> known;
    const auto add = [&](const fs::path& file, const std::string& role, const std::string& licence = "",
                         const std::string& credit = "") {
        std::error_code failed;
        if (fs::is_regular_file(file, failed) && known.insert(fs::weakly_canonical(file, failed).string()).second) {
            files.push_back({file, role, licence, credit, {}});
        }
    };
    add(map.file, "spec");
    for (const fs::path& file : style_files(workspace.style)) {
        add(file, "style");
    }
    add(root.geodata() / "catalogue.yaml", "catalogue");
    for (const fs::path& file : workspace.own_catalogues) {
        add(file, "catalogue");
    }
    add(root.geodata() / "layers.yaml", "catalogue");
    for (const spec::LayerSpec& layer : workspace.layers) {
        if (layer.profile) {
            add(root.geodata() / "profiles.yaml", "catalogue");
        }
    }
    std::map<std::string, const compose::ReadFiles*> data;
    for (const compose::ReadFiles& read : reads) {
        for (const std::string& file : read.files) {
            const compose::ReadFiles*& owner = data[file];
            // A file may be read both as a layer and by name only; then the layer's credit is used.
            owner = owner == nullptr || owner->credit.empty() ? &read : owner;
        }
    }
    for (const auto& [file, read] : data) {
        add(file, "data", read->licence, read->credit);
    }
    for (const spec::FurnitureSpec& furniture : map.furniture) {
        if (furniture.file) {
            add(workspace.spec_folder / furniture.file->value, "style");
        }
    }
    std::set<fs::path> fonts;
    add_fonts(scene.root, *workspace.typesetter, fonts);
    for (const fs::path& file : fonts) {
        add(file, "font", "OFL-1.1");
    }
    // A file that has disappeared gets no hash; verify will report it as missing.
    in_threads(files.size(),
               [&](std::size_t i) { files[i].sha256 = output::sha256_of_file(files[i].file).value_or(std::string()); });
    return files;
}

std::string licences_of(const std::vector<UsedFile>& files) {
    std::map<std::string, std::vector<std::string>> credits;
    for (const UsedFile& file : files) {
        if (file.role == "data" && !file.licence.empty()) {
            auto& owed = credits[file.licence];
            if (!file.credit.empty() && std::find(owed.begin(), owed.end(), file.credit) == owed.end()) {
                owed.push_back(file.credit);
            }
        }
    }
    std::string out;
    for (const auto& [licence, owed] : credits) {
        out +=
            fmt::format("{}{}{}{}.", out.empty() ? "" : " ", licence, owed.empty() ? "" : ": ", fmt::join(owed, "; "));
    }
    return out;
}

std::string input_path(const UsedFile& used, const Root& root, const fs::path& manifest_folder) {
    if (used.role == "font") {
        return "fonts/" + used.file.filename().string();
    }
    if (const auto path = path_below(used.file, root.folder)) {
        return path->generic_string();
    }
    std::error_code failed;
    const fs::path from = fs::weakly_canonical(fs::absolute(manifest_folder, failed), failed);
    const fs::path relative = fs::weakly_canonical(fs::absolute(used.file, failed), failed).lexically_relative(from);
    const std::string path = relative.generic_string();
    return path.starts_with("../") ? path : "./" + path;
}

fs::path input_file(const std::string& path, const Root& root, const fs::path& manifest_folder) {
    if (path.starts_with("./") || path.starts_with("../")) {
        return (manifest_folder / path).lexically_normal();
    }
    if (path.starts_with("fonts/")) {
        return text::default_font_folders().front() / path.substr(6);
    }
    return root.folder / path;
}

} // namespace conflictmap::job
