// conflictmap explain: shows what happened to every row, label and callout of a map, and why.
#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/map_options.hpp"
#include "cli/confine_maps.hpp"
#include "cli/memory_budget.hpp"
#include "cli/reporting.hpp"
#include "cli/watchdog.hpp"
#include "inspect/explanation.hpp"
#include "job/compose_map.hpp"
#include "job/exit_codes.hpp"
#include "job/load_spec.hpp"

namespace conflictmap::cli {
namespace {

struct ExplainArguments {
    std::string spec;
    RenderOptions render;
    double memory = default_memory;
    Reporting reporting;
};

/// Ids and names are the data's own.
std::string printable_lines(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += printable(std::string_view(text).substr(at, end - at));
        out += end < text.size() ? "\n" : "";
        at = end + 1;
    }
    return out;
}

int explain_spec(ExplainArguments options) {
    confine_to_maps({options.spec}, options.render);
    const text::Typesetter typesetter;
    Diagnostics diagnostics;
    start_watchdog(options.render.deadline);
    std::string told;
    if (const auto loaded = job::load_spec(options.spec, diagnostics, options.render.root)) {
        if (const auto map = job::compose_map(loaded->map, options.render, job::first_variant(options.render),
                                              loaded->root, typesetter, diagnostics)) {
            const inspect::Explanation explanation = inspect::explain(map->page, typesetter);
            told = options.reporting.json ? inspect::explanation_json(map->page, explanation)
                                          : printable_lines(inspect::explanation_text(map->page, explanation));
        }
    }
    if (std::fputs(told.c_str(), stdout) < 0 || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
    report_diagnostics(diagnostics, options.reporting);
    return job::exit_code_for(diagnostics, options.reporting.strict);
}

} // namespace

void add_explain(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("explain", "show what happened to every row, label and callout, and why");
    const auto options = std::make_shared<ExplainArguments>();
    command->add_option("SPEC", options->spec, "a map spec in YAML; - is standard input")->required();
    add_map_options(*command, options->render, false);
    add_memory_option(*command, options->memory);
    command->add_flag("--strict", options->reporting.strict, "warnings are errors");
    command->add_flag("--json", options->reporting.json,
                      "print the explanation as JSON, and diagnostics as JSON, one object per line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "print only errors and the explanation");
    command->callback([options, &run] {
        run = [options] {
            return within_memory(options->memory, options->spec, options->reporting,
                                 [&] { return explain_spec(*options); });
        };
    });
}

} // namespace conflictmap::cli
