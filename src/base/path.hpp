#pragma once
#include <filesystem>
#include <optional>
#include <vector>

namespace conflictmap {

/// `path` relative to `root`; nothing when it is neither `root` itself (".") nor below it. Both are made absolute and
/// their links resolved, so that neither a link nor ".." can lead outside unnoticed. Parts of the path that do not
/// exist are taken as written. A path that cannot be resolved, such as a circle of links, counts as outside.
std::optional<std::filesystem::path> path_below(const std::filesystem::path& path, const std::filesystem::path& root);

bool is_below(const std::filesystem::path& path, const std::filesystem::path& root);
bool is_below_one_of(const std::filesystem::path& path, const std::vector<std::filesystem::path>& roots);

} // namespace conflictmap
