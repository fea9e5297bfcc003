#include "cli/manual.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace conflictmap::cli {
namespace {

/// CLI11 describes a choice as "TEXT:{a,b,c}".
std::vector<std::string> choices_of(const std::string& type) {
    const auto open = type.find(":{");
    if (open == std::string::npos || type.back() != '}') {
        return {};
    }
    return CLI::detail::split(type.substr(open + 2, type.size() - open - 3), ',');
}

OptionEntry entry_of(const CLI::Option& option) {
    OptionEntry entry;
    for (const std::string& name : option.get_snames()) {
        entry.names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
        entry.names.push_back("--" + name);
    }
    entry.help = option.get_description();
    const std::string type = option.get_type_name();
    if (option.get_expected_max() > 0) {
        entry.value = option.nonpositional() ? type.substr(0, type.find(':')) : option.get_name();
    }
    entry.choices = choices_of(type);
    entry.list = option.get_delimiter() == ',';
    return entry;
}

} // namespace

std::vector<CommandEntry> commands_of(const CLI::App& program) {
    std::vector<CommandEntry> commands;
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_group().empty()) {
            continue;
        }
        CommandEntry entry{command->get_name(), command->get_description(), {}, {}};
        for (const CLI::Option* option : command->get_options()) {
            (option->nonpositional() ? entry.options : entry.operands).push_back(entry_of(*option));
        }
        commands.push_back(std::move(entry));
    }
    return commands;
}

} // namespace conflictmap::cli
