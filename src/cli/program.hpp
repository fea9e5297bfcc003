#pragma once

namespace conflictmap::cli {

/// The whole program: reads the command line, runs a command and returns the exit code. Unexpected exceptions are
/// caught only here.
int run_program(int argc, char** argv);

} // namespace conflictmap::cli
