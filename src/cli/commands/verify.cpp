// conflictmap verify: checks whether the inputs and outputs of a map are still as in its manifest.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/file.hpp"
#include "cli/commands/commands.hpp"
#include "cli/reporting.hpp"
#include "job/exit_codes.hpp"
#include "job/inputs.hpp"
#include "job/load_spec.hpp"
#include "output/hash.hpp"
#include "output/manifest.hpp"

namespace conflictmap::cli {
namespace {

namespace fs = std::filesystem;

struct VerifyArguments {
    std::vector<std::string> manifests;
    Reporting reporting;
};

void compare(const fs::path& file, const std::string& sha256, const std::string& what, const std::string& remedy,
             Diagnostics& diagnostics) {
    const Place place{file.string(), 0, 0};
    const auto found = output::sha256_of_file(file);
    if (!found) {
        diagnostics.data_error(place, "missing-file", fmt::format("the {} is missing or cannot be read", what), remedy);
    } else if (*found != sha256) {
        diagnostics.data_error(place, "changed-file", fmt::format("the {} has changed since the map was written", what),
                               remedy);
    }
}

int verify_one(const VerifyArguments& options, const fs::path& file) {
    Diagnostics diagnostics;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const auto text = read_file(file, diagnostics);
    const auto manifest = text ? output::read_manifest(*text, file.string(), diagnostics) : std::nullopt;
    const auto root = manifest ? job::find_root(folder, diagnostics) : std::nullopt;
    if (manifest && root) {
        for (const output::Input& input : manifest->inputs) {
            compare(job::input_file(input.path, *root, folder), input.sha256, "input", "draw the map again",
                    diagnostics);
        }
        for (const output::Output& output : manifest->outputs) {
            if (output.path.find('/') != std::string::npos) {
                diagnostics.error({file.string(), 0, 0}, "not-a-manifest",
                                  fmt::format("the output '{}' is not next to the manifest", output.path));
                continue;
            }
            compare(folder / output.path, output.sha256, "output", "draw the map again", diagnostics);
        }
    }
    report_diagnostics(diagnostics, options.reporting);
    const int code = job::exit_code_for(diagnostics, false);
    if (code == job::exit_fine && !options.reporting.quiet && !options.reporting.json) {
        fmt::print("{}: {} inputs and {} outputs are unchanged\n", file.string(), manifest->inputs.size(),
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
    command->add_flag("--json", options->reporting.json, "print diagnostics as JSON, one object per line");
    command->add_flag("-q,--quiet", options->reporting.quiet, "print only errors");
    command->callback([options, &run] {
        run = [options] {
            std::vector<int> codes;
            for (const std::string& file : options->manifests) {
                codes.push_back(verify_one(*options, file));
            }
            return job::combined_exit_code(codes);
        };
    });
}

} // namespace conflictmap::cli
