#pragma once
namespace conflictmap::cli {

/// Ends the process with exit_data some while after the deadline of a map (seconds; 0: none): loops of our own end at
/// the deadline with a diagnostic, but a library may not come back. Files are whole or not there all the same. Counts
/// anew with each call.
void start_watchdog(double deadline);

} // namespace conflictmap::cli
