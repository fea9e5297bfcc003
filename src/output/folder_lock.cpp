#include "output/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace conflictmap::output {

FolderLock::FolderLock(FolderLock&& other) noexcept : folder_(other.folder_) {
    other.folder_ = -1;
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(folder_, other.folder_); // `other` releases the lock that this object held
    return *this;
}

FolderLock::~FolderLock() {
    if (folder_ >= 0) {
        ::close(folder_);
    }
}

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                           std::chrono::milliseconds patience) {
    std::error_code ignored; // writing runs into the same error and reports it
    std::filesystem::create_directories(folder, ignored);
    FolderLock lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (lock.folder_ < 0) {
        return lock;
    }
    // Polls, since flock has no timeout.
    constexpr std::chrono::milliseconds pause(20);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(lock.folder_, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR)) {
        if (std::chrono::steady_clock::now() >= end) {
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
            diagnostics.output_error({folder.string(), 0, 0}, "folder-busy",
                                     "another run has been writing into this folder for " + std::to_string(seconds) +
                                         " s",
                                     "wait until it has ended, or choose another folder with -o");
            return std::nullopt;
        }
        std::this_thread::sleep_for(pause);
    }
    return lock;
}

} // namespace conflictmap::output
