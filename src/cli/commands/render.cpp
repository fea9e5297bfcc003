// conflictmap render: draws maps.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <future>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/timings.hpp"
#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/map_options.hpp"
#include "cli/confine_maps.hpp"
#include "cli/memory_budget.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/reporting.hpp"
#include "cli/watchdog.hpp"
#include "crs/proj_files.hpp"
#include "gdal/version.hpp"
#include "job/depfile.hpp"
#include "job/exit_codes.hpp"
#include "job/format_choice.hpp"
#include "job/load_spec.hpp"
#include "job/rendering.hpp"

namespace conflictmap::cli {
namespace {

struct RenderArguments {
    std::vector<std::string> specs;
    RenderOptions render;
    bool verbose = false;
    bool explain = false;
    bool timings = false;
    std::string depfile;
    int jobs = 1;
    double memory = default_memory;
    Reporting reporting;
};

void tell(const RenderArguments& options, const std::string& file, const job::Rendered& rendered) {
    for (const auto& written : rendered.files) {
        if (!options.reporting.quiet || options.render.dry_run) {
            fmt::print("{}\n", printable(written.string())); // a line end in a name would look like two files
        }
    }
    const bool plain = !options.reporting.quiet && !options.reporting.json;
    if (plain && rendered.files.empty() && !rendered.up_to_date.empty()) {
        std::fputs(fmt::format("up to date: {}\n", printable(file)).c_str(), stderr);
    }
    if (options.explain) {
        for (const std::string& reason : rendered.reasons) {
            std::fputs(fmt::format("drawn: {}\n", printable(reason)).c_str(), stderr);
        }
    }
    for (const std::string& note : rendered.notes) {
        if (options.verbose || (plain && !rendered.up_to_date.empty())) {
            std::fputs(fmt::format("note: {}\n", printable(note)).c_str(), stderr);
        }
    }
    report_diagnostics(rendered.diagnostics, options.reporting);
}

/// Wall-clock seconds; what other threads do meanwhile is not counted.
void tell_timings(const std::string& file) {
    std::string line;
    for (const auto& [stage, seconds] : take_timings()) {
        line += fmt::format("{}{} {:.3f} s", line.empty() ? "" : ", ", stage, seconds);
    }
    std::fputs(fmt::format("timings of {}: {}\n", printable(file), line).c_str(), stderr);
}

int render_one(const RenderArguments& options, const RenderOptions& how, const std::string& file,
               const text::Typesetter& typesetter, job::FileHashes& hashes, Progress& progress) {
    start_watchdog(how.deadline);
    take_timings();
    const job::Rendered rendered = job::render_spec(file, how, typesetter, hashes);
    if (options.timings) {
        tell_timings(file);
    }
    progress.pause();
    tell(options, file, rendered);
    return rendered.exit_code;
}

/// Libraries that maps need. A single map begins while PROJ is loaded, and loads GDAL when a source needs it. Several
/// maps are drawn by child processes, which get both from this one: a child must not begin to exist while a thread
/// loads. GDAL is not loaded in a thread, because PROJ's default context would be used by two.
std::future<void> load_libraries(std::size_t maps) {
    const auto load = [maps] {
        try {
            crs::load_proj();
            if (maps > 1) {
                gdal::load();
            }
        } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): each map that needs them says so
        }
    };
    auto loaded = std::async(maps > 1 ? std::launch::deferred : std::launch::async, load);
    if (maps > 1) {
        loaded.wait();
    }
    return loaded;
}

/// Reports the specs that need no drawing; returns the indices of the others.
std::vector<std::size_t> to_draw(const RenderArguments& options, const RenderOptions& how, job::FileHashes& hashes) {
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < options.specs.size(); ++i) {
        if (const auto stands = job::as_it_stands(options.specs[i], how, hashes)) {
            tell(options, options.specs[i], *stands);
        } else {
            rest.push_back(i);
        }
    }
    return rest;
}

