// Exit codes when something fails, and the files that are left: complete files or none.
#include <catch2/catch.hpp>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

cli_tests::Result render(const cli_tests::Folder& folder, std::vector<std::string> arguments) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render"};
    call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
    return cli_tests::run(call);
}

/// `render` through a shell that sets limits or redirects first.
cli_tests::Result render_in_shell(const cli_tests::Folder& folder, const std::string& before,
                                  const std::string& after) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"-c", before + " exec '" + project::program() + "' render small.yaml " + after};
    return cli_tests::run_other("sh", call);
}

const std::string lossy = R"(map: lossy
size: [60 mm, 45 mm]
view: { around: areas/ukraine }
layers: [{ id: towns, source: towns.csv, class: point }]
)";

} // namespace

TEST_CASE("a file in place of the output folder: 1, and nothing is touched", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    folder.write("out", "a file");
    const auto before = cli_tests::files_below(folder.path());
    const auto result = render(folder, {"small.yaml"});
    CHECK(result.exit_code == 1);
    CHECK(result.out.empty());
    CHECK(result.err.starts_with("out/small/small.png: error: cannot "));
    CHECK(cli_tests::files_below(folder.path()) == before);
}

TEST_CASE("a folder in place of an output file: 1, the other file is whole", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    fs::create_directories(folder.path() / "out/small/small.png");
    const auto result = render(folder, {"small.yaml"});
    CHECK(result.exit_code == 1);
    const auto files = cli_tests::files_below(folder.path() / "out");
    REQUIRE(files.size() == 1);
    CHECK(files.begin()->first == "small/small.svg");
    CHECK(files.begin()->second.ends_with("</svg>\n"));
}

TEST_CASE("a file that may not grow: 1, and nothing is left", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    const auto result = render_in_shell(folder, "ulimit -f 8;", "");
    CHECK(result.exit_code == 1);
    CHECK(result.out.empty());
    CHECK(result.err.find("small.png: error: cannot write the file: File too large") != std::string::npos);
    CHECK(cli_tests::files_below(folder.path() / "out").empty());
}

TEST_CASE("a standard output that is full: 1", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    const auto result = render_in_shell(folder, "", "-o - -f png >/dev/full");
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("standard output could not be written") != std::string::npos);
}

TEST_CASE("a spec that is wrong or missing: 3", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("bad.yaml", cli_tests::small_spec("bad", "colour: red\n"));
    CHECK(render(folder, {"bad.yaml"}).exit_code == 3);
    const auto missing = render(folder, {"nowhere.yaml"});
    CHECK(missing.exit_code == 3);
    CHECK(missing.err == "nowhere.yaml: error: the file cannot be read: there is no such file (check the path)\n");
    CHECK(render(folder, {"."}).exit_code == 3);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("data lost in part: a warning, and 4 under --strict", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("lossy.yaml", lossy);
    folder.write("towns.csv", "name,longitude,latitude\nKyiv,30.52,50.45\nNowhere,east,49\n");
    const auto strict = render(folder, {"lossy.yaml", "--strict"});
    CHECK(strict.exit_code == 4);
    CHECK(strict.out.empty());
    CHECK(strict.err.find("warning: towns.csv: 1 row rejected") != std::string::npos);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
    const auto lax = render(folder, {"lossy.yaml"});
    CHECK(lax.exit_code == 0);
    CHECK(lax.err == strict.err);
    CHECK(render(folder, {"lossy.yaml", "-q"}).err.empty());
}

TEST_CASE("data that cannot be read: 4", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("lossy.yaml", lossy);
    folder.write("towns.csv", "name,longitude,latitude\n\"Kyiv,30.52,50.45\n");
    CHECK(render(folder, {"lossy.yaml"}).exit_code == 4);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("some of several maps: 5, the others are complete; all of them: their own code", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("a.yaml", cli_tests::small_spec("a"));
    folder.write("bad.yaml", cli_tests::small_spec("bad", "colour: red\n"));
    folder.write("z.yaml", cli_tests::small_spec("z"));
    const auto some = render(folder, {"a.yaml", "bad.yaml", "z.yaml", "-f", "svg"});
    CHECK(some.exit_code == 5);
    CHECK(some.out == "out/a/a.svg\nout/a/a.figure.html\nout/a/a.md\nout/a/a.json\n"
                      "out/z/z.svg\nout/z/z.figure.html\nout/z/z.md\nout/z/z.json\n");
    CHECK(cli_tests::files_below(folder.path() / "out").size() == 8);
    CHECK(render(folder, {"bad.yaml", "bad.yaml"}).exit_code == 3);
}

TEST_CASE("a run that fails leaves the earlier picture as it was", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    CHECK(render(folder, {"small.yaml"}).exit_code == 0);
    const auto before = cli_tests::files_below(folder.path() / "out");
    folder.write("small.yaml", cli_tests::small_spec("small", "colour: red\n"));
    CHECK(render(folder, {"small.yaml"}).exit_code == 3);
    folder.write("small.yaml", cli_tests::small_spec("small", "subtitle: another\n"));
    CHECK(render_in_shell(folder, "ulimit -f 8;", "").exit_code == 1);
    CHECK((cli_tests::files_below(folder.path() / "out") ==
           before)); // in parentheses, so that Catch does not print the bytes
}
