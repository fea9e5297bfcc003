#include "job/depfile.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/path.hpp"
#include "job/inputs.hpp"
#include "job/load_spec.hpp"
#include "job/rendering.hpp"
#include "job/rule_names.hpp"
#include "output/files.hpp"
#include "output/manifest.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

/// Absolute where make would read more into the first letter: "~" as a home, the others as signs of an assignment.
std::string from_here(const fs::path& file) {
    std::error_code failed;
    const auto relative = path_below(file, fs::current_path(failed));
    const std::string name = relative ? relative->string() : std::string();
    return name.empty() || std::string_view("~=+!").find(name.front()) != std::string_view::npos
               ? fs::weakly_canonical(file, failed).string()
               : name;
}

/// Make reads "a: b=c" as a variable of the rule: what comes first must not look like one, nor like a word of make.
bool may_come_first(const std::string& name) {
    return name.find('=') == std::string::npos && name.find_first_of("./") != std::string::npos;
}

void refuse(const fs::path& manifest, const std::string& name, Diagnostics& diagnostics) {
    diagnostics.output_error({manifest.string()}, "name-in-depfile",
                             fmt::format("the name '{}' cannot be written so that make and ninja both read it", name),
                             "rename the file or its folder: letters, digits, '-', '_' and '.' are read by both");
}

void add_rule(const fs::path& file, const Root& root, std::string& rules, Diagnostics& diagnostics) {
    const fs::path folder = file.parent_path();
    const auto text = read_file(file, diagnostics);
    const auto manifest = text ? output::read_manifest(*text, file.string(), diagnostics) : std::nullopt;
    if (!manifest) {
        return;
    }
    std::vector<std::string> targets{file.lexically_normal().string()};
    for (const output::Output& output : manifest->outputs) {
        targets.push_back((folder / output.path).lexically_normal().string());
    }
    std::vector<std::string> inputs;
    for (const output::Input& input : manifest->inputs) {
        inputs.push_back(from_here(input_file(input.path, root, folder)));
    }
    if (const auto first = std::find_if(inputs.begin(), inputs.end(), may_come_first); first != inputs.end()) {
        std::rotate(inputs.begin(), first, first + 1);
    } else if (!inputs.empty()) {
        refuse(file, inputs.front(), diagnostics);
    }
    std::string rule;
    for (const std::string& target : targets) {
        const auto spelt = in_rule(target);
        // A target with "%" is a pattern, and one with "=" a variable.
        if (!spelt || target.find_first_of("%=") != std::string::npos) {
            refuse(file, target, diagnostics);
            continue;
        }
        rule += (rule.empty() ? "" : " ") + *spelt;
    }
    rule += ":";
    for (const std::string& input : inputs) {
        if (const auto spelt = in_rule(input)) {
            rule += " \\\n " + *spelt;
        } else {
            refuse(file, input, diagnostics);
        }
    }
    rules += rule + "\n";
}

} // namespace

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