int render(const RenderArguments& options) {
    RenderOptions how = options.render;
    how.strict = options.reporting.strict;
    how.force = how.force || !options.depfile.empty(); // make and ninja decide
    const std::size_t variants =
        options.specs.size() * std::max<std::size_t>(1, how.styles.size()) * how.languages.size() * how.scales.size();
    if (how.out == "-" && (variants != 1 || how.formats.size() != 1)) {
        std::fputs("error: -o - writes one result: give one spec and one format with -f\n", stderr);
        return job::exit_usage;
    }
    if (!options.depfile.empty() && (how.out == "-" || how.dry_run)) {
        std::fputs("error: --depfile cannot be used with -o - or --dry-run\n", stderr);
        return job::exit_usage;
    }
    const FolderForOutput output(how.out == "-" || how.dry_run ? std::filesystem::path() : how.out);
    confine_to_maps(options.specs, how, &output, options.depfile);
    job::FileHashes hashes;
    const auto rest = to_draw(options, how, hashes);
    std::vector<int> codes(options.specs.size(), job::exit_fine);
    if (!rest.empty()) {
        std::vector<std::string> specs;
        for (const std::size_t i : rest) {
            specs.push_back(options.specs[i]);
        }
        const auto loaded = load_libraries(specs.size());
        const text::Typesetter typesetter;
        Progress progress(specs, !options.reporting.quiet && !options.reporting.json);
        const auto draw = [&](std::size_t i) {
            return within_memory(options.memory, specs[i], options.reporting,
                                 [&] { return render_one(options, how, specs[i], typesetter, hashes, progress); });
        };
        const auto drawn = run_each(specs.size(), options.jobs, job::exit_cannot_write, draw, &progress);
        for (std::size_t i = 0; i < rest.size(); ++i) {
            codes[rest[i]] = drawn[i];
        }
    }
    const int code = job::combined_exit_code(codes);
    if (options.depfile.empty() || code != job::exit_fine) {
        return code;
    }
    Diagnostics diagnostics;
    job::write_depfile(options.depfile, options.specs, how, diagnostics);
    report_diagnostics(diagnostics, options.reporting);
    return job::exit_code_for(diagnostics, false);
}

} // namespace

void add_render(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("render", "draw maps");
    const auto options = std::make_shared<RenderArguments>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    command
        ->add_option_function<std::string>(
            "-o,--out", [options](const std::string& out) { options->render.out = out; },
            "output folder; - writes the single result to standard output")
        ->default_str("out");
    command
        ->add_option("-f,--format", options->render.formats, "formats, e.g. png,svg,pdf; default: the spec's outputs")
        ->delimiter(',')
        ->check(CLI::IsMember(job::format_names()));
    command->add_option("--scale", options->render.scales, "raster scales, e.g. 1,2; 2 makes <map>@2x.png")
        ->delimiter(',')
        ->check(CLI::Range(0.1, 10.0));
    command
        ->add_option("--dpi", options->render.dots_per_inch,
                     "dots per inch of raster formats at scale 1; default: the spec's")
        ->check(CLI::Range(10.0, 2400.0));
    command->add_flag("--png-palette", options->render.png_palette, "PNG: at most 256 colours, for small files");
    command->add_option("--svg-text", options->render.svg_text, "SVG: real text, or letters as paths")
        ->check(CLI::IsMember(spec::svg_texts));
    command->add_option("--svg-fonts", options->render.svg_fonts, "SVG: embed the letters used from each font")
        ->check(CLI::IsMember(spec::svg_fonts));
    add_map_options(*command, options->render, true);
    add_memory_option(*command, options->memory);
    command->add_option("-j,--jobs", options->jobs, "maps to draw at once; does not change the output")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_flag("--force", options->render.force, "draw even if nothing has changed");
    command->add_flag("--timings", options->timings, "tell how long each stage took");
    command->add_flag("--explain", options->explain, "explain why each map is drawn");
    command
        ->add_option("--depfile", options->depfile,
                     "write what the files were made from as a rule for make and ninja, which then decide what is "
                     "drawn: implies --force")
        ->type_name("FILE");
    command->add_flag("--dry-run", options->render.dry_run, "list the files that would be written, but write none");
    command->add_flag("--strict", options->reporting.strict,
                      "treat warnings as errors: any loss of data fails the map");
    command->add_flag("--json", options->reporting.json, "print diagnostics as JSON, one object per line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "print only errors");
    command->add_flag("-v,--verbose", options->verbose, "list the labels that were left out, and why");
    command->callback([options, &run] { run = [options] { return render(*options); }; });
}

} // namespace conflictmap::cli
