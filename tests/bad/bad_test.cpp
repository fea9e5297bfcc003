// Wrong specs: each *.yaml here states in comments how the program must respond, with any of
//   # exit: CODE
//   # expect: LINE:COLUMN: error: ...     a line on stderr, in order, without the spec's own name
//   # arguments: WORDS                    additional arguments of `render`; --strict also of `check`
#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(project::root()) / "tests" / "bad";

struct Expected {
    std::vector<std::string> lines;
    std::vector<std::string> arguments;
    int exit_code = -1;
};

Expected expected_of(const fs::path& spec) {
    Expected expected;
    for (const std::string& line : cli_tests::lines_of(cli_tests::bytes_of(spec))) {
        const auto after = [&](const std::string& mark) { return line.substr(mark.size()); };
        if (line.starts_with("# expect: ")) {
            expected.lines.push_back(after("# expect: "));
        } else if (line.starts_with("# exit: ")) {
            expected.exit_code = std::stoi(after("# exit: "));
        } else if (line.starts_with("# arguments: ")) {
            std::istringstream words(after("# arguments: "));
            for (std::string word; words >> word;) {
                expected.arguments.push_back(word);
            }
        }
    }
    return expected;
}

std::vector<fs::path> specs() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") {
            all.push_back(entry.path());
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<std::string> told(const cli_tests::Result& result, const std::string& spec) {
    auto lines = cli_tests::lines_of(result.err);
    for (std::string& line : lines) {
        if (line.starts_with(spec + ":")) {
            line.erase(0, spec.size() + 1);
        }
    }
    return lines;
}

} // namespace

TEST_CASE("wrong specs are refused with place, reason and remedy", "[bad]") {
    const fs::path spec = GENERATE(from_range(specs()));
    const std::string name = spec.filename().string();
    INFO("tests/bad/" << name);
    const Expected expected = expected_of(spec);
    REQUIRE(!expected.lines.empty());
    REQUIRE(expected.exit_code > 0);
    const cli_tests::Folder temporary;
    const fs::path out = temporary.path() / "out";
    cli_tests::Call call;
    call.folder = folder;
    call.arguments = {"render", name, "-o", out.string()};
    call.arguments.insert(call.arguments.end(), expected.arguments.begin(), expected.arguments.end());
    const cli_tests::Result drawn = cli_tests::run(call);
    CHECK(told(drawn, name) == expected.lines);
    CHECK(drawn.exit_code == expected.exit_code);
    CHECK(drawn.out.empty());
    CHECK(cli_tests::files_below(out).empty());
    const bool strict = expected.arguments == std::vector<std::string>{"--strict"};
    if (expected.arguments.empty() || strict) {
        call.arguments = {"check", name};
        if (strict) {
            call.arguments.emplace_back("--strict");
        }
        const cli_tests::Result checked = cli_tests::run(call);
        CHECK(told(checked, name) == expected.lines);
        CHECK(checked.exit_code == expected.exit_code);
    }
}

TEST_CASE("there are many wrong specs, and none changes the folder", "[bad]") {
    CHECK(specs().size() >= 130); // increase it with new files, so that none is lost unnoticed
    const auto before = cli_tests::files_below(folder);
    cli_tests::Call call;
    call.folder = folder;
    call.arguments = {"check", "-q"};
    for (const auto& spec : specs()) {
        call.arguments.push_back(spec.filename().string());
    }
    const cli_tests::Result result = cli_tests::run(call);
    CHECK(result.exit_code > 0);
    CHECK((cli_tests::files_below(folder) == before));
}
