// The depfile of a map for make and ninja.
#include <algorithm>

#include <catch2/catch.hpp>

#include "cli/program.hpp"
#include "job/rule_names.hpp"

namespace fs = std::filesystem;
using conflictmap::job::in_rule;

TEST_CASE("paths are escaped as in rules of make and ninja", "[cli]") {
    CHECK(in_rule("out/a b.png") == "out/a\\ b.png");
    CHECK(in_rule("5$#.csv") == "5$$\\#.csv");
    CHECK(in_rule("карта.yaml") == "карта.yaml");
}

TEST_CASE("a depfile has a rule of all outputs and all inputs for each map", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    folder.write("other.yaml", cli_tests::small_spec("other"));
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "small.yaml", "other.yaml", "-f", "svg", "--depfile", "maps.d"};
    for (int i = 0; i < 2; ++i) { // with a depfile, make or ninja decides what is drawn
        const auto result = cli_tests::run(call);
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        CHECK(cli_tests::lines_of(result.out).size() == 8);
    }
    const auto lines = cli_tests::lines_of(cli_tests::bytes_of(folder.path() / "maps.d"));
    REQUIRE(lines.size() > 10);
    CHECK(lines[0] == "out/small/small.json out/small/small.svg out/small/small.figure.html out/small/small.md: \\");
    CHECK(lines[1] == " small.yaml \\");
    const auto has = [&](const std::string& start, const std::string& end) {
        return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
            return line.starts_with(start) && line.find(end) != std::string::npos;
        });
    };
    CHECK(has("out/other/other.json ", ": \\"));
    CHECK(has(" /", "geodata/catalogue.yaml"));
    CHECK(has(" /", "styles/report-light/style.yaml"));
    CHECK(has(" /", "geodata/control/held.shp"));
    CHECK(has(" /", "NotoSans-Regular.ttf"));
}

TEST_CASE("a failed map leaves no new depfile", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("wrong.yaml", cli_tests::small_spec("wrong", "no-such-key: 1\n"));
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "wrong.yaml", "--depfile", "maps.d"};
    CHECK(cli_tests::run(call).exit_code == 3);
    CHECK_FALSE(fs::exists(folder.path() / "maps.d"));
    folder.write("small.yaml", cli_tests::small_spec());
    call.arguments = {"render", "small.yaml", "--depfile", "/dev/full"};
    CHECK(cli_tests::run(call).exit_code == 1);
    call.arguments = {"render", "small.yaml", "--depfile", "maps.d", "--dry-run"};
    CHECK(cli_tests::run(call).exit_code == 2);
}
