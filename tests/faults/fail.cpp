// Loaded into the program with LD_PRELOAD. It makes the n-th call of a kind, on files below a folder, fail, or ends the
// process there. Controlled by environment variables:
//   FAULT_BELOW  the folder, absolute
//   FAULT_CALL   open, write, fsync, close, rename, or any
//   FAULT_AT     which of these calls, from 1; 0: none, only count
//   FAULT_HOW    ENOSPC, EIO, short (a write of half the bytes, followed by ENOSPC), kill-before, kill-after
//   FAULT_COUNT  a file to which the name of each call is appended, one per line
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

const char* told(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

template <class Function> Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool below(const char* path) {
    const char* folder = told("FAULT_BELOW");
    const std::size_t length = std::strlen(folder);
    return length > 0 && std::strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

bool concerns(int descriptor) {
    char link[32];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return false;
    }
    path[length] = '\0';
    return below(path);
}

/// Opened when the library is loaded: later, the program may not write there. Negative: not wanted.
int count_file() {
    static const int descriptor = [] {
        const char* file = told("FAULT_COUNT");
        return *file == '\0' ? -1
                             : next<int (*)(const char*, int, ...)>("open")(
                                   file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    }();
    return descriptor;
}
[[gnu::constructor]] void open_count_file() {
    count_file();
}

void note(const char* call) {
    if (count_file() < 0) {
        return;
    }
    const int kept = errno;
    char line[32];
    const int length = std::snprintf(line, sizeof line, "%s\n", call);
    (void)!next<ssize_t (*)(int, const void*, std::size_t)>("write")(count_file(), line,
                                                                     static_cast<std::size_t>(length));
    errno = kept;
}

enum class Fault { none, error, half, kill_after };

int calls = 0;
bool full = false; // after half a write, all later writes fail

/// The fault for this call, if it is the chosen one; ends the process if it must end before the call.
Fault fault_of(const char* call) {
    note(call);
    const char* which = told("FAULT_CALL");
    const char* how = told("FAULT_HOW");
    if (full && std::strcmp(call, "write") == 0) {
        errno = ENOSPC;
        return Fault::error;
    }
    if ((std::strcmp(which, "any") != 0 && std::strcmp(which, call) != 0) || ++calls != std::atoi(told("FAULT_AT"))) {
        return Fault::none;
    }
    if (std::strcmp(how, "kill-before") == 0) {
        std::raise(SIGKILL);
    }
    if (std::strcmp(how, "kill-after") == 0) {
        return Fault::kill_after;
    }
    if (std::strcmp(how, "short") == 0) {
        full = true;
        return Fault::half;
    }
    errno = std::strcmp(how, "EIO") == 0 ? EIO : ENOSPC;
    return Fault::error;
}

/// Calls `act`, with the fault for this call if there is one.
template <class Result, class Act> Result faulty(const char* call, Act act) {
    const Fault fault = fault_of(call);
    if (fault == Fault::error) {
        return -1;
    }
    const Result result = act();
    if (fault == Fault::kill_after) {
        std::raise(SIGKILL);
    }
    return result;
}

} // namespace

// The parameters are those of libc.
extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
    const auto real = next<ssize_t (*)(int, const void*, std::size_t)>("write");
    if (!concerns(descriptor)) {
        return real(descriptor, bytes, size);
    }
    const Fault fault = fault_of("write");
    if (fault == Fault::error) {
        return -1;
    }
    const ssize_t result = real(descriptor, bytes, fault == Fault::none ? size : (size + 1) / 2);
    if (fault == Fault::kill_after) {
        std::raise(SIGKILL); // with half of the bytes on the disk
    }
    return result;
}

int fsync(int descriptor) {
    const auto real = next<int (*)(int)>("fsync");
    return concerns(descriptor) ? faulty<int>("fsync", [&] { return real(descriptor); }) : real(descriptor);
}

int close(int descriptor) {
    const auto real = next<int (*)(int)>("close");
    if (!concerns(descriptor)) {
        return real(descriptor);
    }
    return faulty<int>("close", [&] { return real(descriptor); });
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) {
    const auto real = next<int (*)(int, const char*, int, const char*)>("renameat");
    const auto act = [&] { return real(from_folder, from, to_folder, to); };
    return concerns(from_folder) || below(from) ? faulty<int>("rename", act) : act();
}

int rename(const char* from, const char* to) {
    const auto real = next<int (*)(const char*, const char*)>("rename");
    const auto act = [&] { return real(from, to); };
    return below(from) ? faulty<int>("rename", act) : act();
}

int openat(int folder, const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const auto real = next<int (*)(int, const char*, int, ...)>("openat");
    const auto act = [&] { return real(folder, path, flags, mode); };
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    return writes && (concerns(folder) || below(path)) ? faulty<int>("open", act) : act();
}

} // extern "C"
