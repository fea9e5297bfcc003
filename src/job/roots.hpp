#pragma once
// Finds the shipped data and styles.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// The folder that contains geodata/ and styles/.
struct Root {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path geodata() const { return folder / "geodata"; }
    [[nodiscard]] std::filesystem::path styles() const { return folder / "styles"; }
    [[nodiscard]] std::filesystem::path maps() const { return folder / "maps"; }
};

/// Searches for the root: `given`, if it is not empty; then the folder in the environment variable CONFLICTMAP_ROOT;
/// then upwards from the spec's folder, the working folder and the program's own folder; finally share/conflictmap next
/// to the program's bin/, where an installed program has it.
std::optional<Root> find_root(const std::filesystem::path& spec_folder, Diagnostics& diagnostics,
                              const std::filesystem::path& given = {});

/// Names of the shipped styles.
std::vector<std::string> style_names(const Root& root);

} // namespace conflictmap::job
