#pragma once
// The command line told to readers and shells: one walk over its declarations, four ways to write it down.
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace conflictmap::cli {

struct OptionEntry {
    std::vector<std::string> names; ///< with their dashes, the short one first; none for what has only a place
    std::string value;              ///< what it takes, such as "TEXT"; empty for a flag
    std::string help;
    std::vector<std::string> choices; ///< of the value; empty for any
    bool list = false;                ///< takes several values, split by commas
};

struct CommandEntry {
    std::string name;
    std::string help;
    std::vector<OptionEntry> options;
    std::vector<OptionEntry> operands; ///< by place: SPEC, WHAT
};

/// The commands that are not hidden, with their options, in the order of their declaration.
std::vector<CommandEntry> commands_of(const CLI::App& program);

/// For man: groff's man macros. `exit_codes` is set as it is.
std::string man_page(const std::vector<CommandEntry>& commands, const std::string& exit_codes);
std::string bash_completion(const std::vector<CommandEntry>& commands);
std::string zsh_completion(const std::vector<CommandEntry>& commands);
std::string fish_completion(const std::vector<CommandEntry>& commands);

} // namespace conflictmap::cli
