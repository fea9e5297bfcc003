#include "compose/workspace.hpp"

#include <algorithm>

#include "base/path.hpp"

namespace conflictmap::compose {
namespace {

namespace fs = std::filesystem;

/// Names of files near one that the author may have meant, as written from the spec's folder. A hint says nothing of
/// other folders: neither of those outside, nor of what a link inside leads to.
std::vector<std::string> names_near(const fs::path& written, const Workspace& workspace) {
    const auto allowed = readable_folders(workspace);
    std::vector<std::string> names;
    const fs::path folder = workspace.spec_folder / written.parent_path();
    if (!is_below_one_of(folder, allowed)) {
        return names;
    }
    std::error_code failed;
    for (fs::directory_iterator file(folder, failed), end; !failed && file != end; file.increment(failed)) {
        if (is_below_one_of(file->path(), allowed)) {
            names.push_back((written.parent_path() / file->path().filename()).string());
        }
    }
    return names;
}

/// Resolves a path from a spec: below the spec's folder, the data root or a folder that the command line allows.
std::optional<fs::path> find_path(const Placed<std::string>& name, const Workspace& workspace,
                                  Diagnostics& diagnostics) {
    const fs::path written(name.value);
    const auto allowed = readable_folders(workspace);
    bool escapes = written.is_absolute();
    for (const fs::path& root : {workspace.spec_folder, workspace.data_root}) {
        const fs::path path = written.is_absolute() ? written : root / written;
        std::error_code ignored;
        if (!fs::exists(path, ignored)) {
            continue;
        }
        if (is_below_one_of(path, allowed)) {
            return path;
        }
        escapes = true;
    }
    if (escapes) {
        diagnostics.error(name.place, "path-outside", fmt::format("'{}' lies outside the spec's folder", name.value),
                          "copy the file next to the spec, or below geodata/, or allow its folder with --allow-path");
        return std::nullopt;
    }
    std::vector<std::string> names = names_near(written, workspace);
    for (const auto& [known, entry] : workspace.catalogue.sets) {
        names.push_back(known);
    }
    std::sort(names.begin(), names.end());
    const std::string close = nearest(name.value, names);
    diagnostics.data_error(
        name.place, "unknown-source",
        fmt::format("no source '{}': neither a set of geodata/ nor a file below the spec's folder", name.value),
        close.empty() ? "see `conflictmap list sources`" : fmt::format("did you mean '{}'?", close));
    return std::nullopt;
}

/// Finds a set by its full name, or by the part after the slash if only one set has it ("ukraine" for "areas/ukraine").
const source::Entry* find_entry(const std::map<std::string, source::Entry>& sets, const std::string& name) {
    const auto whole = sets.find(name);
    if (whole != sets.end() || name.find('/') != std::string::npos) {
        return whole != sets.end() ? &whole->second : nullptr;
    }
    const auto ends_so = [&](const auto& entry) { return entry.first.ends_with("/" + name); };
    const auto found = std::find_if(sets.begin(), sets.end(), ends_so);
    return std::count_if(sets.begin(), sets.end(), ends_so) == 1 ? &found->second : nullptr;
}

/// The requested day, if the layer or the map has one.
std::optional<Date> day_of(const spec::LayerSpec& layer, const Workspace& workspace, Diagnostics& diagnostics) {
    if (!layer.at || layer.at->value == "{at}") {
        return workspace.at;
    }
    const auto day = parse_date(layer.at->value);
    if (!day) {
        diagnostics.error(layer.at->place, "wrong-value",
                          fmt::format("expected a date such as 2025-03-18 or {{at}}, found '{}'", layer.at->value));
    }
    return day;
}

bool knows(const source::Entry& entry, const std::optional<Date>& day, const spec::LayerSpec& layer,
           Diagnostics& diagnostics) {
    const Place place = layer.at ? layer.at->place : layer.source->place;
    if (!day) {
        diagnostics.error(place, "no-date", fmt::format("'{}' has data by date, but the map has no date", entry.name),
                          "add 'at: 2025-03-18' to the map or to the layer");
        return false;
    }
    if ((entry.known_from && *day < *entry.known_from) || (entry.known_to && *day > *entry.known_to)) {
        diagnostics.data_error(
            place, "date-unknown", fmt::format("'{}' has no data for {}", entry.name, to_iso(*day)),
            fmt::format("choose a day from {} to {}", to_iso(*entry.known_from), to_iso(*entry.known_to)));
        return false;
    }
    return true;
}

std::optional<fs::path> file_of(const source::Entry& entry, const spec::LayerSpec& layer, Diagnostics& diagnostics) {
    if (layer.part.empty()) {
        return entry.folder / entry.file;
    }
    const auto part = entry.parts.find(layer.part);
    if (part != entry.parts.end()) {
        return entry.folder / part->second;
    }
    std::vector<std::string> names;
    for (const auto& [name, file] : entry.parts) {
        names.push_back(name);
    }
    diagnostics.error(layer.source->place, "unknown-part", fmt::format("'{}' has no part '{}'", entry.name, layer.part),
                      names.empty() ? "remove 'part'" : fmt::format("one of: {}", fmt::join(names, ", ")));
    return std::nullopt;
}

bool is_connection(const std::string& name) {
    const auto prefixes = source::connection_prefixes();
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
}

/// A connection may be allowed in full or by its kind ("PG:"). Messages never show a connection: it may contain a
/// password.
bool may_connect(const Placed<std::string>& name, const Workspace& workspace, Diagnostics& diagnostics) {
    const auto prefixes = source::connection_prefixes();
    for (const auto& allowed : workspace.permissions.connections) {
        const bool any = std::find(prefixes.begin(), prefixes.end(), allowed) != prefixes.end();
        if (name.value == allowed || (any && name.value.starts_with(allowed))) {
            return true;
        }
    }
    diagnostics.error(name.place, "connection-denied", "a spec may not open a connection by itself",
                      "allow it on the command line: --allow-connection with the same text as in the spec");
    return false;
}

/// Returns nothing, with a diagnostic, if there is no such profile.
std::optional<source::Profile> profile_of(const Placed<std::string>& name, const Workspace& workspace,
                                          Diagnostics& diagnostics) {
    if (const auto found = workspace.profiles.find(name.value); found != workspace.profiles.end()) {
        return found->second;
    }
    std::vector<std::string> names;
    for (const auto& [known, profile] : workspace.profiles) {
        names.push_back(known);
    }
    const auto close = nearest(name.value, names);
    diagnostics.error(name.place, "unknown-profile", fmt::format("unknown profile '{}'", name.value),
                      close.empty() ? fmt::format("one of: {}", fmt::join(names, ", "))
                                    : fmt::format("did you mean '{}'?", close));
    return std::nullopt;
}

} // namespace

Roots readable_folders(const Workspace& workspace) {
    Roots folders{workspace.spec_folder, workspace.data_root};
    folders.insert(folders.end(), workspace.permissions.folders.begin(), workspace.permissions.folders.end());
    return folders;
}

std::optional<Located> locate(const spec::LayerSpec& layer, const Workspace& workspace, Diagnostics& diagnostics) {
    Located located;
    source::Request& request = located.request;
    request.shown = layer.source->value;
    request.place = layer.source->place;
    if (const source::Entry* entry = find_entry(workspace.catalogue.sets, layer.source->value)) {
        located.entry = entry;
        const auto file = file_of(*entry, layer, diagnostics);
        if (!file) {
            return std::nullopt;
        }
        request.path = *file;
        if (!entry->time_from.empty()) {
            request.at = day_of(layer, workspace, diagnostics);
            if (!request.at && layer.at && layer.at->value != "{at}") {
                return std::nullopt; // not a date, which has been reported
            }
            if (!knows(*entry, request.at, layer, diagnostics)) {
                return std::nullopt;
            }
            request.time_from = entry->time_from;
            request.time_to = entry->time_to;
        }
    } else if (is_connection(layer.source->value)) {
        if (!may_connect(*layer.source, workspace, diagnostics)) {
            return std::nullopt;
        }
        request.connection = layer.source->value;
        request.shown = layer.layer.empty() ? "the database" : "table " + layer.layer;
    } else {
        const auto path = find_path(*layer.source, workspace, diagnostics);
        if (!path) {
            return std::nullopt;
        }
        request.path = *path;
    }
    if (layer.where) {
        request.where = layer.where->value;
        request.where_place = layer.where->place;
    }
    request.layer = layer.layer;
    request.crs = layer.crs;
    request.encoding = layer.encoding;
    request.x = layer.x;
    request.y = layer.y;
    request.wkt = layer.wkt;
    request.roots = readable_folders(workspace);
    if (layer.profile) {
        request.profile = profile_of(*layer.profile, workspace, diagnostics);
        if (!request.profile) {
            return std::nullopt;
        }
    }
    request.rename = layer.fields;
    return located;
}

std::optional<source::Table> read(const Located& located, const Workspace& workspace, Reads& reads,
                                  Diagnostics& diagnostics) {
    auto table = source::read(located.request, diagnostics);
    if (table) {
        const source::Entry* entry = located.entry;
        reads.push_back({table->files, entry != nullptr ? entry->licence : "",
                         entry != nullptr ? in_language(entry->credit, workspace.language) : ""});
    }
    return table;
}

std::optional<source::Table> read_named(const Placed<std::string>& name, const std::string& where,
                                        const source::WantedFields& fields, const Workspace& workspace, Reads& reads,
                                        Diagnostics& diagnostics) {
    spec::LayerSpec layer;
    for (const spec::LayerSpec& known : workspace.layers) {
        if (known.source && (known.id == name.value || known.source->value == name.value)) {
            layer = known;
            layer.where = known.id == name.value ? known.where : std::nullopt;
            layer.part = known.id == name.value ? known.part : std::string();
            break;
        }
    }
    if (!layer.source) {
        layer.source = name;
    }
    layer.source->place = name.place;
    if (!where.empty()) {
        layer.where = Placed<std::string>{where, name.place};
    }
    auto located = locate(layer, workspace, diagnostics);
    if (located) {
        located->request.fields = fields;
    }
    return located ? read(*located, workspace, reads, diagnostics) : std::nullopt;
}

std::optional<fs::path> find_file(const Placed<std::string>& name, const Workspace& workspace,
                                  Diagnostics& diagnostics) {
    const auto allowed = readable_folders(workspace);
    const fs::path path = workspace.spec_folder / name.value;
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) {
        diagnostics.error(name.place, "unknown-file", fmt::format("no file '{}' below the spec's folder", name.value),
                          "copy it there");
        return std::nullopt;
    }
    if (!is_below_one_of(path, allowed)) {
        diagnostics.error(name.place, "path-outside", fmt::format("'{}' lies outside the spec's folder", name.value),
                          "copy the file next to the spec, or allow its folder with --allow-path");
        return std::nullopt;
    }
    return path;
}

geom::Polygons<geom::Lonlat> all_polygons(const source::Table& table) {
    geom::Polygons<geom::Lonlat> all;
    for (const source::Feature& feature : table.features) {
        if (const auto* polygons = std::get_if<geom::Polygons<geom::Lonlat>>(&feature.geometry)) {
            all.polygons.insert(all.polygons.end(), polygons->polygons.begin(), polygons->polygons.end());
        }
    }
    return all;
}

} // namespace conflictmap::compose
