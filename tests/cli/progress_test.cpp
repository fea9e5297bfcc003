// The progress line of a run, which is shown only on a terminal. The terminal here is a pseudo-terminal.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/program.hpp"

namespace {

struct Seen {
    int exit_code = -1;
    std::string terminal; ///< the output of standard error
};

/// The program with standard error on a terminal, and standard output discarded.
Seen on_terminal(const cli_tests::fs::path& folder, std::vector<std::string> arguments, const std::string& term) {
    int main_end = -1;
    int program_end = -1;
    REQUIRE(openpty(&main_end, &program_end, nullptr, nullptr, nullptr) == 0);
    arguments.insert(arguments.begin(), project::program());
    std::vector<char*> argv;
    for (std::string& argument : arguments) {
        argv.push_back(argument.data());
    }
    argv.push_back(nullptr);
    const std::string folder_name = folder.string();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        const bool fine = nowhere >= 0 && dup2(nowhere, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
                          dup2(program_end, STDERR_FILENO) >= 0 && chdir(folder_name.c_str()) == 0 &&
                          setenv("TERM", term.c_str(), 1) == 0 && unsetenv("NO_COLOR") == 0;
        close(main_end);
        if (fine) {
            execv(argv[0], argv.data());
        }
        _exit(127);
    }
    close(program_end);
    Seen seen;
    char buffer[4096];
    for (ssize_t got = 0;
         (got = read(main_end, buffer, sizeof buffer)) > 0;) { // EIO as soon as the other end is closed
        seen.terminal.append(buffer, static_cast<std::size_t>(got));
    }
    close(main_end);
    int status = 0;
    waitpid(child, &status, 0);
    seen.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return seen;
}

const std::string clear = "\r\033[K";

} // namespace

TEST_CASE("progress is shown on a terminal, and removed afterwards", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("one.yaml", cli_tests::small_spec("one"));
    folder.write("two.yaml", cli_tests::small_spec("two"));
    folder.write("wrong.yaml", cli_tests::small_spec("wrong", "colour: red\n"));
    const std::vector<std::string> both{"render", "one.yaml", "two.yaml", "-f", "svg", "--force"};
    const auto with = [](std::vector<std::string> arguments, const std::string& more) {
        arguments.push_back(more);
        return arguments;
    };

    const Seen seen = on_terminal(folder.path(), both, "xterm");
    CHECK(seen.exit_code == 0);
    CHECK(seen.terminal == clear + "1 of 2 maps, one …" + clear + clear + "2 of 2 maps, two …" + clear);

    // With children: the parent shows the same line, and the children show none.
    const Seen parallel = on_terminal(folder.path(), with(both, "-j2"), "xterm");
    CHECK(parallel.exit_code == 0);
    CHECK(parallel.terminal.starts_with(clear + "1 of 2 maps, one …" + clear + "2 of 2 maps, one, two …" + clear));
    CHECK(parallel.terminal.ends_with(clear));
    CHECK(parallel.terminal.find(" one …" + clear + "1 of") == std::string::npos);

    // Errors are on lines of their own.
    const Seen failed =
        on_terminal(folder.path(), {"render", "wrong.yaml", "one.yaml", "-f", "svg", "--force"}, "xterm");
    CHECK(failed.exit_code == 5);
    CHECK(failed.terminal.starts_with(clear + "1 of 2 maps, wrong …" + clear + "wrong.yaml:"));

    for (const auto& quiet : {with(both, "-q"), with(both, "--json"),
                              std::vector<std::string>{"render", "one.yaml", "-f", "svg", "--force"}}) {
        CHECK(on_terminal(folder.path(), quiet, "xterm").terminal.empty());
    }
    CHECK(on_terminal(folder.path(), both, "dumb").terminal.empty());
}

TEST_CASE("nothing of it is written to a pipe", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("one.yaml", cli_tests::small_spec("one"));
    folder.write("two.yaml", cli_tests::small_spec("two"));
    for (const auto* jobs : {"-j1", "-j2"}) {
        cli_tests::Call call;
        call.folder = folder.path();
        call.change["TERM"] = "xterm";
        call.arguments = {"render", "one.yaml", "two.yaml", "-f", "svg", "--force", jobs};
        CHECK(cli_tests::run(call).err.empty());
    }
}
