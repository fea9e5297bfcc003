#pragma once
#include <optional>
#include <string>

#include "job/roots.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

/// A spec with the root that serves it. "-" is standard input.
struct LoadedSpec {
    spec::MapSpec map;
    Root root;
};
/// `root`: the data and styles to use; empty: they are looked for.
std::optional<LoadedSpec> load_spec(const std::string& file, Diagnostics& diagnostics,
                                    const std::filesystem::path& root = {});

/// Exit code for a run over several specs: fine, the one failure's, or exit_some_failed.
int combined_exit_code(const std::vector<int>& codes);

} // namespace conflictmap::job
