#pragma once
// The project's own data, styles and maps, ready for tests. Pages are composed once for all tests.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "compose/view.hpp"
#include "job/compose_map.hpp"
#include "job/workspace_setup.hpp"
#include "project.hpp"
#include "shared.hpp"

namespace workbench {

namespace cm = conflictmap;
namespace fs = std::filesystem;

inline cm::job::Root root() {
    return {fs::path(project::root())};
}

using shared::typesetter;

/// Names of the standard maps: the stems of maps/*.yaml.
inline std::vector<std::string> map_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root().maps())) {
        if (entry.path().extension() == ".yaml") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    REQUIRE(names.size() >= 9); // grows with new files, so that none is missed
    return names;
}

/// Names of the shipped styles: the folders of styles/.
inline std::vector<std::string> style_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root().styles())) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    REQUIRE(names.size() >= 3); // grows with new files, so that none is missed
    return names;
}

using shared::told;

inline cm::spec::MapSpec map_spec(const std::string& name) {
    cm::Diagnostics diagnostics;
    const std::string file = (root().maps() / (name + ".yaml")).string();
    const auto text = cm::read_file(file, diagnostics);
    REQUIRE(text);
    auto map = cm::spec::read_map_spec(*text, file, diagnostics);
    INFO(told(diagnostics));
    REQUIRE(map);
    return std::move(*map);
}

/// A spec written in the test, as if it were in maps/.
inline cm::spec::MapSpec spec_from(const std::string& text) {
    cm::Diagnostics diagnostics;
    auto map = cm::spec::read_map_spec(text, (root().maps() / "test.yaml").string(), diagnostics);
    INFO(told(diagnostics));
    REQUIRE(map);
    return std::move(*map);
}

inline cm::compose::Workspace workspace_of(cm::spec::MapSpec& map, const std::string& language = "en") {
    cm::Diagnostics diagnostics;
    auto workspace = cm::job::make_workspace(map, {}, {"", language}, root(), typesetter(), diagnostics);
    INFO(told(diagnostics));
    REQUIRE(workspace);
    return std::move(*workspace);
}

/// The workspace of a plain map of Ukraine on a day.
inline cm::compose::Workspace workspace_on(const std::string& day = "2025-03-18", const std::string& language = "en") {
    auto map = spec_from("map: t\nat: " + day + "\nview: { around: areas/ukraine }\nlayers: []\n");
    return workspace_of(map, language);
}

/// The style of a map that names none.
inline const cm::style::StyleSheet& sheet() {
    static const cm::style::StyleSheet all = workspace_on().style;
    return all;
}

/// For reading the style, when the record of look-ups is not needed.
inline cm::style::Lookup& lookup() {
    static cm::style::Lookup all(sheet());
    return all;
}

inline const std::map<std::string, std::vector<cm::spec::LayerSpec>>& groups() {
    static const auto all = [] {
        cm::Diagnostics diagnostics;
        auto read = cm::job::layer_groups(root(), diagnostics);
        INFO(told(diagnostics));
        REQUIRE(read);
        return std::move(*read);
    }();
    return all;
}

/// Layer specs written as the list under `layers:`.
inline std::vector<cm::spec::LayerSpec> layer_specs(const std::string& items) {
    return spec_from("map: t\nview: { around: areas/ukraine }\nlayers:\n" + items).layers;
}

/// Ids of a standard map's layers, in the order of its spec.
inline std::vector<std::string> layer_ids(const std::string& name) {
    cm::Diagnostics diagnostics;
    std::vector<std::string> ids;
    for (const auto& layer : cm::spec::expand_groups(map_spec(name).layers, groups(), diagnostics)) {
        ids.push_back(layer.id);
    }
    return ids;
}

/// A list of what was read, when it is not needed.
inline cm::compose::Reads& reads() {
    static cm::compose::Reads log;
    return log;
}

/// Layers that are read without diagnostics.
inline std::vector<cm::compose::Layer> load(const std::string& items, const cm::compose::Workspace& workspace) {
    cm::Diagnostics diagnostics;
    auto layers = cm::compose::load_layers(layer_specs(items), workspace, lookup(), std::nullopt, reads(), diagnostics);
    INFO(told(diagnostics));
    REQUIRE(diagnostics.all().empty());
    return layers;
}

/// The map of a spec; nothing, with diagnostics, on errors.
inline std::optional<cm::job::ComposedMap> compose(cm::spec::MapSpec map, cm::Diagnostics& diagnostics,
                                                   const cm::job::Variant& variant = {},
                                                   const cm::RenderOptions& options = {}) {
    return cm::job::compose_map(std::move(map), options, variant, root(), typesetter(), diagnostics);
}

/// Its page alone.
inline std::optional<cm::layout::Page> page_of(cm::spec::MapSpec map, cm::Diagnostics& diagnostics,
                                               const cm::job::Variant& variant = {},
                                               const cm::RenderOptions& options = {}) {
    auto made = compose(std::move(map), diagnostics, variant, options);
    return made ? std::optional(std::move(made->page)) : std::nullopt;
}

struct Composed {
    std::optional<cm::job::ComposedMap> map;
    const cm::layout::Page* page = nullptr; ///< of the map
    cm::Diagnostics diagnostics;
};

/// A standard map's page in a language and a style, composed once.
inline const Composed& composed(const std::string& name, const std::string& language = "en",
                                const std::string& style = "report-light") {
    static std::map<std::string, Composed> all;
    const std::string key = name + "." + style + "." + language;
    const auto found = all.find(key);
    if (found != all.end()) {
        return found->second;
    }
    Composed& made = all[key];
    made.map = compose(map_spec(name), made.diagnostics, {style, language});
    made.page = made.map ? &made.map->page : nullptr;
    return made;
}

/// The first group with this id, at any depth.
inline const cm::scene::Group* find_group(const cm::scene::Group& group, const std::string& id) {
    if (group.id == id) {
        return &group;
    }
    for (const auto& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<cm::scene::Group>>(&item)) {
            if (const auto* found = find_group(**child, id)) {
                return found;
            }
        }
    }
    return nullptr;
}

/// Every text of a group, in drawing order.
inline void collect_texts(const cm::scene::Group& group, std::vector<cm::scene::Text>& texts) {
    for (const auto& item : group.items) {
        if (const auto* text = std::get_if<cm::scene::Text>(&item)) {
            texts.push_back(*text);
        } else if (const auto* child = std::get_if<std::unique_ptr<cm::scene::Group>>(&item)) {
            collect_texts(**child, texts);
        }
    }
}
inline std::vector<cm::scene::Text> texts_of(const cm::scene::Group& group) {
    std::vector<cm::scene::Text> texts;
    collect_texts(group, texts);
    return texts;
}

inline void collect_paths(const cm::scene::Group& group, std::vector<const cm::scene::Path*>& paths) {
    for (const auto& item : group.items) {
        if (const auto* path = std::get_if<cm::scene::Path>(&item)) {
            paths.push_back(path);
        } else if (const auto* child = std::get_if<std::unique_ptr<cm::scene::Group>>(&item)) {
            collect_paths(**child, paths);
        }
    }
}
inline std::vector<const cm::scene::Path*> paths_of(const cm::scene::Group& group) {
    std::vector<const cm::scene::Path*> paths;
    collect_paths(group, paths);
    return paths;
}

/// The texts' lines joined by spaces, for searching.
inline std::string joined_texts(const cm::scene::Group& group) {
    std::string all;
    for (const auto& text : texts_of(group)) {
        all += (all.empty() ? "" : " ") + text.text;
    }
    return all;
}

} // namespace workbench
