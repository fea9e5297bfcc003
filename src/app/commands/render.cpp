// conflictmap render: draws maps.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/picture_options.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/last_resort.hpp"
#include "app/load_spec.hpp"
#include "app/parallel.hpp"
#include "app/rendering.hpp"
#include "app/reporting.hpp"

namespace conflictmap::app {
namespace {

struct Options {
    std::vector<std::string> specs;
    RenderOptions render;
    PictureOptions picture;
    std::string out = "out";
    bool verbose = false;
    int jobs = 1;
    Reporting reporting;
};

/// The options as the library takes them.
RenderOptions library_options(const Options& options) {
    RenderOptions render = options.render;
    render.out = options.out;
    render.styles = options.picture.styles;
    render.languages = options.picture.languages;
    render.worldview = options.picture.worldview;
    render.at = options.picture.at;
    render.size = options.picture.size;
    render.values = overrides_of(options.picture, "", "").variables;
    render.allowed_folders.assign(options.picture.allowed_folders.begin(), options.picture.allowed_folders.end());
    render.allowed_connections = options.picture.allowed_connections;
    render.deadline = options.picture.deadline;
    render.strict = options.reporting.strict;
    return render;
}

int render_one(const Options& options, const RenderOptions& how, const std::string& file,
               const text::Typesetter& typesetter) {
    arm_last_resort(how.deadline);
    const Rendered rendered = render_spec(file, how, typesetter);
    for (const auto& written : rendered.files) {
        if (!options.reporting.quiet || how.dry_run) {
            fmt::print("{}\n", written.string());
        }
    }
    for (const std::string& note : rendered.notes) {
        if (options.verbose) {
            std::fputs(fmt::format("note: {}\n", note).c_str(), stderr);
        }
    }
    report_diagnostics(rendered.diagnostics, options.reporting);
    return rendered.exit_code;
}

int render(const Options& options) {
    const RenderOptions how = library_options(options);
    const std::size_t variants =
        options.specs.size() * std::max<std::size_t>(1, how.styles.size()) * how.languages.size() * how.scales.size();
    if (options.out == "-" && (variants != 1 || how.formats.size() != 1)) {
        std::fputs("error: -o - writes one result: give one spec and one format with -f\n", stderr);
        return exit_usage;
    }
    const text::Typesetter typesetter;
    return combined_exit_code(run_each(options.specs.size(), options.jobs, exit_cannot_write, [&](std::size_t i) {
        return render_one(options, how, options.specs[i], typesetter);
    }));
}

} // namespace

void add_render(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("render", "draw maps");
    const auto options = std::make_shared<Options>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    command->add_option("-o,--out", options->out, "output folder; - writes the single result to standard output")
        ->capture_default_str();
    command
        ->add_option("-f,--format", options->render.formats, "formats, e.g. png,svg,pdf; default: the spec's outputs")
        ->delimiter(',')
        ->check(CLI::IsMember(format_names()));
    command->add_option("--scale", options->render.scales, "raster scales, e.g. 1,2; 2 makes <map>@2x.png")
        ->delimiter(',')
        ->check(CLI::Range(0.1, 10.0));
    command
        ->add_option("--dpi", options->render.dots_per_inch,
                     "dots per inch of raster formats at scale 1; default: the spec's")
        ->check(CLI::Range(10.0, 2400.0));
    command->add_option("--svg-text", options->render.svg_text, "SVG: live text, or outlines of the letters")
        ->check(CLI::IsMember(spec::svg_texts));
    command
        ->add_option("--svg-fonts", options->render.svg_fonts,
                     "SVG: embed puts the letters used of each font into the file")
        ->check(CLI::IsMember(spec::svg_fonts));
    add_picture_options(*command, options->picture, true);
    command->add_option("-j,--jobs", options->jobs, "maps drawn at once; the same bytes for any number")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_flag("--dry-run", options->render.dry_run, "say which files would be written, write none");
    command->add_flag("--strict", options->reporting.strict, "warnings are errors: any loss of data fails the map");
    command->add_flag("--json", options->reporting.json, "diagnostics as one JSON object a line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "errors only");
    command->add_flag("-v,--verbose", options->verbose, "say which labels were left out, and why");
    command->callback([options, &run] { run = [options] { return render(*options); }; });
}

} // namespace conflictmap::app
