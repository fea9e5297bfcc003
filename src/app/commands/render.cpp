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
#include "app/last_resort.hpp"
#include "app/load_spec.hpp"
#include "app/parallel.hpp"
#include "app/pipeline.hpp"
#include "app/reporting.hpp"
#include "backend/backend.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"

namespace conflictmap::app {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> specs;
    std::string out = "out";
    std::vector<std::string> formats;
    std::vector<double> scales{1};
    double dots_per_inch = 0; ///< 0: the spec's
    PictureOptions picture;
    bool dry_run = false;
    bool verbose = false;
    int jobs = 1;
    Reporting reporting;
};

std::string stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language) {
    const bool variant = (!style.empty() && style != map.style.value) || language != "en";
    return variant ? fmt::format("{}.{}.{}", map.map.value, style.empty() ? map.style.value : style, language)
                   : map.map.value;
}

/// Said before anything is encoded.
bool pictures_fit(const Options& options, const Page& page, const std::vector<const backend::Format*>& formats,
                  Diagnostics& diagnostics) {
    const double largest = *std::ranges::max_element(options.scales);
    const bool pixels = std::ranges::any_of(formats, [](const backend::Format* format) { return format->scales; });
    const double dots = page.dots_per_inch * largest / mm_per_inch;
    if (!pixels || backend::fits_raster(page.scene, dots)) {
        return true;
    }
    diagnostics.error({"command line", 0, 0}, "too-many-pixels",
                      fmt::format("at scale {} the picture would be {:.0f} x {:.0f} pixels; at most 100 megapixels and "
                                  "32,767 a side are drawn",
                                  format_number(largest, 2), page.scene.width * dots, page.scene.height * dots),
                      "choose a smaller --scale or --dpi");
    return false;
}

/// The one picture, to standard output.
void write_through(const Page& page, const backend::Format& format, double scale, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics) {
    const std::string bytes = encoded(page, format, scale, typesetter);
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

int render_one(const Options& options, const std::string& file, const text::Typesetter& typesetter) {
    Diagnostics diagnostics;
    arm_last_resort(options.picture.deadline);
    auto loaded = load_spec(file, diagnostics);
    if (loaded) {
        if (options.dots_per_inch > 0) {
            loaded->map.dpi = options.dots_per_inch;
        }
        const auto formats = formats_of(loaded->map, options.formats, diagnostics);
        for (const std::string& style :
             options.picture.styles.empty() ? std::vector<std::string>{""} : options.picture.styles) {
            for (const std::string& language : options.picture.languages) {
                auto page = compose_page(loaded->map, overrides_of(options.picture, style, language), loaded->root,
                                         typesetter, diagnostics);
                const bool lossless = exit_code_for(diagnostics, options.reporting.strict) == exit_fine;
                if (page && lossless && pictures_fit(options, *page, formats, diagnostics)) {
                    describe(*page);
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
    return combined_exit_code(run_each(options.specs.size(), options.jobs, exit_cannot_write, [&](std::size_t i) {
        return render_one(options, options.specs[i], typesetter);
    }));
}

} // namespace

void add_render(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("render", "draw maps");
    const auto options = std::make_shared<Options>();
    command->add_option("SPEC", options->specs, "map specs in YAML; - is standard input")->required();
    command->add_option("-o,--out", options->out, "output folder; - writes the single result to standard output")
        ->capture_default_str();
    command->add_option("-f,--format", options->formats, "formats, e.g. png,svg,pdf; default: the spec's outputs")
        ->delimiter(',')
        ->check(CLI::IsMember(format_names()));
    command->add_option("--scale", options->scales, "raster scales, e.g. 1,2; 2 makes <map>@2x.png")
        ->delimiter(',')
        ->check(CLI::Range(0.1, 10.0));
    command
        ->add_option("--dpi", options->dots_per_inch, "dots per inch of raster formats at scale 1; default: the spec's")
        ->check(CLI::Range(10.0, 2400.0));
    add_picture_options(*command, options->picture, true);
    command->add_option("-j,--jobs", options->jobs, "maps drawn at once; the same bytes for any number")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_flag("--dry-run", options->dry_run, "say which files would be written, write none");
    command->add_flag("--strict", options->reporting.strict, "warnings are errors: any loss of data fails the map");
    command->add_flag("--json", options->reporting.json, "diagnostics as one JSON object a line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "errors only");
    command->add_flag("-v,--verbose", options->verbose, "say which labels were left out, and why");
    command->callback([options, &run] { run = [options] { return render(*options); }; });
}

} // namespace conflictmap::app
