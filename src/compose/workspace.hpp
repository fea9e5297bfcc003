#pragma once
// What every part of composing a map needs to know.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "source/catalogue.hpp"
#include "source/reader.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::compose {

/// Files that a source was read from, with their licence and credit.
struct ReadFiles {
    std::vector<std::string> files;
    std::string licence;
    std::string credit; ///< in the map's language
};

/// Everything that was read for a map, in the order of reading.
using Reads = std::vector<ReadFiles>;

/// What a spec may read besides its own folder and the data root: set on the command line, never by a spec.
struct Permissions {
    std::vector<std::filesystem::path> folders;
    std::vector<std::string> connections; ///< whole, as in the spec; or what they start with ("PG:")
};

struct Workspace {
    std::filesystem::path data_root;   ///< geodata/
    std::filesystem::path spec_folder; ///< paths in the spec start here
    Permissions permissions;
    source::Catalogue catalogue;
    source::Profiles profiles;
    style::StyleSheet style;
    const text::Typesetter* typesetter = nullptr;
    std::string language = "en";
    std::string worldview = "un";
    std::optional<Date> at;
    std::map<std::string, std::string> variables; ///< {at}, {map} ... in texts
    std::vector<spec::LayerSpec> layers;          ///< the map's own, groups expanded
};

/// How to read a layer's source: catalogue names first, then paths below the spec's folder or the data root.
/// Nothing with a diagnostic when there is no such source, when it may not be read, or when it has dates but no data
/// for the requested day. `entry` is set when the source is a set of the catalogue.
struct Located {
    source::Request request;
    const source::Entry* entry = nullptr;
};
std::optional<Located> locate(const spec::LayerSpec& layer, const Workspace& workspace, Diagnostics& diagnostics);

/// Reads what was located and adds its files to `reads`.
std::optional<source::Table> read(const Located& located, const Workspace& workspace, Reads& reads,
                                  Diagnostics& diagnostics);

/// The same for a source that is only named (view, clip, erase, figures). A layer's id names what that layer reads; a
/// file that a layer reads, too, is read with that layer's crs, encoding and columns.
std::optional<source::Table> read_named(const Placed<std::string>& name, const std::string& where,
                                        const Workspace& workspace, Reads& reads, Diagnostics& diagnostics);

/// The user's file that is not data, such as a logo: below the spec's folder, the data root or a folder that the
/// command line allows. Nothing with a diagnostic when there is none, or when it is elsewhere.
std::optional<std::filesystem::path> find_file(const Placed<std::string>& name, const Workspace& workspace,
                                               Diagnostics& diagnostics);

/// All polygons of a table as one.
geom::Polygons<geom::Lonlat> all_polygons(const source::Table& table);

} // namespace conflictmap::compose
