#include "job/workspace_setup.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/path.hpp"
#include "base/utf8.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

style::StyleFile style_file(const Placed<std::string>& name, const fs::path& spec_folder, const Root& root,
                            Diagnostics& diagnostics) {
    if (!style_name(name, diagnostics)) {
        return {};
    }
    fs::path shipped = root.styles() / name.value / "style.yaml";
    std::error_code failed;
    if (name.value.find('/') == std::string::npos && fs::exists(shipped, failed)) {
        return {shipped, {root.styles()}};
    }
    fs::path own = (spec_folder / name.value).lexically_normal();
    if (fs::is_directory(own, failed)) {
        own /= "style.yaml";
    }
    const fs::path relative = fs::path(name.value).lexically_normal();
    const bool climbs = relative.is_absolute() || *relative.begin() == "..";
    if (fs::exists(own, failed) && !climbs && is_below(own, spec_folder)) {
        return {own, {spec_folder}};
    }
    const auto names = style_names(root);
    const std::string close = nearest(name.value, names);
    diagnostics.error(name.place, "unknown-style", fmt::format("unknown style '{}'", name.value),
                      close.empty()
                          ? fmt::format("one of: {}, or a path below the spec's folder", fmt::join(names, ", "))
                          : fmt::format("did you mean '{}'?", close));
    return {};
}

/// Replaces values of the spec by those in the options.
void override_spec(spec::MapSpec& map, const RenderOptions& options, const Variant& variant) {
    const Place command_line{"command line", 0, 0};
    if (!variant.style.empty()) {
        map.style = {variant.style, command_line};
    }
    if (!options.worldview.empty()) {
        map.worldview = {options.worldview, command_line};
    }
    if (const auto day = parse_date(options.at)) {
        map.at = day;
    }
    if (!options.size.empty()) {
        map.size.clear();
        for (const auto& side : page_sides(options.size)) {
            map.size.push_back({side, command_line});
        }
    }
}

/// The project's own catalogues, which the spec names: untrusted as the spec is.
bool add_own_catalogues(const spec::MapSpec& map, compose::Workspace& workspace, Diagnostics& diagnostics) {
    bool fine = true;
    for (const Placed<std::string>& name : map.catalogue.values) {
        const auto file = compose::find_file(name, workspace, diagnostics);
        auto sets = file ? source::read_project_catalogue(*file, compose::readable_folders(workspace), diagnostics)
                         : std::nullopt;
        if (!sets) {
            fine = false;
            continue;
        }
        const auto before = diagnostics.all().size();
        source::add_sets(std::move(*sets), workspace.catalogue, diagnostics);
        fine = fine && diagnostics.all().size() == before;
        workspace.own_catalogues.push_back(*file);
    }
    return fine;
}

} // namespace

std::optional<Name> style_name(const Placed<std::string>& style, Diagnostics& diagnostics) {
    fs::path path = fs::path(style.value).lexically_normal();
    if (!path.has_filename() || path.filename() == "style.yaml") {
        path = path.parent_path();
    }
    const bool file = path.extension() == ".yaml";
    return Name::from((file ? path.stem() : path.filename()).string(), "a style", style.place, diagnostics);
}

std::optional<compose::Workspace> make_workspace(spec::MapSpec& map, const RenderOptions& options,
                                                 const Variant& variant, const Root& root,
                                                 const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    override_spec(map, options, variant);
    compose::Workspace workspace;
    workspace.data_root = root.geodata();
    workspace.spec_folder = fs::path(map.file).parent_path();
    if (workspace.spec_folder.empty()) {
        workspace.spec_folder = ".";
    }
    workspace.permissions = {options.allowed_folders, options.allowed_connections};
    workspace.typesetter = &typesetter;
    workspace.language = variant.language;
    workspace.worldview = map.worldview.value;
    workspace.at = map.at;
    for (const auto& [key, value] : options.values) {
        workspace.variables.emplace(key, without_direction_controls(value));
    }
    workspace.variables.emplace("map", map.map.value);
    if (map.at) {
        workspace.variables.emplace("at", format_date(*map.at, workspace.language));
    }
    auto catalogue = source::read_catalogue(root.geodata() / "catalogue.yaml", diagnostics);
    auto profiles = source::read_profiles(root.geodata() / "profiles.yaml", diagnostics);
    auto sheet = read_sheet(map.style, workspace.spec_folder, root, diagnostics);
    if (!catalogue || !profiles || !sheet) {
        return std::nullopt;
    }
    workspace.catalogue = std::move(*catalogue);
    if (!add_own_catalogues(map, workspace, diagnostics)) {
        return std::nullopt;
    }
    workspace.profiles = std::move(*profiles);
    workspace.style = std::move(*sheet);
    return workspace;
}

std::optional<style::StyleSheet> read_sheet(const Placed<std::string>& name, const fs::path& spec_folder,
                                            const Root& root, Diagnostics& diagnostics) {
    const style::StyleFile file = style_file(name, spec_folder, root, diagnostics);
    if (file.path.empty()) {
        return std::nullopt;
    }
    const auto find = [&](const std::string& base) {
        return style_file({base, {file.path.string(), 0, 0}}, spec_folder, root, diagnostics);
    };
    return style::read_style(file, find, diagnostics);
}

std::optional<std::map<std::string, std::vector<spec::LayerSpec>>> layer_groups(const Root& root,
                                                                                Diagnostics& diagnostics) {
    const fs::path file = root.geodata() / "layers.yaml";
    const auto text = read_file(file, diagnostics);
    return text ? spec::read_layer_groups(*text, file.string(), diagnostics) : std::nullopt;
}

} // namespace conflictmap::job
