#pragma once
// The files that a map is made from.
#include <set>

#include "compose/workspace.hpp"
#include "scene/scene.hpp"

namespace conflictmap::job {

struct UsedFile;
struct Root;

/// Spec, style, catalogue, groups of layers, data and fonts, each once, in this order and by name. Omits a spec from
/// standard input and sources that are not files.
std::vector<UsedFile> files_of(const spec::MapSpec& map, const compose::Workspace& workspace,
                               const compose::Reads& reads, const scene::Scene& scene, const Root& root);

/// The style's own files and its pictograms, which are read as a whole folder.
std::set<std::filesystem::path> style_files(const style::StyleSheet& sheet);

/// The licences of the data in order of name, each once, with the credits that they require: "CC-BY-4.0: places
/// GeoNames. MIT."
std::string licences_of(const std::vector<UsedFile>& files);

/// The path of the file in manifests: "geodata/…", "styles/…", "maps/…" below the data root; "fonts/…" for fonts;
/// otherwise relative to the manifest's folder, beginning with "./" or "../". Never absolute.
std::string input_path(const UsedFile& used, const Root& root, const std::filesystem::path& manifest_folder);

/// The inverse of input_path: the file for such a path.
std::filesystem::path input_file(const std::string& path, const Root& root,
                                 const std::filesystem::path& manifest_folder);

} // namespace conflictmap::job
