#pragma once
// Turns a map spec and the command line into the workspace for composing.
#include "compose/workspace.hpp"
#include "job/options.hpp"
#include "job/roots.hpp"

namespace conflictmap::job {

/// Applies the options to the spec, and reads catalogue and style. Returns nothing, with diagnostics, on errors.
std::optional<compose::Workspace> make_workspace(spec::MapSpec& map, const RenderOptions& options,
                                                 const Variant& variant, const Root& root,
                                                 const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// A style by its shipped name or its path below the spec's folder, including the styles that it extends.
std::optional<style::StyleSheet> read_sheet(const Placed<std::string>& name, const std::filesystem::path& spec_folder,
                                            const Root& root, Diagnostics& diagnostics);

/// The named groups of layers in geodata/layers.yaml.
std::optional<std::map<std::string, std::vector<spec::LayerSpec>>> layer_groups(const Root& root,
                                                                                Diagnostics& diagnostics);

} // namespace conflictmap::job
