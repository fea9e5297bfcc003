#include "cli/memory_budget.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <thread>

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/sanitized.hpp"
#include "job/exit_codes.hpp"

namespace conflictmap::cli {
namespace {

constexpr const char* complaint = "the map needs more memory than it may take";
constexpr const char* remedy = "cut the data down to the area and time of the map, or allow more with --memory";

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): for handlers, which have no arguments
volatile std::sig_atomic_t new_has_failed = 0;
rlim_t limit = RLIM_INFINITY;
char last_words[1024] = "";
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// Whether a small part of the limit is refused. Calls only what a signal handler may call.
bool is_used_up() {
    const auto part = static_cast<std::size_t>(limit / 16);
    void* probe = mmap(nullptr, part, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe == MAP_FAILED) {
        return true;
    }
    munmap(probe, part);
    return false;
}

/// Whether the last failure looks like a lack of memory: what is refused may be small or most of the limit.
bool is_short() {
    const bool refused = errno == ENOMEM || errno == EAGAIN; // EAGAIN: for the stack of a thread
    return new_has_failed != 0 || refused || is_used_up();
}

void refuse() {
    new_has_failed = 1;
    throw std::bad_alloc();
}

/// Libraries that cannot do without memory abort, trap, or use a null pointer.
extern "C" void end_short_of_memory(int signal) {
    if (!is_short()) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    [[maybe_unused]] const auto written = write(STDERR_FILENO, last_words, std::strlen(last_words));
    _exit(job::exit_data);
}

/// Every thread has a stack, which counts as memory.
rlim_t stacks() {
    rlimit of_thread{};
    constexpr rlim_t usual = 8'388'608;
    const bool known = getrlimit(RLIMIT_STACK, &of_thread) == 0 && of_thread.rlim_cur != RLIM_INFINITY;
    return std::thread::hardware_concurrency() * (known ? of_thread.rlim_cur : usual);
}

Diagnostics report_on(const std::string& file) {
    Diagnostics diagnostics;
    diagnostics.data_error({file, 0, 0}, "memory", complaint, remedy);
    return diagnostics;
}

void start(double bytes, const std::string& file, const Reporting& reporting) {
    rlimit data{};
    if (sanitized || bytes <= 0 || getrlimit(RLIMIT_DATA, &data) != 0) {
        return;
    }
    limit = std::min(static_cast<rlim_t>(bytes) + stacks(), data.rlim_max);
    data.rlim_cur = limit;
    setrlimit(RLIMIT_DATA, &data);
    const Diagnostics words = report_on(file);
    const Diagnostic& word = words.all().front();
    const std::string text = (reporting.json ? to_json_line(word) : to_text(word)) + "\n";
    std::strncpy(last_words, text.c_str(), sizeof last_words - 1);
    new_has_failed = 0;
    errno = 0;
    std::set_new_handler(refuse);
    for (const int signal : {SIGABRT, SIGTRAP, SIGSEGV, SIGBUS}) {
        std::signal(signal, end_short_of_memory);
    }
}

} // namespace

int within_memory(double bytes, const std::string& file, const Reporting& reporting, const std::function<int()>& work) {
    start(bytes, file, reporting);
    try {
        return work();
    } catch (const std::bad_alloc&) {
    } catch (const std::exception&) { // of a library's wrapper, which does not know why the library failed
        if (new_has_failed == 0) {
            throw;
        }
    }
    report_diagnostics(report_on(file), reporting);
    return job::exit_data;
}

} // namespace conflictmap::cli
