#pragma once
#include <optional>
#include <string>

#include "base/input_file.hpp"
#include "job/roots.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

/// A spec and the root with its data and styles. "-" is standard input.
struct LoadedSpec {
    spec::MapSpec map;
    Root root;
    /// Folders that files named by the spec or by a manifest may be in: the spec's own, the root, that of the fonts,
    /// and what the command line allows.
    Roots readable;
};
/// `root`: the folder with the data and styles; if empty, find_root() looks for it. `allowed`: more
/// folders that the spec may read from.
std::optional<LoadedSpec> load_spec(const std::string& file, Diagnostics& diagnostics,
                                    const std::filesystem::path& root = {}, const Roots& allowed = {});

/// Exit code for a run over several specs: success, the code of the only failure, or exit_some_failed.
int combined_exit_code(const std::vector<int>& codes);

} // namespace conflictmap::job
