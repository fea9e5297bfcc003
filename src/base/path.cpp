#include "base/path.hpp"

#include <algorithm>

#include "base/first_wall.hpp"

namespace conflictmap {
namespace {

/// Empty when it cannot be resolved.
std::filesystem::path resolved(const std::filesystem::path& path) {
    std::error_code failed;
    // Without the working folder, a path that does not exist would stay relative.
    std::filesystem::path whole = std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
    return failed ? std::filesystem::path() : whole;
}

} // namespace

std::optional<std::filesystem::path> path_below(const std::filesystem::path& path, const std::filesystem::path& root) {
    const std::filesystem::path from = resolved(root);
    const std::filesystem::path relative = resolved(path).lexically_relative(from);
    const bool below = !from.empty() && !relative.empty() && *relative.begin() != "..";
    return below ? std::optional(relative) : std::nullopt;
}

bool is_below(const std::filesystem::path& path, const std::filesystem::path& root) {
    return !first_wall_stands() || path_below(path, root).has_value();
}

bool is_below_one_of(const std::filesystem::path& path, const std::vector<std::filesystem::path>& roots) {
    return std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return is_below(path, root); });
}

} // namespace conflictmap
