// conflictmap version: prints the version.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "job/exit_codes.hpp"
#include "job/versions.hpp"

namespace conflictmap::cli {

void add_version(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("version", "print the version");
    const auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "as a JSON object, with the versions of the libraries");
    command->callback([json, &run] {
        run = [json] {
            if (*json) {
                fmt::print("{}\n", nlohmann::ordered_json(job::all_versions()).dump());
            } else {
                fmt::print("conflictmap {}\n", CONFLICTMAP_VERSION);
            }
            return static_cast<int>(job::exit_fine);
        };
    });
}

} // namespace conflictmap::cli
