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

/// `given`, if it is not empty; otherwise the folder in the environment variable CONFLICTMAP_ROOT; otherwise the
/// program's own: the source tree of the build folder that the program is in, or <prefix>/share/conflictmap of an
/// installed program. The root is trusted, so it is never looked for near a spec or in the working folder.
std::optional<Root> find_root(Diagnostics& diagnostics, const std::filesystem::path& given = {});

/// Names of the shipped styles.
std::vector<std::string> style_names(const Root& root);

} // namespace conflictmap::job
