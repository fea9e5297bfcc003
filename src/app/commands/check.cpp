// conflictmap check: everything that render does, but for writing.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/picture_options.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/last_resort.hpp"
#include "app/load_spec.hpp"
#include "app/palette.hpp"
#include "app/pipeline.hpp"
#include "app/reporting.hpp"
#include "app/translations.hpp"

namespace conflictmap::app {
namespace {

struct CheckArguments {
    std::vector<std::string> specs;
    PictureOptions picture;
    Reporting reporting;
};

int check(const CheckArguments& options) {
    const text::Typesetter typesetter;
    std::vector<int> codes;
    for (const std::string& file : options.specs) {
        Diagnostics diagnostics;
        arm_last_resort(options.picture.deadline);
        if (const auto loaded = load_spec(file, diagnostics)) {
            formats_of(loaded->map, {}, diagnostics);
            const auto overrides =
                overrides_of(options.picture, options.picture.styles.empty() ? "" : options.picture.styles.front(),
                             options.picture.languages.front());
            if (auto page = compose_page(loaded->map, overrides, loaded->root, typesetter, diagnostics)) {
                check_translations(loaded->map, *page, overrides.language, diagnostics);
                check_palette(std::move(*page), typesetter, diagnostics);
            }
        }
        report_diagnostics(diagnostics, options.reporting);
        codes.push_back(exit_code_for(diagnostics, options.reporting.strict));
        if (codes.back() == exit_fine && !options.reporting.quiet && !options.reporting.json) {
            fmt::print("{}: fine\n", file);
        }
    }
    return combined_exit_code(codes);
}

} // namespace

void add_check(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand(
        "check", "validate spec, style, data and events without drawing, and the style's palette");
    const auto options = std::make_shared<CheckArguments>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    add_picture_options(*command, options->picture, false);
    command->add_flag("--strict", options->reporting.strict, "warnings are errors");
    command->add_flag("--json", options->reporting.json, "diagnostics as one JSON object a line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "errors only");
    command->callback([options, &run] { run = [options] { return check(*options); }; });
}

} // namespace conflictmap::app
