// conflictmap schema: the JSON Schema of the files, for editors. Made from the declarations that read them.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/exit_codes.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

namespace conflictmap::app {

void add_schema(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("schema", "print the JSON Schema of map specs or styles, for editors");
    const auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "map or style")->required()->check(CLI::IsMember({"map", "style"}));
    command->callback([what, &run] {
        run = [what] {
            const bool map = *what == "map";
            fmt::print("{}\n", map ? to_json(spec::MapSpec::record().schema(), "conflictmap map spec")
                                   : to_json(style::StyleSheet::record().schema(), "conflictmap style"));
            return static_cast<int>(exit_fine);
        };
    });
}

} // namespace conflictmap::app
