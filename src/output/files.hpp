#pragma once
// Files get their final name only when complete.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace conflictmap::output {

/// Writes all bytes to a temporary file in the same folder (O_EXCL, no links followed), syncs, renames over the final
/// name and syncs the folder. Creates missing folders. A symbolic link of the final name is replaced, not followed; a
/// folder, device or pipe of that name is refused. On any failure nothing half written is left, an output diagnostic
/// says what failed, and the result is false; the old file, if any, is untouched, unless the very last step (syncing
/// the folder) failed: then the new file stands, complete. Two processes may write the same file: one of the two is
/// the last. What a killed process left behind is removed by the next one.
bool write_whole(const std::filesystem::path& file, std::string_view bytes, Diagnostics& diagnostics);

} // namespace conflictmap::output
