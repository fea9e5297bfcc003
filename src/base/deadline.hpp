#pragma once
// The time limit of a map. Long loops check it, so that a map that takes too long ends with a diagnostic.
#include <chrono>
#include <stdexcept>

namespace conflictmap {

/// Thrown by check_deadline.
struct DeadlinePassed : std::runtime_error {
    explicit DeadlinePassed(double seconds);
};

/// A thread's clock.
struct Deadline {
    double seconds = 0; ///< 0: no limit
    std::chrono::steady_clock::time_point end;
};
/// This thread's clock.
Deadline deadline_of_thread();
/// Gives this thread the clock of another thread that works on the same map.
void take_over_deadline(const Deadline& deadline);

/// Restarts this thread's clock; 0 means no limit, as before the first call.
void start_deadline(double seconds);

/// Cheap enough for every row and every candidate. Throws DeadlinePassed.
void check_deadline();

/// The same for callers that may not throw, such as callbacks of C libraries.
bool deadline_has_passed();

/// Seconds left, at least 0; negative when there is no deadline.
double deadline_left();

} // namespace conflictmap
