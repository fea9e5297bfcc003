// conflictmap explain: what became of every row, label and callout of a map, and why.
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/picture_options.hpp"
#include "app/exit_codes.hpp"
#include "app/explanation.hpp"
#include "app/last_resort.hpp"
#include "app/load_spec.hpp"
#include "app/reporting.hpp"

namespace conflictmap::app {
namespace {

struct ExplainArguments {
    std::string spec;
    PictureOptions picture;
    Reporting reporting;
};

int explain_spec(const ExplainArguments& options) {
    const text::Typesetter typesetter;
    Diagnostics diagnostics;
    arm_last_resort(options.picture.deadline);
    std::string told;
    if (const auto loaded = load_spec(options.spec, diagnostics)) {
        const auto overrides =
            overrides_of(options.picture, options.picture.styles.empty() ? "" : options.picture.styles.front(),
                         options.picture.languages.front());
        if (const auto page = compose_page(loaded->map, overrides, loaded->root, typesetter, diagnostics)) {
            const Explanation explanation = explain(*page, typesetter);
            told = options.reporting.json ? explanation_json(*page, explanation) : explanation_text(*page, explanation);
        }
    }
    if (std::fputs(told.c_str(), stdout) < 0 || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
    report_diagnostics(diagnostics, options.reporting);
    return exit_code_for(diagnostics, options.reporting.strict);
}

} // namespace

void add_explain(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("explain", "say what became of every row, label and callout, and why");
    const auto options = std::make_shared<ExplainArguments>();
    command->add_option("SPEC", options->spec, "a map spec in YAML; - is standard input")->required();
    add_picture_options(*command, options->picture, false);
    command->add_flag("--strict", options->reporting.strict, "warnings are errors");
    command->add_flag("--json", options->reporting.json,
                      "the explanation as JSON, and diagnostics as one JSON object a line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "errors only, besides the explanation");
    command->callback([options, &run] { run = [options] { return explain_spec(*options); }; });
}

} // namespace conflictmap::app
