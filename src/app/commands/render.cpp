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
#include "app/load_spec.hpp"
#include "app/parallel.hpp"
#include "app/pipeline.hpp"
#include "app/reporting.hpp"
#include "backend/backend.hpp"
#include "base/units.hpp"
#include "output/files.hpp"
#include "output/folder_lock.hpp"

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
    int jobs = 1;
    Reporting reporting;
};

std::string stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language) {
    const bool variant = (!style.empty() && style != map.style.value) || language != "en";
    return variant ? fmt::format("{}.{}.{}", map.map.value, style.empty() ? map.style.value : style, language)
                   : map.map.value;
}

struct Picture {
    fs::path file;
    std::string bytes;
};

std::vector<Picture> pictures_of(const Options& options, const spec::MapSpec& map, const Page& page,
                                 const std::string& stem, const std::vector<const backend::Format*>& formats,
                                 const text::Typesetter& typesetter) {
    std::vector<Picture> pictures;
    for (const backend::Format* format : formats) {
        for (const double scale : options.scales) {
            if (!format->scales && scale != options.scales.front()) {
                continue;
            }
            backend::Options how;
            how.dots_per_inch = page.dots_per_inch;
            how.scale = scale;
            how.info = page.info;
            const std::string suffix = format->scales && scale != 1 ? fmt::format("@{}x", format_number(scale, 2)) : "";
            pictures.push_back(
                {fs::path(options.out) / map.map.value / fmt::format("{}{}{}", stem, suffix, format->extension),
                 format->encode(page.scene, typesetter, how)});
        }
    }
    return pictures;
}

void write_out(const Options& options, const std::vector<Picture>& pictures, Diagnostics& diagnostics) {
    std::optional<output::FolderLock> lock; // taken when all is drawn, so that others wait for the disk alone
    if (!pictures.empty() && !options.dry_run && options.out != "-") {
        lock = output::FolderLock::take(pictures.front().file.parent_path(), diagnostics);
        if (!lock) {
            return;
        }
    }
    for (const auto& [file, bytes] : pictures) {
        if (options.dry_run) { // NOLINT(bugprone-branch-clone): two reasons to name the file
            fmt::print("{}\n", file.string());
        } else if (options.out == "-") {
            if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
                diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
            }
        } else if (output::write_whole(file, bytes, diagnostics) && !options.reporting.quiet) {
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
    const auto loaded = load_spec(file, diagnostics);
    if (loaded) {
        const auto formats = formats_of(loaded->map, options.formats, diagnostics);
        for (const std::string& style :
             options.picture.styles.empty() ? std::vector<std::string>{""} : options.picture.styles) {
            for (const std::string& language : options.picture.languages) {
                const auto page = compose_page(loaded->map, overrides_of(options.picture, style, language),
                                               loaded->root, typesetter, diagnostics);
                const bool lossless = exit_code_for(diagnostics, options.reporting.strict) == exit_fine;
                if (page && lossless) {
                    write_out(options,
                              pictures_of(options, loaded->map, *page, stem_of(loaded->map, style, language), formats,
                                          typesetter),
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
    command->add_option("-f,--format", options->formats, "formats, e.g. png,svg; default: the spec's outputs")
        ->delimiter(',')
        ->check(CLI::IsMember(format_names()));
    command->add_option("--scale", options->scales, "raster scales, e.g. 1,2; 2 makes <map>@2x.png")
        ->delimiter(',')
        ->check(CLI::Range(0.1, 10.0));
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
