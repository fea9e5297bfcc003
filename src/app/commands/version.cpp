// conflictmap version
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/exit_codes.hpp"

namespace conflictmap::app {

void add_version(CLI::App& program, Run& run) {
    program.add_subcommand("version", "print the version")->callback([&run] {
        run = [] {
            fmt::print("conflictmap {}\n", CONFLICTMAP_VERSION);
            return static_cast<int>(exit_fine);
        };
    });
}

} // namespace conflictmap::app
