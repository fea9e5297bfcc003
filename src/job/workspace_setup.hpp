#pragma once
// Turns a map spec and the command line into the workspace for composing.
#include "base/name.hpp"
#include "compose/workspace.hpp"
#include "job/options.hpp"
#include "job/roots.hpp"

namespace conflictmap::job {

/// Applies the options to the spec, and reads catalogue and style. Returns nothing, with diagnostics, on errors.
std::optional<compose::Workspace> make_workspace(spec::MapSpec& map, const RenderOptions& options,
                                                 const Variant& variant, const Root& root,
                                                 const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// The name of a style in file names: a shipped style by its name, a path by its folder's ("looks/mine" and
/// "looks/mine/style.yaml" are "mine") or by its file's without ".yaml". Nothing, with a diagnostic,
/// when that is not a name.
std::optional<Name> style_name(const Placed<std::string>& style, Diagnostics& diagnostics);

/// A style by its shipped name or its path below the spec's folder, including the styles that it extends.
std::optional<style::StyleSheet> read_sheet(const Placed<std::string>& name, const std::filesystem::path& spec_folder,
                                            const Root& root, Diagnostics& diagnostics);

/// The named groups of layers in geodata/layers.yaml.
std::optional<std::map<std::string, std::vector<spec::LayerSpec>>> layer_groups(const Root& root,
                                                                                Diagnostics& diagnostics);

} // namespace conflictmap::job
