#pragma once
// One run at a time writes into a folder, so that the files of a map belong together.
#include <chrono>
#include <filesystem>
#include <optional>

#include "base/diagnostics.hpp"

namespace conflictmap::output {

/// Held until it is destroyed or the process ends, however it ends: the kernel keeps it (flock on the folder itself),
/// no file is left that could be stale. Where a folder cannot be made, opened or locked (some network file systems),
/// nothing is held, and writing goes on, or says itself what is wrong.
class FolderLock {
public:
    FolderLock(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

    /// Makes the folder where it is missing, and waits while another run holds it. Nothing, with an output diagnostic,
    /// when that takes longer than `patience`.
    static std::optional<FolderLock> take(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                          std::chrono::milliseconds patience = std::chrono::seconds(30));

private:
    explicit FolderLock(int folder) : folder_(folder) {}
    int folder_; ///< -1: nothing is held
};

} // namespace conflictmap::output
