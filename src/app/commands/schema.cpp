// conflictmap schema: the JSON Schema of the files, for editors. Made from the declarations that read them.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/exit_codes.hpp"
#include "output/manifest.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

namespace conflictmap::app {

void add_schema(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("schema", "print the JSON Schema of map specs, styles or manifests");
    const auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "map, style or manifest")
        ->required()
        ->check(CLI::IsMember({"map", "style", "manifest"}));
    command->callback([what, &run] {
        run = [what] {
            const Schema schema = *what == "map"     ? spec::MapSpec::record().schema()
                                  : *what == "style" ? style::StyleSheet::record().schema()
                                                     : output::Manifest::record().schema();
            const std::string title = *what == "map" ? "map spec" : *what;
            fmt::print("{}\n", to_json(schema, "conflictmap " + title));
            return static_cast<int>(exit_fine);
        };
    });
}

} // namespace conflictmap::app
