#include "base/deadline.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace conflictmap {
namespace {

using Clock = std::chrono::steady_clock;

/// Each thread draws one map at a time.
thread_local Deadline time_given; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

DeadlinePassed::DeadlinePassed(double seconds)
    : std::runtime_error(fmt::format("the map was not finished within {:g} s", seconds)) {}

Deadline deadline_of_thread() {
    return time_given;
}

void take_over_deadline(const Deadline& deadline) {
    time_given = deadline;
}

void start_deadline(double seconds) {
    time_given.seconds = seconds;
    time_given.end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

bool deadline_has_passed() {
    return time_given.seconds > 0 && Clock::now() >= time_given.end;
}

void check_deadline() {
    if (deadline_has_passed()) {
        throw DeadlinePassed(time_given.seconds);
    }
}

double deadline_left() {
    const double left = std::chrono::duration<double>(time_given.end - Clock::now()).count();
    return time_given.seconds > 0 ? std::max(left, 0.0) : -1;
}

} // namespace conflictmap
