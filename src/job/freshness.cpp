#include "job/freshness.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "gdal/version.hpp"
#include "job/inputs.hpp"
#include "job/style_hashes.hpp"
#include "job/versions.hpp"
#include "job/workspace_setup.hpp"
#include "output/hash.hpp"
#include "output/manifest.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

/// The first key that only one of the maps has, or whose values differ; empty if the maps are equal.
std::string first_difference(const std::map<std::string, std::string>& then,
                             const std::map<std::string, std::string>& now) {
    for (const auto& [name, value] : now) {
        if (const auto found = then.find(name); found == then.end() || found->second != value) {
            return name;
        }
    }
    for (const auto& [name, value] : then) {
        if (!now.contains(name)) {
            return name;
        }
    }
    return {};
}

std::string program_reason(const output::Manifest& manifest, const output::Build& now) {
    if (manifest.build.program.empty()) {
        return "one of its sources cannot be compared, such as a database";
    }
    if (manifest.build.program != now.program) {
        return "the program has changed";
    }
    auto versions = manifest.versions;
    const std::string gdal = versions["gdal"];
    versions.erase("gdal");
    std::string changed = first_difference(versions, linked_versions());
    if (changed.empty() && !gdal::is_version(gdal)) {
        changed = "gdal";
    }
    if (!changed.empty()) {
        return fmt::format("the version of {} has changed", changed);
    }
    const std::string option = first_difference(manifest.build.options, now.options);
    return option.empty() ? std::string() : fmt::format("the option {} has changed", option);
}

std::string output_reason(const output::Manifest& manifest, const fs::path& folder, const fs::path& file) {
    std::error_code failed;
    const auto written = fs::last_write_time(file, failed);
    for (const output::Output& output : manifest.outputs) {
        const fs::path picture = folder / fs::path(output.path).filename();
        const auto bytes = fs::file_size(picture, failed);
        if (failed) {
            return fmt::format("{} is missing", output.path);
        }
        const bool touched = fs::last_write_time(picture, failed) > written;
        if (failed || bytes != static_cast<std::uintmax_t>(output.bytes) ||
            (touched && output::sha256_of_file(picture, {folder}) != output.sha256)) {
            return fmt::format("{} was changed after it was written", output.path);
        }
    }
    return {};
}

/// A companion of a data file (its encoding, its coordinate system) that was added after the map was drawn.
std::string new_companion(const output::Manifest& manifest, const LoadedSpec& loaded, const fs::path& folder) {
    constexpr std::array<const char*, 4> endings{".cpg", ".prj", ".shx", ".dbf"};
    std::set<std::string> known;
    for (const output::Input& input : manifest.inputs) {
        known.insert(input.path);
    }
    for (const output::Input& input : manifest.inputs) {
        if (!input.path.ends_with(".shp")) {
            continue;
        }
        for (const char* ending : endings) {
            const std::string path = input.path.substr(0, input.path.size() - 4) + ending;
            std::error_code failed;
            if (!known.contains(path) && fs::exists(input_file(path, loaded.root, folder), failed)) {
                return path + " is new";
            }
        }
    }
    return {};
}

/// The first input that has changed, except those of role "style".
std::string input_reason(const output::Manifest& manifest, const LoadedSpec& loaded, const fs::path& folder,
                         FileHashes& hashes) {
    const std::string spec = input_path({loaded.map.file, "spec", "", ""}, loaded.root, folder);
    for (const output::Input& input : manifest.inputs) {
        if (input.role == "style") {
            continue;
        }
        if (input.role == "spec" && input.path != spec) {
            return fmt::format("its files are from another spec, {}", input.path); // another map with the same name
        }
        const auto& hash = hashes.of(input_file(input.path, loaded.root, folder), loaded.readable);
        if (!hash) {
            return fmt::format("{} is missing", input.path);
        }
        if (*hash != input.sha256) {
            return fmt::format("{} has changed", input.path);
        }
    }
    return new_companion(manifest, loaded, folder);
}

/// The manifest's inputs with the current files of the style. Files that only the map uses (logos) stay as they are.
std::vector<output::Input> with_styles(const output::Manifest& manifest, const std::set<fs::path>& files,
                                       const LoadedSpec& loaded, const fs::path& folder, FileHashes& hashes) {
    std::vector<output::Input> styles;
    std::set<std::string> names;
    for (const fs::path& file : files) {
        output::Input input{input_path({file, "style", "", "", ""}, loaded.root, folder), "", "style", "", ""};
        input.sha256 = hashes.of(file, loaded.readable).value_or(std::string());
        names.insert(input.path);
        styles.push_back(std::move(input));
    }
    std::vector<output::Input> inputs;
    bool placed = false;
    for (const output::Input& input : manifest.inputs) {
        const bool of_sheet = names.contains(input.path) || input.path.find("/symbols/") != std::string::npos ||
                              input.path.ends_with("style.yaml");
        if (input.role != "style" || !of_sheet) {
            inputs.push_back(input);
        } else if (!placed) {
            inputs.insert(inputs.end(), styles.begin(), styles.end());
            placed = true;
        }
    }
    return inputs;
}

