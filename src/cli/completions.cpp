#include <algorithm>
#include <fmt/format.h>

#include "cli/manual.hpp"

namespace conflictmap::cli {
namespace {

/// A text in single quotes, valid in all of the shells.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return out + "'";
}

/// The shell code that lists an option's values: its choices, or, for styles, a call to the program. Empty if the
/// values are files.
std::string values_of(const OptionEntry& option) {
    if (!option.choices.empty()) {
        return fmt::format("echo {}", fmt::join(option.choices, " "));
    }
    const auto is_style = [](const std::string& name) { return name == "--style"; };
    return std::any_of(option.names.begin(), option.names.end(), is_style) ? "conflictmap list styles 2>/dev/null" : "";
}

} // namespace

std::string bash_completion(const std::vector<CommandEntry>& commands) {
    std::string names;
    std::string values;
    std::string options;
    for (const CommandEntry& command : commands) {
        names += (names.empty() ? "" : " ") + command.name;
        std::string all;
        for (const OptionEntry& option : command.options) {
            all += fmt::format("{}{}", all.empty() ? "" : " ", fmt::join(option.names, " "));
            const std::string words = values_of(option);
            if (!option.value.empty() && !option.names.empty()) {
                std::string patterns;
                for (const std::string& name : option.names) {
                    patterns += fmt::format("{}{}:{}", patterns.empty() ? "" : "|", command.name, name);
                }
                values += fmt::format("    {}) takes=1; words=$({}) ;;\n", patterns, words.empty() ? ":" : words);
            }
        }
        options += fmt::format("    {})\n        options=\"{}\"\n", command.name, all);
        for (const OptionEntry& operand : command.operands) {
            const std::string words = values_of(operand);
            options += words.empty() ? "" : fmt::format("        operands=$({})\n", words);
        }
        options += "        ;;\n";
    }
    return fmt::format(R"(# bash completion for conflictmap
_conflictmap() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]}}
    local options='' operands='' words='' takes='' head=''
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "{} --help" -- "$current")
        return
    fi
    case "$command:$before" in
{}    esac
    if [ -n "$takes" ]; then
        case "$current" in
        *,*) head=${{current%,*}},; current=${{current##*,}} ;;
        esac
        if [ -n "$words" ]; then
            mapfile -t COMPREPLY < <(compgen -P "$head" -W "$words" -- "$current")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
        return
    fi
    case "$command" in
{}    esac
    case "$current" in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current") ;;
    *)
        if [ -n "$operands" ]; then
            mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$current")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
        ;;
    esac
}}
complete -o filenames -F _conflictmap conflictmap
)",
                       names, values, options);
}

std::string zsh_completion(const std::vector<CommandEntry>& commands) {
    // Brackets and colons separate the fields of _arguments, so they are escaped.
    const auto told = [](const std::string& text) {
        std::string out;
        for (const char c : text) {
            out += c == '[' || c == ']' || c == ':' ? "\\" + std::string(1, c) : std::string(1, c);
        }
        return out;
    };
    const auto action = [](const OptionEntry& option) {
        const std::string words = values_of(option);
        return !option.choices.empty() ? fmt::format("({})", fmt::join(option.choices, " "))
               : words.empty()         ? std::string("_files")
                                       : fmt::format("($({}))", words);
    };
    std::string names;
    std::string cases;
    for (const CommandEntry& command : commands) {
        names += fmt::format("        {}\n", quoted(told(command.name) + ":" + told(command.help)));
        cases += fmt::format("    {})\n        _arguments", command.name);
        for (const OptionEntry& option : command.options) {
            for (const std::string& name : option.names) {
                const std::string value =
                    option.value.empty() ? "" : fmt::format(":{}:{}", told(option.value), action(option));
                cases += " \\\n            " + quoted(fmt::format("{}[{}]{}", name, told(option.help), value));
            }
        }
        for (const OptionEntry& operand : command.operands) {
            cases += " \\\n            " + quoted(fmt::format("*:{}:{}", told(operand.value), action(operand)));
        }
        cases += "\n        ;;\n";
    }
    return fmt::format(R"(#compdef conflictmap
_conflictmap() {{
    local -a commands
    commands=(
{}    )
    if ((CURRENT == 2)); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
{}    esac
}}
_conflictmap "$@"
)",
                       names, cases);
}

std::string fish_completion(const std::vector<CommandEntry>& commands) {
    std::string out = "# fish completion for conflictmap\n";
    for (const CommandEntry& command : commands) {
        out += fmt::format("complete -c conflictmap -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                           quoted(command.help));
        const std::string here = quoted("__fish_seen_subcommand_from " + command.name);
        const auto values = [](const OptionEntry& option) {
            const std::string words = values_of(option);
            return !option.choices.empty() ? quoted(fmt::format("{}", fmt::join(option.choices, " ")))
                                           : quoted(words.empty() ? "" : "(" + words + ")");
        };
        for (const OptionEntry& option : command.options) {
            out += fmt::format("complete -c conflictmap -n {}", here);
            for (const std::string& name : option.names) {
                out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            }
            if (!option.value.empty()) {
                out += values_of(option).empty() ? " -r" : " -x -a " + values(option);
            }
            out += fmt::format(" -d {}\n", quoted(option.help));
        }
        for (const OptionEntry& operand : command.operands) {
            if (!operand.choices.empty()) {
                out += fmt::format("complete -c conflictmap -n {} -f -a {}\n", here, values(operand));
            }
        }
    }
    return out;
}

} // namespace conflictmap::cli
