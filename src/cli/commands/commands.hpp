#pragma once
// The commands: each declares its options and sets the function to run when it is chosen. One .cpp per command.
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace conflictmap::cli {

/// Runs the chosen command; returns the exit code.
using Run = std::function<int()>;

void add_render(CLI::App& program, Run& run);
void add_check(CLI::App& program, Run& run);
void add_explain(CLI::App& program, Run& run);
void add_list(CLI::App& program, Run& run);
void add_describe(CLI::App& program, Run& run);
void add_verify(CLI::App& program, Run& run);
void add_version(CLI::App& program, Run& run);
void add_schema(CLI::App& program, Run& run);

} // namespace conflictmap::cli
