#pragma once
// Lets only one run at a time write into a folder, so that the files of a map belong together.
#include <chrono>
#include <filesystem>
#include <optional>

#include "base/diagnostics.hpp"

namespace conflictmap::output {

/// Held until it is destroyed or the process ends in any way: the kernel keeps the lock (flock on the folder itself),
/// so no stale lock file is left behind. If a folder cannot be created, opened or locked (some network file systems),
/// nothing is held; writing then goes on, or reports the error itself.
class FolderLock {
public:
    FolderLock(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

    /// Creates the folder if it is missing, and waits while another run holds it. Returns nothing, with an output
    /// diagnostic, if that takes longer than `patience`.
    static std::optional<FolderLock> take(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                          std::chrono::milliseconds patience = std::chrono::seconds(30));

private:
    explicit FolderLock(int folder) : folder_(folder) {}
    int folder_; ///< -1 if nothing is held
};

} // namespace conflictmap::output
