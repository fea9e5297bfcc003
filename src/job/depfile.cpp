#include "job/depfile.hpp"

#include "base/file.hpp"
#include "base/path.hpp"
#include "job/inputs.hpp"
#include "job/load_spec.hpp"
#include "job/rendering.hpp"
#include "output/files.hpp"
#include "output/manifest.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

std::string from_here(const fs::path& file) {
    std::error_code failed;
    const auto relative = path_below(file, fs::current_path(failed));
    return in_rule(relative ? relative->string() : fs::weakly_canonical(file, failed).string());
}

void add_rule(const fs::path& file, const Root& root, std::string& rules, Diagnostics& diagnostics) {
    const fs::path folder = file.parent_path();
    const auto text = read_file(file, diagnostics);
    const auto manifest = text ? output::read_manifest(*text, file.string(), diagnostics) : std::nullopt;
    if (!manifest) {
        return;
    }
    rules += in_rule(file.lexically_normal().string());
    for (const output::Output& output : manifest->outputs) {
        rules += " " + in_rule((folder / output.path).lexically_normal().string());
    }
    rules += ":";
    for (const output::Input& input : manifest->inputs) {
        rules += " \\\n " + from_here(input_file(input.path, root, folder));
    }
    rules += "\n";
}

} // namespace

std::string in_rule(const std::string& path) {
    std::string spelt;
    for (const char c : path) {
        if (c == ' ' || c == '#') {
            spelt += '\\';
        } else if (c == '$') {
            spelt += '$';
        }
        spelt += c;
    }
    return spelt;
}

void write_depfile(const std::string& file, const std::vector<std::string>& specs, const RenderOptions& options,
                   Diagnostics& diagnostics) {
    std::string rules;
    for (const std::string& spec : specs) {
        const auto root = find_root(diagnostics, options.root);
        if (!root) {
            return;
        }
        for (const fs::path& manifest : manifests_of(spec, options, diagnostics)) {
            add_rule(manifest, *root, rules, diagnostics);
        }
    }
    if (!diagnostics.has_errors()) {
        output::write_whole(file, rules, diagnostics);
    }
}

} // namespace conflictmap::job
