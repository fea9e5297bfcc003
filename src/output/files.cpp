#include "output/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace conflictmap::output {

namespace fs = std::filesystem;

namespace {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    /// Some file systems (NFS, quotas) report a failed write only here.
    [[nodiscard]] bool close() {
        const int number = number_;
        number_ = -1;
        return ::close(number) == 0;
    }

private:
    int number_;
};

std::string remedy_for(int error) {
    switch (error) {
    case EACCES:
    case EPERM:
        return "give yourself permission to write there, or choose another folder with -o";
    case EROFS:
        return "the file system is read-only; choose another folder with -o";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; make room or choose another folder with -o";
    case EFBIG:
        return "the file is larger than this process may write (ulimit -f)";
    case ENOTDIR:
    case EEXIST:
        return "a part of the path is a file, not a folder; remove it or choose another folder with -o";
    case ENAMETOOLONG:
        return "shorten the map's name or the folder's";
    default:
        return {};
    }
}

class Failure {
public:
    Failure(const fs::path& file, Diagnostics& diagnostics) : file_(&file), diagnostics_(&diagnostics) {}
    bool operator()(std::string_view action, int error) const {
        diagnostics_->output_error({file_->string(), 0, 0}, "cannot-write",
                                   "cannot " + std::string(action) + ": " + std::generic_category().message(error),
                                   remedy_for(error));
        return false;
    }

private:
    const fs::path* file_;
    Diagnostics* diagnostics_;
};

/// Returns 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        if (written == 0) {
            return EIO;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

bool same_file(int folder, const std::string& name, int descriptor) {
    struct stat there {};
    struct stat here {};
    return ::fstatat(folder, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 && ::fstat(descriptor, &here) == 0 &&
           there.st_dev == here.st_dev && there.st_ino == here.st_ino;
}

/// Removes what a killed run left behind. A running process holds a lock on its temporary file until after the rename.
/// So if the lock is free, the process has ended; and only the holder of the lock may remove the name.
void remove_abandoned(int folder, const std::string& name) {
    const Descriptor old(::openat(folder, name.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (old.is_open() && ::flock(old.get(), LOCK_EX | LOCK_NB) == 0 && same_file(folder, name, old.get())) {
        ::unlinkat(folder, name.c_str(), 0);
    }
}

struct Temporary {
    Descriptor file;
    Descriptor lock; ///< the same open file: keeps the lock if `file` is closed before the rename
    std::string name;
    int error = 0;
};

/// A new locked file next to the final one. Names are numbered, not random: a run that is alone always takes the first.
Temporary new_temporary(int folder, const std::string& final_name) {
    constexpr std::size_t longest_name = 255; // NAME_MAX
    constexpr int tries = 100;
    for (int n = 0; n < tries; ++n) {
        const std::string ending = "." + std::to_string(n) + ".tmp";
        const std::string name = "." + final_name.substr(0, longest_name - 1 - ending.size()) + ending;
        for (int attempt = 0; attempt < 2; ++attempt) {
            Descriptor file(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
            if (file.is_open()) {
                if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0 && same_file(folder, name, file.get())) {
                    Descriptor lock(::fcntl(file.get(), F_DUPFD_CLOEXEC, 0));
                    const int error = lock.is_open() ? 0 : errno;
                    return {std::move(file), std::move(lock), name, error};
                }
                break; // another run took it for an abandoned file; try the next number
            }
            if (errno != EEXIST) {
                return {Descriptor(), Descriptor(), name, errno};
            }
            remove_abandoned(folder, name);
        }
    }
    return {Descriptor(), Descriptor(), {}, EEXIST};
}

} // namespace

bool write_whole(const fs::path& file, std::string_view bytes, Diagnostics& diagnostics, FolderLink link) {
    const Failure fail(file, diagnostics);
    const std::string name = file.filename().string();
    if (name.empty() || name == "." || name == "..") {
        return fail("write the file", EISDIR);
    }
    const fs::path parent = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code problem;
    fs::create_directories(parent, problem);
    if (problem && !fs::is_directory(parent)) {
        return fail("create the folder " + parent.string(), problem.value());
    }
    const Descriptor folder(
        ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (link == FolderLink::refused ? O_NOFOLLOW : 0)));
    if (!folder.is_open() && link == FolderLink::refused && fs::is_symlink(parent)) {
        diagnostics.output_error({parent.string(), 0, 0}, "folder-is-link",
                                 "the folder of the map is a link, which is not followed",
                                 "remove the link, or choose another folder with -o");
        return false;
    }
    if (!folder.is_open()) {
        return fail("open the folder " + parent.string(), errno);
    }
    // A link is replaced itself, never followed. A folder cannot be replaced, and a device or pipe must not be.
    struct stat old {};
    if (::fstatat(folder.get(), name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(old.st_mode) &&
        !S_ISLNK(old.st_mode)) {
        diagnostics.output_error({file.string(), 0, 0}, "not-a-file",
                                 S_ISDIR(old.st_mode) ? "there is a folder of this name"
                                                      : "this is a device, pipe or socket, not a file",
                                 "remove it or choose another folder with -o");
        return false;
    }

    Temporary temporary = new_temporary(folder.get(), name);
    if (!temporary.file.is_open()) {
        return fail("create a file in " + parent.string(), temporary.error);
    }
    const auto give_up = [&](std::string_view action, int error) {
        ::unlinkat(folder.get(), temporary.name.c_str(), 0);
        return fail(action, error);
    };
    if (temporary.error != 0) {
        return give_up("lock the file", temporary.error);
    }
    if (const int error = write_all(temporary.file.get(), bytes)) {
        return give_up("write the file", error);
    }
    if (::fsync(temporary.file.get()) != 0) {
        return give_up("flush the file to disk", errno);
    }
    if (!temporary.file.close()) {
        return give_up("close the file", errno);
    }
    if (::renameat(folder.get(), temporary.name.c_str(), folder.get(), name.c_str()) != 0) {
        return give_up("rename the finished file", errno);
    }
    // Some file systems cannot sync a folder and report EINVAL.
    if (::fsync(folder.get()) != 0 && errno != EINVAL) {
        return fail("flush the folder to disk", errno);
    }
    return true;
}

} // namespace conflictmap::output