/// A reason if an entry of the style has changed: the first one. Otherwise empty.
std::string entry_reason(const std::string& style, const std::map<std::string, std::string>& entries,
                         const style::StyleSheet& sheet) {
    for (const auto& [entry, hash] : entries) {
        if (style_hash(sheet, entry) != hash) {
            return fmt::format("{} of the style {} has changed", entry, style);
        }
    }
    return {};
}

bool same_inputs(const std::vector<output::Input>& left, const std::vector<output::Input>& right) {
    return std::ranges::equal(left, right, [](const output::Input& a, const output::Input& b) {
        return a.path == b.path && a.sha256 == b.sha256;
    });
}

/// Whether a file of role "style" was changed or removed, or a pictogram was added to one of the folders.
bool styles_touched(const output::Manifest& manifest, const LoadedSpec& loaded, const fs::path& folder,
                    FileHashes& hashes) {
    std::map<fs::path, std::size_t> pictograms; // by folder
    for (const output::Input& input : manifest.inputs) {
        if (input.role != "style") {
            continue;
        }
        const fs::path file = input_file(input.path, loaded.root, folder);
        if (hashes.of(file, loaded.readable) != input.sha256) {
            return true;
        }
        if (file.filename() == "style.yaml") {
            pictograms.emplace(file.parent_path() / "symbols", 0);
        } else if (file.extension() == ".svg") {
            ++pictograms[file.parent_path()];
        }
    }
    for (const auto& [symbols, count] : pictograms) {
        std::error_code none;
        const fs::directory_iterator all(symbols, none);
        const auto found = std::count_if(
            begin(all), end(all), [](const fs::directory_entry& entry) { return entry.path().extension() == ".svg"; });
        if (symbols.filename() == "symbols" && static_cast<std::size_t>(found) != count) {
            return true;
        }
    }
    return false;
}

void compare_styles(const output::Manifest& manifest, const LoadedSpec& loaded, const fs::path& folder,
                    FileHashes& hashes, Freshness& freshness) {
    if (!styles_touched(manifest, loaded, folder, hashes)) {
        return;
    }
    fs::path spec_folder = fs::path(loaded.map.file).parent_path();
    spec_folder = spec_folder.empty() ? "." : spec_folder;
    std::set<fs::path> files;
    for (const auto& [style, entries] : manifest.build.styles) {
        Diagnostics told_when_drawn;
        const auto sheet = read_sheet({style, {}}, spec_folder, loaded.root, told_when_drawn);
        freshness.reason =
            !sheet ? fmt::format("the style {} cannot be read", style) : entry_reason(style, entries, *sheet);
        if (!freshness.reason.empty()) {
            return;
        }
        if (style == manifest.style) {
            files = style_files(*sheet);
        }
    }
    freshness.inputs = with_styles(manifest, files, loaded, folder, hashes);
    for (const output::Input& input : freshness.inputs) {
        if (input.role == "style" &&
            hashes.of(input_file(input.path, loaded.root, folder), loaded.readable) != input.sha256) {
            freshness.reason = fmt::format("{} has changed", input.path); // a logo
            return;
        }
    }
    if (same_inputs(freshness.inputs, manifest.inputs)) {
        freshness.inputs.clear();
    }
}

} // namespace

Freshness freshness_of(const Delivery& delivery, const LoadedSpec& loaded, FileHashes& hashes) {
    const fs::path file = delivery.folder / (delivery.stem.text() + ".json");
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) {
        return {"it has not been drawn yet", {}, 0};
    }
    Diagnostics unread;
    const auto text = read_file(file, unread, yaml_max_bytes, {delivery.folder});
    const auto manifest = text ? output::read_manifest(*text, file.string(), unread) : std::nullopt;
    if (!manifest) {
        return {"its manifest cannot be read", {}, 0};
    }
    Freshness freshness;
    freshness.warnings = manifest->build.warnings;
    for (const auto& reason :
         {program_reason(*manifest, delivery.build), output_reason(*manifest, delivery.folder, file),
          input_reason(*manifest, loaded, delivery.folder, hashes)}) {
        if (!reason.empty()) {
            freshness.reason = reason;
            return freshness;
        }
    }
    compare_styles(*manifest, loaded, delivery.folder, hashes, freshness);
    return freshness;
}

} // namespace conflictmap::job
