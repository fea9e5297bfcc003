#pragma once
// Describes the command line for readers and shells: walks its declarations once and writes them in four formats.
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace conflictmap::cli {

struct OptionEntry {
    std::vector<std::string> names; ///< with their dashes, the short one first; empty for operands
    std::string value;              ///< the kind of value, such as "TEXT"; empty for a flag
    std::string help;
    std::vector<std::string> choices; ///< the allowed values; empty if any value is allowed
    bool list = false;                ///< takes several values, separated by commas
};

struct CommandEntry {
    std::string name;
    std::string help;
    std::vector<OptionEntry> options;
    std::vector<OptionEntry> operands; ///< the arguments without a name: SPEC, WHAT
};

/// The commands that are not hidden, with their options, in the order of their declaration.
std::vector<CommandEntry> commands_of(const CLI::App& program);

/// The man page in groff's man macros. `exit_codes` is copied without changes.
std::string man_page(const std::vector<CommandEntry>& commands, const std::string& exit_codes);
std::string bash_completion(const std::vector<CommandEntry>& commands);
std::string zsh_completion(const std::vector<CommandEntry>& commands);
std::string fish_completion(const std::vector<CommandEntry>& commands);

} // namespace conflictmap::cli
