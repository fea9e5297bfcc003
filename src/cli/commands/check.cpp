// conflictmap check: runs everything except writing files.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/map_options.hpp"
#include "cli/confine_maps.hpp"
#include "cli/memory_budget.hpp"
#include "cli/parallel.hpp"
#include "cli/reporting.hpp"
#include "cli/watchdog.hpp"
#include "inspect/palette_check.hpp"
#include "inspect/translations.hpp"
#include "job/compose_map.hpp"
#include "job/exit_codes.hpp"
#include "job/format_choice.hpp"
#include "job/load_spec.hpp"

namespace conflictmap::cli {
namespace {

struct CheckArguments {
    std::vector<std::string> specs;
    RenderOptions render;
    double memory = default_memory;
    Reporting reporting;
};

int check_one(const CheckArguments& options, const std::string& file, const text::Typesetter& typesetter) {
    Diagnostics diagnostics;
    start_watchdog(options.render.deadline);
    if (const auto loaded = job::load_spec(file, diagnostics, options.render.root)) {
        job::formats_of(loaded->map, {}, diagnostics);
        const auto variant = job::first_variant(options.render);
        if (auto map = job::compose_map(loaded->map, options.render, variant, loaded->root, typesetter, diagnostics)) {
            inspect::check_translations(loaded->map, map->page, map->sheet, variant.language, diagnostics);
            inspect::check_palette(std::move(map->page), map->sheet, typesetter, diagnostics);
        }
    }
    report_diagnostics(diagnostics, options.reporting);
    const int code = job::exit_code_for(diagnostics, options.reporting.strict);
    if (code == job::exit_fine && !options.reporting.quiet && !options.reporting.json) {
        fmt::print("{}: fine\n", printable(file));
    }
    return code;
}

int check(CheckArguments options) {
    confine_to_maps(options.specs, options.render);
    const text::Typesetter typesetter;
    return job::combined_exit_code(run_each(options.specs.size(), 1, job::exit_cannot_write, [&](std::size_t i) {
        const std::string& file = options.specs[i];
        return within_memory(options.memory, file, options.reporting,
                             [&] { return check_one(options, file, typesetter); });
    }));
}

} // namespace

void add_check(CLI::App& program, Run& run) {
    auto* command =
        program.add_subcommand("check", "check spec, style, data, events and palette without writing files");
    const auto options = std::make_shared<CheckArguments>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    add_map_options(*command, options->render, false);
    add_memory_option(*command, options->memory);
    command->add_flag("--strict", options->reporting.strict, "warnings are errors");
    command->add_flag("--json", options->reporting.json, "print diagnostics as JSON, one object per line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "print only errors");
    command->callback([options, &run] { run = [options] { return check(*options); }; });
}

} // namespace conflictmap::cli
