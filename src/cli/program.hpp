#pragma once

namespace conflictmap::cli {

/// The whole program: reads the command line, runs a command, gives the exit code. The only place where what nobody
/// expected (an exception) is caught.
int run_program(int argc, char** argv);

} // namespace conflictmap::cli
