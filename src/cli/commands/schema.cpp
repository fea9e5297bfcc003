// conflictmap schema: prints the JSON Schema of the files, for editors. It is made from the declarations that read
// them.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/commands/commands.hpp"
#include "job/exit_codes.hpp"
#include "job/format_choice.hpp"
#include "output/manifest.hpp"
#include "source/event.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

namespace conflictmap::cli {
namespace {

/// Replaces every `look` in the schema by the schema of a style class.
void describe_looks(Schema& schema) {
    for (auto& [name, property] : schema.properties) {
        if (name == "look") {
            const std::string help = property.help;
            property = style::class_schema();
            property.help = help;
        } else {
            describe_looks(property);
        }
    }
    for (Schema& each : schema.items) {
        describe_looks(each);
    }
    for (Schema& each : schema.any_of) {
        describe_looks(each);
    }
}

Schema schema_of(const std::string& what) {
    if (what == "map") {
        Schema schema = spec::map_schema();
        schema.property("outputs").items.front().choices = job::format_names();
        describe_looks(schema);
        return schema;
    }
    if (what == "style") {
        return style::style_schema();
    }
    return what == "events" ? source::event_layer_schema() : output::Manifest::record().schema();
}

} // namespace

void add_schema(CLI::App& program, Run& run) {
    auto* command =
        program.add_subcommand("schema", "print the JSON Schema of map specs, styles, event layers or manifests");
    const auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "map, style, events or manifest")
        ->required()
        ->check(CLI::IsMember({"map", "style", "events", "manifest"}));
    command->callback([what, &run] {
        run = [what] {
            const std::string title = *what == "map" ? "map spec" : *what;
            fmt::print("{}\n", to_json(schema_of(*what), "conflictmap " + title));
            return static_cast<int>(job::exit_fine);
        };
    });
}

} // namespace conflictmap::cli
