#include "cli/second_wall.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <pwd.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitized.hpp"
#include "crs/proj_files.hpp"

namespace conflictmap::cli {
namespace {

namespace fs = std::filesystem;

// Rights that Debian 12's headers do not name yet; Linux: Documentation/userspace-api/landlock.rst
constexpr std::uint64_t access_refer = 1U << 13U;    // since version 2
constexpr std::uint64_t access_truncate = 1U << 14U; // since version 3
constexpr std::uint64_t access_before_refer = access_refer - 1;

constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t read_folder = read_file | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t write_folder = read_folder | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                       LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                       LANDLOCK_ACCESS_FS_MAKE_DIR | access_refer | access_truncate;

/// Libraries, their data, and what the C library asks of the kernel.
constexpr std::array system_places{"/lib",
                                   "/lib64",
                                   "/usr/lib",
                                   "/usr/local/lib",
                                   "/usr/share",
                                   "/usr/local/share",
                                   "/etc/ld.so.cache",
                                   "/etc/localtime",
                                   "/dev/null",
                                   "/dev/urandom",
                                   "/sys/devices/system/cpu"};

/// What libpq and the C library read for a connection, below the user's home folder.
constexpr std::array settings_at_home{".pgpass", ".pg_service.conf", ".postgresql"};
constexpr std::array variables_with_settings{"PGPASSFILE",    "PGSERVICEFILE", "PGSYSCONFDIR", "PGSSLCERT", "PGSSLKEY",
                                             "PGSSLROOTCERT", "PGSSLCRL",      "PGSSLCRLDIR",  "KRB5CCNAME"};

class Handle {
public:
    explicit Handle(int number) : number_(number) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

int landlock_version() {
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

/// All rights on files that this version of Landlock knows, apart from those for control of devices.
std::uint64_t rights_of(int version) {
    return access_before_refer | (version >= 2 ? access_refer : 0) | (version >= 3 ? access_truncate : 0);
}

/// A place that does not exist needs no rule.
void allow(int ruleset, const fs::path& place, std::uint64_t rights) {
    const Handle handle(::open(place.c_str(), O_PATH | O_CLOEXEC));
    struct stat there {};
    if (!handle.is_open() || ::fstat(handle.get(), &there) != 0) {
        return;
    }
    constexpr std::uint64_t of_files = read_file | LANDLOCK_ACCESS_FS_WRITE_FILE | access_truncate;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(there.st_mode) ? rights : rights & of_files;
    rule.parent_fd = handle.get();
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

/// The user's home folder, which libpq finds in the same way. Empty if the user has none.
fs::path home() {
    if (const char* named = std::getenv("HOME"); named != nullptr && *named != '\0') {
        return named;
    }
    const passwd* user = getpwuid(geteuid()); // NOLINT(concurrency-mt-unsafe): before threads start
    return user != nullptr && user->pw_dir != nullptr ? user->pw_dir : "";
}

std::vector<fs::path> settings_of_network() {
    std::vector<fs::path> places{"/etc", "/run", "/var/run", "/tmp/krb5cc_" + std::to_string(geteuid())};
    if (const fs::path folder = home(); !folder.empty()) {
        for (const char* name : settings_at_home) {
            places.push_back(folder / name);
        }
    }
    for (const char* name : variables_with_settings) {
        if (const char* place = std::getenv(name)) {
            places.emplace_back(place);
        }
    }
    return places;
}

/// The file that LSAN_OPTIONS names; empty if it names none.
fs::path suppressions() {
    const char* options = std::getenv("LSAN_OPTIONS");
    const std::string text = options != nullptr ? options : "";
    constexpr std::string_view key = "suppressions=";
    const auto at = text.find(key);
    return at == std::string::npos ? "" : text.substr(at + key.size(), text.find(':', at) - at - key.size());
}

/// Returns whether files are confined.
bool confine_files(const Confines& confines, int version) {
    const std::uint64_t known = rights_of(version);
    landlock_ruleset_attr handled{};
    handled.handled_access_fs = known;
    const Handle ruleset(static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
    if (!ruleset.is_open()) {
        return false;
    }
    for (const char* place : system_places) {
        allow(ruleset.get(), place, read_folder);
    }
    if (sanitized) {
        // For its search for leaks, for the names of functions, and for the leaks that it leaves out by these names.
        allow(ruleset.get(), "/proc", read_folder);
        allow(ruleset.get(), "/proc/self/exe", read_folder);
        allow(ruleset.get(), suppressions(), read_folder);
    }
    for (const fs::path& place : crs::possible_data_folders()) {
        allow(ruleset.get(), place, read_folder);
    }
    for (const fs::path& place : confines.readable) {
        allow(ruleset.get(), place, read_folder);
    }
    for (const fs::path& place : confines.network ? settings_of_network() : std::vector<fs::path>{}) {
        allow(ruleset.get(), place, read_folder);
    }
    for (const fs::path& folder : confines.writable) {
        allow(ruleset.get(), folder, write_folder & known);
    }
    for (const fs::path& folder : confines.cleared) {
        allow(ruleset.get(), folder, LANDLOCK_ACCESS_FS_REMOVE_DIR);
    }
    return syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

struct Release {
    void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
};

/// Returns whether calls are confined. A call that this kernel or processor does not have cannot be made either.
bool confine_calls(bool network) {
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) {
        return false;
    }
    constexpr std::uint32_t refused = SCMP_ACT_ERRNO(EPERM);
    int failed = 0;
    const auto refuse = [&](int call) { failed |= seccomp_rule_add(filter.get(), refused, call, 0); };
    // Other programs and other processes; changes of files that Landlock does not know, or not yet in version 2; ways
    // round Landlock; calls of administrators.
    for (const int call : {SCMP_SYS(execve),
                           SCMP_SYS(execveat),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(truncate),
                           SCMP_SYS(chmod),
                           SCMP_SYS(fchmodat),
                           SCMP_SYS(chown),
                           SCMP_SYS(lchown),
                           SCMP_SYS(fchownat),
                           SCMP_SYS(setxattr),
                           SCMP_SYS(lsetxattr),
                           SCMP_SYS(removexattr),
                           SCMP_SYS(lremovexattr),
                           SCMP_SYS(utime),
                           SCMP_SYS(utimes),
                           SCMP_SYS(futimesat),
                           SCMP_SYS(utimensat),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(io_uring_enter),
                           SCMP_SYS(io_uring_register),
                           SCMP_SYS(open_by_handle_at),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(chroot),
                           SCMP_SYS(setns),
                           SCMP_SYS(unshare),
                           SCMP_SYS(bpf),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(init_module),
                           SCMP_SYS(finit_module),
                           SCMP_SYS(kexec_load)}) {
        refuse(call);
    }
    if (!sanitized) { // it traces itself
        refuse(SCMP_SYS(ptrace));
    }
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind)}) {
        if (!network) {
            refuse(call);
        }
    }
    return failed == 0 && seccomp_load(filter.get()) == 0;
}

} // namespace

SecondWall confine(const Confines& confines) {
    SecondWall wall;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return wall;
    }
    if (const int version = landlock_version(); version > 0 && confine_files(confines, version)) {
        wall.landlock = version;
    }
    wall.calls = confine_calls(confines.network);
    return wall;
}

SecondWall second_wall_of_kernel() {
    // Without a filter, a kernel that takes filters says EFAULT.
    const bool filters = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0) != 0 && errno == EFAULT;
    return {landlock_version(), filters};
}

} // namespace conflictmap::cli
