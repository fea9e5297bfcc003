#include "cli/parallel.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <system_error>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.hpp"

namespace conflictmap::cli {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// A file without a name; it is closed together with its owner.
class Held {
public:
    explicit Held(const char* name) : handle_(memfd_create(name, MFD_CLOEXEC)) {
        if (handle_ < 0) {
            fail("memfd_create");
        }
    }
    Held(Held&& other) noexcept : handle_(other.handle_) { other.handle_ = -1; }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    Held& operator=(Held&&) = delete;
    ~Held() {
        if (handle_ >= 0) {
            close(handle_);
        }
    }
    [[nodiscard]] int handle() const { return handle_; }

    void write_to(std::FILE* stream) const {
        char buffer[65536];
        off_t at = 0;
        for (ssize_t got = 0; (got = pread(handle_, buffer, sizeof buffer, at)) > 0; at += got) {
            std::fwrite(buffer, 1, static_cast<std::size_t>(got), stream);
        }
        std::fflush(stream);
    }

private:
    int handle_;
};

struct Child {
    pid_t process = -1;
    Held out{"out"};
    Held err{"err"};
    bool done = false;
    int code = 0;
    int signal = 0;
};

void start(Child& child, std::size_t item, int crashed, const std::function<int(std::size_t)>& work) {
    std::fflush(nullptr); // otherwise the child would write the buffered output as well
    child.process = fork();
    if (child.process < 0) {
        fail("fork");
    }
    if (child.process > 0) {
        return;
    }
    int code = crashed;
    if (dup2(child.out.handle(), STDOUT_FILENO) >= 0 && dup2(child.err.handle(), STDERR_FILENO) >= 0) {
        try {
            code = work(item);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "internal error: %s\n", printable(error.what()).c_str());
        }
        std::fflush(nullptr);
    }
    _exit(code); // skips the destructors of objects that belong to the parent
}

void finish(std::map<std::size_t, Child>& children, int crashed, Watch& watch) {
    int status = 0;
    const pid_t ended = waitpid(-1, &status, 0);
    if (ended < 0) {
        if (errno == EINTR) {
            return;
        }
        fail("waitpid");
    }
    for (auto& [item, child] : children) {
        if (child.process == ended) {
            child.done = true;
            child.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
            child.code = WIFEXITED(status) ? WEXITSTATUS(status) : crashed;
            watch.ended(item);
        }
    }
}

/// Used if there is no watcher.
class Unwatched : public Watch {
public:
    void started(std::size_t /*item*/) override {}
    void ended(std::size_t /*item*/) override {}
    void pause() override {}
};

} // namespace

std::vector<int> run_each(std::size_t count, int jobs, int crashed, const std::function<int(std::size_t)>& work,
                          Watch* watcher) {
    Unwatched unwatched;
    Watch& watch = watcher != nullptr ? *watcher : unwatched;
    std::vector<int> codes(count, crashed);
    if (count <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            watch.started(i);
            codes[i] = work(i);
            watch.ended(i);
        }
        return codes;
    }
    std::map<std::size_t, Child> children; // started, but their output has not been written yet
    std::size_t started = 0;
    std::size_t written = 0;
    int running = 0;
    while (written < count) {
        while (running < std::max(jobs, 1) && started < count) {
            start(children[started], started, crashed, work);
            watch.started(started);
            ++started;
            ++running;
        }
        finish(children, crashed, watch);
        running = 0;
        for (const auto& [item, child] : children) {
            running += child.done ? 0 : 1;
        }
        for (auto next = children.find(written); next != children.end() && next->second.done;
             next = children.find(written)) {
            watch.pause();
            next->second.out.write_to(stdout);
            next->second.err.write_to(stderr);
            if (next->second.signal != 0) {
                std::fprintf(stderr, "internal error: ended by signal %d (%s)\n", next->second.signal,
                             strsignal(next->second.signal));
            }
            codes[written] = next->second.code;
            children.erase(next);
            ++written;
        }
    }
    return codes;
}

} // namespace conflictmap::cli
