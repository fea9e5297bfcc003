// conflictmap version: prints the version.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/second_wall.hpp"
#include "job/exit_codes.hpp"
#include "job/versions.hpp"

namespace conflictmap::cli {

void add_version(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("version", "print the version");
    const auto as_json = std::make_shared<bool>(false);
    command->add_flag("--json", *as_json,
                      "as a JSON object, with the versions of the libraries and what the kernel confines");
    command->callback([as_json, &run] {
        run = [as_json] {
            if (*as_json) {
                nlohmann::ordered_json json(job::all_versions());
                const SecondWall wall = second_wall_of_kernel();
                json["kernel-confines"] = {{"files", wall.landlock > 0}, {"calls", wall.calls}};
                fmt::print("{}\n", json.dump());
            } else {
                fmt::print("conflictmap {}\n", CONFLICTMAP_VERSION);
            }
            return static_cast<int>(job::exit_fine);
        };
    });
}

} // namespace conflictmap::cli
