#pragma once
// Diagnostics on standard error, for people or for scripts.
#include "base/diagnostics.hpp"

namespace conflictmap::cli {

struct Reporting {
    bool json = false;  ///< one JSON object per line
    bool quiet = false; ///< errors only
    bool strict = false;
};

/// Writes all diagnostics to stderr. Colour only on a terminal, and never when NO_COLOR is set.
void report_diagnostics(const Diagnostics& diagnostics, const Reporting& reporting);

/// {"severity", "file", "line", "column", "message", "hint", "code"} on one line.
std::string to_json_line(const Diagnostic& raw);

} // namespace conflictmap::cli
