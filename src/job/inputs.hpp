#pragma once
// The files that a map was made from.
#include <set>

#include "compose/workspace.hpp"
#include "scene/scene.hpp"

namespace conflictmap::job {

struct UsedFile;
struct Root;

/// Spec, style, catalogue, groups of layers, data and fonts, each once, in this order and by name. A spec from standard
/// input and sources that are no files are not among them.
std::vector<UsedFile> files_of(const spec::MapSpec& map, const compose::Workspace& workspace,
                               const compose::Reads& reads, const scene::Scene& scene, const Root& root);

/// The style's own files with its pictograms, which are read from the folder as a whole.
std::set<std::filesystem::path> style_files(const style::StyleSheet& sheet);

/// The licences of the data, each once with the credits owed under it: "CC-BY-4.0: places GeoNames. MIT." By name.
std::string licences_of(const std::vector<UsedFile>& files);

/// The file as manifests name it: "geodata/…", "styles/…", "maps/…" below the data root; "fonts/…" for fonts; else
/// relative to the manifest's folder, beginning with "./" or "../". Never absolute.
std::string input_path(const UsedFile& used, const Root& root, const std::filesystem::path& manifest_folder);

/// The file that such a path names.
std::filesystem::path input_file(const std::string& path, const Root& root,
                                 const std::filesystem::path& manifest_folder);

} // namespace conflictmap::job
