#pragma once
// Where the shipped data and styles are.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// The folder that holds geodata/ and styles/.
struct Root {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path geodata() const { return folder / "geodata"; }
    [[nodiscard]] std::filesystem::path styles() const { return folder / "styles"; }
    [[nodiscard]] std::filesystem::path maps() const { return folder / "maps"; }
};

/// The folder that the environment variable CONFLICTMAP_ROOT names, if any; else looked for upwards from the spec's
/// folder, then from the working folder, then from the program's own; last, share/conflictmap beside the program's
/// bin/, where an installed program has them. `given` comes before all, when it is not empty.
std::optional<Root> find_root(const std::filesystem::path& spec_folder, Diagnostics& diagnostics,
                              const std::filesystem::path& given = {});

/// Names of the shipped styles.
std::vector<std::string> style_names(const Root& root);

} // namespace conflictmap::job
