#pragma once
namespace conflictmap::cli {

/// Ends the process with exit_data some time after the deadline of a map (seconds; 0: none). Our own loops end at the
/// deadline with a diagnostic, but a call to a library may not return. Files are still either complete or absent. Each
/// call restarts the timer.
void start_watchdog(double deadline);

} // namespace conflictmap::cli
