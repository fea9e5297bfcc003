#include "cli/watchdog.hpp"

#include <cmath>
#include <csignal>
#include <unistd.h>

#include "job/exit_codes.hpp"

namespace conflictmap::cli {
namespace {

/// Calls only functions that are allowed in a signal handler.
extern "C" void give_up(int /*signal*/) {
    constexpr char message[] =
        "error: the map was still not finished long after its deadline (allow more time with --deadline)\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, message, sizeof message - 1);
    _exit(job::exit_data);
}

} // namespace

void start_watchdog(double deadline) {
    std::signal(SIGALRM, give_up);
    alarm(deadline > 0 ? static_cast<unsigned>(std::ceil(deadline * 1.25 + 5)) : 0);
}

} // namespace conflictmap::cli
