#pragma once
#include <optional>
#include <string>

#include "job/roots.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

/// A spec and the root with its data and styles. "-" is standard input.
struct LoadedSpec {
    spec::MapSpec map;
    Root root;
};
/// `root`: the folder with the data and styles; if empty, it is searched.
std::optional<LoadedSpec> load_spec(const std::string& file, Diagnostics& diagnostics,
                                    const std::filesystem::path& root = {});

/// Exit code for a run over several specs: success, the code of the only failure, or exit_some_failed.
int combined_exit_code(const std::vector<int>& codes);

} // namespace conflictmap::job
