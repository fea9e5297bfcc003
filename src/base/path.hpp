#pragma once
#include <filesystem>
#include <optional>

namespace conflictmap {

/// `path` as seen from `root`; nothing when it is neither `root` itself (".") nor below it. Both are made absolute and
/// their links resolved as far as they exist, so that neither a link nor ".." leads out unnoticed; what does not exist
/// counts as written. A path that cannot be resolved, such as a circle of links, is not below.
std::optional<std::filesystem::path> path_below(const std::filesystem::path& path, const std::filesystem::path& root);

bool is_below(const std::filesystem::path& path, const std::filesystem::path& root);

} // namespace conflictmap
