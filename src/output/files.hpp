#pragma once
// Files get their final name only when they are complete.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace conflictmap::output {

/// Whether the folder of a file may be a symbolic link. The folder of a map may not: it could lead out of the output
/// folder that the user named.
enum class FolderLink { followed, refused };

/// Writes all bytes to a temporary file in the same folder (O_EXCL, no links followed), syncs it, renames it to the
/// final name and syncs the folder. Creates missing folders. If the final name is a symbolic link, it is replaced, not
/// followed; if it is a folder, device or pipe, it is refused. On failure, no partial file is left, an output
/// diagnostic says what failed, and the result is false. The old file, if any, is then untouched; only if the very last
/// step (syncing the folder) failed, the new file is in place and complete. If two processes write the same file, one
/// of them is last. Temporary files of a killed process are removed by the next one.
bool write_whole(const std::filesystem::path& file, std::string_view bytes, Diagnostics& diagnostics,
                 FolderLink link = FolderLink::followed);

} // namespace conflictmap::output
