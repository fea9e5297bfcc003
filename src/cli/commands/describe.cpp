// conflictmap describe: prints the man page and the shell completions, made from the declarations of the command line.
// Hidden: it is for the build, and for users who have only the program.
#include <fmt/format.h>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/commands/commands.hpp"
#include "cli/manual.hpp"
#include "job/exit_codes.hpp"

namespace conflictmap::cli {

void add_describe(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("describe", "print the man page or a shell's completions");
    command->group("");
    const auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "man, bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
    command->callback([what, &program, &run] {
        run = [what, &program] {
            const auto commands = commands_of(program);
            fmt::print("{}", *what == "man"    ? man_page(commands, program.get_footer())
                             : *what == "bash" ? bash_completion(commands)
                             : *what == "zsh"  ? zsh_completion(commands)
                                               : fish_completion(commands));
            return static_cast<int>(job::exit_fine);
        };
    });
}

} // namespace conflictmap::cli
