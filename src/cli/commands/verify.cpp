// conflictmap verify: checks whether the inputs and outputs of a map are still as in its manifest.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/deadline.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/map_options.hpp"
#include "cli/reporting.hpp"
#include "cli/second_wall.hpp"
#include "cli/watchdog.hpp"
#include "job/exit_codes.hpp"
#include "job/inputs.hpp"
#include "job/load_spec.hpp"
#include "output/hash.hpp"
#include "output/manifest.hpp"
#include "text/font_files.hpp"

namespace conflictmap::cli {
namespace {

namespace fs = std::filesystem;

struct VerifyArguments {
    std::vector<std::string> manifests;
    std::filesystem::path root;
    Roots allowed;
    double deadline = RenderOptions().deadline;
    Reporting reporting;
};

bool refused_as_outside(const fs::path& file, const Roots& readable) {
    const auto opened = InputFile::open(file, readable);
    const auto* refusal = std::get_if<Refusal>(&opened);
    return refusal != nullptr && *refusal == Refusal::outside;
}

/// A manifest may come from a stranger: what it names is read only here.
Roots readable_for(const VerifyArguments& options, const job::Root& root, const fs::path& folder) {
    Roots readable = options.allowed;
    readable.insert(readable.end(), {folder, root.folder, "."});
    for (const auto& fonts : text::default_font_folders()) {
        readable.push_back(fonts);
    }
    return readable;
}

void confine_to_manifests(VerifyArguments& options) {
    Diagnostics reported_later; // for each manifest
    const auto root = job::find_root(reported_later, options.root);
    Confines confines;
    if (root) {
        options.root = root->folder;
    }
    for (const fs::path file : options.manifests) {
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        const Roots readable = readable_for(options, root.value_or(job::Root{folder}), folder);
        confines.readable.push_back(file); // it may be a link
        confines.readable.insert(confines.readable.end(), readable.begin(), readable.end());
    }
    confine(confines);
}

void compare(const fs::path& file, const Roots& readable, const std::string& sha256, const std::string& what,
             Diagnostics& diagnostics) {
    constexpr const char* remedy = "draw the map again";
    const Place place{file.string(), 0, 0};
    const auto found = output::sha256_of_file(file, readable);
    if (!found && refused_as_outside(file, readable)) {
        diagnostics.error(place, "path-outside", fmt::format("the {} is outside the folders that may be read", what),
                          "if you trust the manifest, allow the folder with --allow-path");
    } else if (!found) {
        diagnostics.data_error(place, "missing-file", fmt::format("the {} is missing or cannot be read", what), remedy);
    } else if (*found != sha256) {
        diagnostics.data_error(place, "changed-file", fmt::format("the {} has changed since the map was written", what),
                               remedy);
    }
}

/// The manifest, if it is one. Throws DeadlinePassed.
std::optional<output::Manifest> compare_all(const VerifyArguments& options, const fs::path& file,
                                            Diagnostics& diagnostics) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const auto text = read_file(file, diagnostics);
    auto manifest = text ? output::read_manifest(*text, file.string(), diagnostics) : std::nullopt;
    const auto root = manifest ? job::find_root(diagnostics, options.root) : std::nullopt;
    if (!manifest || !root) {
        return std::nullopt;
    }
    const Roots readable = readable_for(options, *root, folder);
    for (const output::Input& input : manifest->inputs) {
        check_deadline();
        compare(job::input_file(input.path, *root, folder), readable, input.sha256, "input", diagnostics);
    }
    for (const output::Output& output : manifest->outputs) {
        check_deadline();
        if (output.path.find('/') != std::string::npos) {
            diagnostics.error({file.string(), 0, 0}, "not-a-manifest",
                              fmt::format("the output '{}' is not next to the manifest", output.path));
            continue;
        }
        compare(folder / output.path, {folder}, output.sha256, "output", diagnostics);
    }
    return manifest;
}

int verify_one(const VerifyArguments& options, const fs::path& file) {
    Diagnostics diagnostics;
    std::optional<output::Manifest> manifest;
    start_watchdog(options.deadline);
    start_deadline(options.deadline);
    try {
        manifest = compare_all(options, file, diagnostics);
    } catch (const DeadlinePassed&) {
        diagnostics.data_error({file.string(), 0, 0}, "deadline",
                               fmt::format("the comparison was not finished within {:g} s", options.deadline),
                               "allow more time with --deadline");
    }
    report_diagnostics(diagnostics, options.reporting);
    const int code = job::exit_code_for(diagnostics, false);
    if (code == job::exit_fine && !options.reporting.quiet && !options.reporting.json) {
        fmt::print("{}: {} inputs and {} outputs are unchanged\n", printable(file.string()), manifest->inputs.size(),
                   manifest->outputs.size());
    }
    return code;
}

} // namespace

void add_verify(CLI::App& program, Run& run) {
    auto* command =
        program.add_subcommand("verify", "check that inputs and outputs still have the hashes in a manifest");
    const auto options = std::make_shared<VerifyArguments>();
    command->add_option("MANIFEST", options->manifests, "manifests: the <map>.json that render writes")->required();
    add_root_option(*command, options->root);
    add_folder_option(*command, options->allowed, "a folder that the manifest's inputs may be in; can be repeated");
    add_deadline_option(*command, options->deadline);
    command->add_flag("--json", options->reporting.json, "print diagnostics as JSON, one object per line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "print only errors");
    command->callback([options, &run] {
        run = [options] {
            std::vector<int> codes;
            confine_to_manifests(*options);
            for (const std::string& file : options->manifests) {
                codes.push_back(verify_one(*options, file));
            }
            return job::combined_exit_code(codes);
        };
    });
}

} // namespace conflictmap::cli
