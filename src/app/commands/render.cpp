// conflictmap render: draws maps.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/picture_options.hpp"
#include "app/delivery.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/html.hpp"
#include "app/load_spec.hpp"
#include "app/pipeline.hpp"
#include "app/reporting.hpp"
#include "backend/backend.hpp"

namespace conflictmap::app {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> specs;
    std::string out = "out";
    std::vector<std::string> formats;
    std::vector<double> scales{1};
    PictureOptions picture;
    bool dry_run = false;
    bool verbose = false;
    Reporting reporting;
};

std::string stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language) {
    const bool variant = (!style.empty() && style != map.style.value) || language != "en";
    return variant ? fmt::format("{}.{}.{}", map.map.value, style.empty() ? map.style.value : style, language)
                   : map.map.value;
}

/// The one picture, to standard output.
void write_through(const Page& page, const backend::Format& format, double scale, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics) {
    const std::string bytes = encoded(page, page.figure, format, scale, typesetter);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
}

void write_out(const Options& options, const LoadedSpec& loaded, const Page& page, const std::string& stem,
               const std::vector<const backend::Format*>& formats, const text::Typesetter& typesetter,
               Diagnostics& diagnostics) {
    const Delivery delivery{fs::path(options.out) / loaded.map.map.value, stem, formats, options.scales};
    if (options.out == "-" && !options.dry_run) {
        for (const backend::Format* format : formats) {
            write_through(page, *format, options.scales.front(), typesetter, diagnostics);
        }
        return;
    }
    const auto files =
        options.dry_run ? planned(delivery) : deliver(delivery, page, loaded.root, typesetter, diagnostics);
    for (const fs::path& file : files) {
        if (options.dry_run || !options.reporting.quiet) {
            fmt::print("{}\n", file.string());
        }
    }
}

void explain_drops(const Page& page) {
    for (const LabelReport& drop : page.dropped_labels) {
        std::fputs(fmt::format("note: label '{}' of {} left out: {}\n", drop.text, drop.layer, drop.reason).c_str(),
                   stderr);
    }
    for (const CalloutReport& callout : page.callouts) {
        if (!callout.reason.empty()) {
            std::fputs(fmt::format("note: '{}' is in the key: {}\n", callout.title, callout.reason).c_str(), stderr);
        }
    }
}

/// The same map for readers who prefer dark, where a figure page is wanted; what is wrong with it was told of the
/// light one.
void add_dark(Page& page, const Options& options, const LoadedSpec& loaded, const std::string& language,
              const std::vector<const backend::Format*>& formats, const text::Typesetter& typesetter) {
    const std::string style = dark_style_of(page.style);
    if (style.empty() || std::find(formats.begin(), formats.end(), &html_format()) == formats.end()) {
        return;
    }
    Diagnostics told_before;
    if (auto dark = compose_page(loaded.map, overrides_of(options.picture, style, language), loaded.root, typesetter,
                                 told_before)) {
        dark->scene.name += "-dark"; // ids apart from the light one's
        describe(*dark);
        page.dark = std::make_shared<const Page>(std::move(*dark));
    }
}

int render_one(const Options& options, const std::string& file, const text::Typesetter& typesetter) {
    Diagnostics diagnostics;
    const auto loaded = load_spec(file, diagnostics);
    if (loaded) {
        const auto formats = formats_of(loaded->map, options.formats, diagnostics);
        for (const std::string& style :
             options.picture.styles.empty() ? std::vector<std::string>{""} : options.picture.styles) {
            for (const std::string& language : options.picture.languages) {
                auto page = compose_page(loaded->map, overrides_of(options.picture, style, language), loaded->root,
                                         typesetter, diagnostics);
                const bool lossless = exit_code_for(diagnostics, options.reporting.strict) == exit_fine;
                if (page && lossless) {
                    describe(*page);
                    add_dark(*page, options, *loaded, language, formats, typesetter);
                    write_out(options, *loaded, *page, stem_of(loaded->map, style, language), formats, typesetter,
                              diagnostics);
                    if (options.verbose) {
                        explain_drops(*page);
                    }
                }
            }
        }
    }
    report_diagnostics(diagnostics, options.reporting);
    return exit_code_for(diagnostics, options.reporting.strict);
}

int render(const Options& options) {
    const std::size_t variants = options.specs.size() * std::max<std::size_t>(1, options.picture.styles.size()) *
                                 options.picture.languages.size() * options.scales.size();
    if (options.out == "-" && (variants != 1 || options.formats.size() != 1)) {
        std::fputs("error: -o - writes one result: give one spec and one format with -f\n", stderr);
        return exit_usage;
    }
    const text::Typesetter typesetter;
    std::vector<int> codes;
    for (const std::string& file : options.specs) {
        codes.push_back(render_one(options, file, typesetter));
    }
    return combined_exit_code(codes);
}

} // namespace

void add_render(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("render", "draw maps");
    const auto options = std::make_shared<Options>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    command->add_option("-o,--out", options->out, "output folder; - writes the single result to standard output")
        ->capture_default_str();
    command->add_option("-f,--format", options->formats, "formats, e.g. png,svg; default: the spec's outputs")
        ->delimiter(',')
        ->check(CLI::IsMember(format_names()));
    command->add_option("--scale", options->scales, "raster scales, e.g. 1,2; 2 makes <map>@2x.png")
        ->delimiter(',')
        ->check(CLI::Range(0.1, 10.0));
    add_picture_options(*command, options->picture, true);
    command->add_flag("--dry-run", options->dry_run, "say which files would be written, write none");
    command->add_flag("--strict", options->reporting.strict, "warnings are errors: any loss of data fails the map");
    command->add_flag("--json", options->reporting.json, "diagnostics as one JSON object a line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "errors only");
    command->add_flag("-v,--verbose", options->verbose, "say which labels were left out, and why");
    command->callback([options, &run] { run = [options] { return render(*options); }; });
}

} // namespace conflictmap::app
