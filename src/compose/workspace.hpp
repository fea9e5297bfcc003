#pragma once
// The information that all parts of composing a map need.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/input_file.hpp"
#include "source/catalogue.hpp"
#include "source/reader.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::compose {

/// The files of a source, with their licence and credit.
struct ReadFiles {
    std::vector<std::string> files;
    std::string licence;
    std::string credit; ///< in the map's language
};

/// Everything that was read for a map, in the order of reading.
using Reads = std::vector<ReadFiles>;

/// What a spec may read in addition to its own folder and the data root. Set on the command line, never by a spec.
struct Permissions {
    std::vector<std::filesystem::path> folders;
    std::vector<std::string> connections; ///< in full, as in the spec, or only their beginning ("PG:")
};

struct Workspace {
    std::filesystem::path data_root;   ///< geodata/
    std::filesystem::path spec_folder; ///< the base of paths in the spec
    Permissions permissions;
    source::Catalogue catalogue;                       ///< the program's, with the sets of the project's catalogues
    std::vector<std::filesystem::path> own_catalogues; ///< those of the project
    source::Profiles profiles;
    style::StyleSheet style;
    const text::Typesetter* typesetter = nullptr;
    std::string language = "en";
    std::string worldview = "un";
    std::optional<Date> at;
    std::map<std::string, std::string> variables; ///< {at}, {map} ... in texts
    std::vector<spec::LayerSpec> layers;          ///< the map's own layers, with groups expanded
};

/// The folders that files named by the spec may be in: its own, the data root, and what the command line allows.
Roots readable_folders(const Workspace& workspace);

/// How to read a layer's source. Looks up catalogue names first, then paths below the spec's folder or the data root.
/// Returns nothing, with a diagnostic, if there is no such source, if it may not be read, or if it has dates but no
/// data for the requested day. `entry` is set if the source is a set of the catalogue.
struct Located {
    source::Request request;
    const source::Entry* entry = nullptr;
};
std::optional<Located> locate(const spec::LayerSpec& layer, const Workspace& workspace, Diagnostics& diagnostics);

/// Reads a located source and adds its files to `reads`.
std::optional<source::Table> read(const Located& located, const Workspace& workspace, Reads& reads,
                                  Diagnostics& diagnostics);

/// The same for a source that is given only by name (view, clip, erase, figures). The id of a layer stands for the
/// source of that layer. A file that is also the source of a layer is read with that layer's crs, encoding and columns.
/// `fields`: those that are read, if not only places are used; see used_fields.hpp.
std::optional<source::Table> read_named(const Placed<std::string>& name, const std::string& where,
                                        const source::WantedFields& fields, const Workspace& workspace, Reads& reads,
                                        Diagnostics& diagnostics);

/// Finds a file of the user's that is not data, such as a logo or a catalogue: below the spec's folder, the data root
/// or a folder that the command line allows. Returns nothing, with a diagnostic, if it does not exist or is elsewhere.
std::optional<std::filesystem::path> find_file(const Placed<std::string>& name, const Workspace& workspace,
                                               Diagnostics& diagnostics);

/// All polygons of a table as one geometry.
geom::Polygons<geom::Lonlat> all_polygons(const source::Table& table);

} // namespace conflictmap::compose
