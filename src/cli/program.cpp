#include "cli/program.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "job/exit_codes.hpp"

namespace conflictmap::cli {
namespace {

constexpr const char* footer = R"(Exit codes:
  0  success
  1  a file could not be written, or an internal error
  2  the command line is wrong
  3  the spec, style or event layer is wrong
  4  the data is wrong; with --strict, also when some of it could not be used
  5  some maps failed; the others are complete)";

/// It quotes arguments, such as names of files.
std::string usage_message(const CLI::App* program, const CLI::Error& problem) {
    return CLI::FailureMessage::simple(
        program, CLI::Error(problem.get_name(), printable(problem.what()), problem.get_exit_code()));
}

} // namespace

int run_program(int argc, char** argv) {
    CLI::App program{"conflictmap turns shapefiles and event layers into finished conflict maps.", "conflictmap"};
    program.require_subcommand(1);
    program.footer(footer);
    program.get_formatter()->column_width(34);
    program.failure_message(&usage_message);
    Run run;
    add_render(program, run);
    add_check(program, run);
    add_explain(program, run);
    add_list(program, run);
    add_schema(program, run);
    add_verify(program, run);
    add_version(program, run);
    add_describe(program, run);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return program.exit(problem) == 0 ? job::exit_fine : job::exit_usage;
    }
    // If a limit on file sizes is exceeded, the write then fails and is reported, instead of killing the process.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return run();
    } catch (const DeadlinePassed& late) {
        std::fputs(fmt::format("error: {} (allow more time with --deadline)\n", printable(late.what())).c_str(),
                   stderr);
        return job::exit_data;
    } catch (const std::exception& problem) {
        std::fputs(fmt::format("internal error: {}\n", printable(problem.what())).c_str(), stderr);
        return job::exit_cannot_write;
    }
}

} // namespace conflictmap::cli
