#pragma once
// What the program's exit codes mean. Documented in `conflictmap --help`, docs/scripting.md and tested in tests/cli.
#include "base/diagnostics.hpp"

namespace conflictmap::job {

enum ExitCode : int {
    exit_fine = 0,
    exit_cannot_write = 1, ///< output could not be written, or an internal error
    exit_usage = 2,        ///< wrong options
    exit_spec = 3,         ///< the spec, style or event layer is wrong
    exit_data = 4,         ///< the data is wrong, or some of it was lost under --strict
    exit_some_failed = 5,  ///< some of several maps failed; the others are complete
};

/// The exit code for the diagnostics of one map; with `strict`, warnings about the data count as errors.
inline int exit_code_for(const Diagnostics& diagnostics, bool strict) {
    if (diagnostics.has_errors(Fault::spec)) {
        return exit_spec;
    }
    if (diagnostics.has_errors(Fault::data)) {
        return exit_data;
    }
    if (diagnostics.has_errors(Fault::output)) {
        return exit_cannot_write;
    }
    bool warned = false;
    for (const Diagnostic& each : diagnostics.all()) {
        if (strict && each.severity == Severity::warning) {
            if (each.fault == Fault::data) {
                return exit_data; // regardless of other errors, so that scripts can detect a loss of data
            }
            warned = true;
        }
    }
    return warned ? exit_spec : exit_fine;
}

} // namespace conflictmap::job
