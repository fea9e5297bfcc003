#pragma once
// The time that a map may take. Long loops ask for it; a map that takes longer ends with a diagnostic, not never.
#include <stdexcept>

namespace conflictmap {

/// Thrown by check_deadline.
struct DeadlinePassed : std::runtime_error {
    explicit DeadlinePassed(double seconds);
};

/// Starts this thread's clock anew; 0 lets it run for ever, as it does before the first call.
void start_deadline(double seconds);

/// Cheap enough for every row and every candidate. Throws DeadlinePassed.
void check_deadline();

/// The same for callers that may not throw, such as callbacks of C libraries.
bool deadline_has_passed();

/// What is left, in seconds, at least 0; a negative number when there is no deadline.
double deadline_left();

} // namespace conflictmap
