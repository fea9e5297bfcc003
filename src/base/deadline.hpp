#pragma once
// The time limit of a map. Long loops check it, so that a map that takes too long ends with a diagnostic.
#include <stdexcept>

namespace conflictmap {

/// Thrown by check_deadline.
struct DeadlinePassed : std::runtime_error {
    explicit DeadlinePassed(double seconds);
};

/// Restarts this thread's clock; 0 means no limit, as before the first call.
void start_deadline(double seconds);

/// Cheap enough for every row and every candidate. Throws DeadlinePassed.
void check_deadline();

/// The same for callers that may not throw, such as callbacks of C libraries.
bool deadline_has_passed();

/// Seconds left, at least 0; negative when there is no deadline.
double deadline_left();

} // namespace conflictmap
