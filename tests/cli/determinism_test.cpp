// The same input gives the same bytes, no matter where, when and by whom it is drawn.
#include <catch2/catch.hpp>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> bytes_drawn(const cli_tests::Folder& folder, const std::string& out,
                                               cli_tests::Call call) {
    call.arguments.insert(call.arguments.end(), {"-q", "-o", (folder.path() / out).string()});
    call.arguments.insert(call.arguments.begin(), "render");
    const auto result = cli_tests::run(call);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    auto files = cli_tests::files_below(folder.path() / out);
    REQUIRE_FALSE(files.empty());
    return files;
}

/// Generates a locale, and checks that programs use it.
void make_locale(const cli_tests::Folder& folder, const std::string& name) {
    fs::create_directories(folder.path() / "locales");
    cli_tests::Call make;
    make.folder = folder.path();
    make.arguments = {"-i", name, "-f", "UTF-8", "locales/" + name + ".UTF-8"};
    const auto made = cli_tests::run_other("localedef", make);
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    cli_tests::Call say;
    say.arguments = {"%.1f", "1,5"};
    say.change = {{"LOCPATH", (folder.path() / "locales").string()}, {"LC_ALL", name + ".UTF-8"}};
    REQUIRE(cli_tests::run_other("printf", say).out == "1,5");
}

} // namespace

TEST_CASE("two runs give the same bytes, under any locale, time zone, home and working folder", "[cli]") {
    const cli_tests::Folder folder;
    const std::string spec = project::root() + "/maps/donbas.yaml";
    cli_tests::Call call;
    call.arguments = {spec};
    const auto first = bytes_drawn(folder, "first", call);
    CHECK(first.size() == 8);
    CHECK((bytes_drawn(folder, "second", call) == first));

    for (const std::string name : {"de_DE", "tr_TR"}) { // "1,5"; a dotless small I
        INFO(name);
        make_locale(folder, name);
        fs::create_directory(folder.path() / "empty");
        // No home, and no font cache filled by another run.
        call.change = {{"LOCPATH", (folder.path() / "locales").string()},
                       {"LANG", name + ".UTF-8"},
                       {"LC_ALL", name + ".UTF-8"},
                       {"LANGUAGE", "uk"},
                       {"TZ", "Asia/Kolkata"},
                       {"HOME", ""},
                       {"XDG_CACHE_HOME", (folder.path() / "empty").string()},
                       {"PROJ_NETWORK", "ON"},
                       {"OGR_ENABLE_PARTIAL_REPROJECTION", "YES"}};
        CHECK((bytes_drawn(folder, name, call) == first));
        fs::remove_all(folder.path() / "empty");
    }

    call.change = {{"LANG", std::nullopt}, {"LC_ALL", std::nullopt}, {"HOME", std::nullopt}, {"PATH", std::nullopt}};
    CHECK((bytes_drawn(folder, "bare", call) == first));

    call.change.clear();
    call.folder = "/";
    CHECK((bytes_drawn(folder, "elsewhere", call) == first));
    call.folder = fs::path(project::root()) / "maps";
    call.arguments = {"donbas.yaml"};
    CHECK((bytes_drawn(folder, "beside", call) == first));
}

TEST_CASE("drawing several maps at once does not change them", "[cli]") {
    const cli_tests::Folder folder;
    cli_tests::Call call;
    call.arguments = {"maps/crimea.yaml", "maps/overview.yaml"};
    const auto both = bytes_drawn(folder, "both", call);
    call.arguments = {"maps/overview.yaml"};
    for (const auto& [name, bytes] : bytes_drawn(folder, "one", call)) {
        INFO(name);
        CHECK((both.at(name) == bytes)); // in parentheses, so that Catch does not print the bytes
    }
}

TEST_CASE("pictures contain no folder, user or time of this machine", "[cli]") {
    const cli_tests::Folder folder;
    cli_tests::Call call;
    call.arguments = {project::root() + "/maps/overview.yaml"};
    for (const auto& [name, bytes] : bytes_drawn(folder, "out", call)) {
        INFO(name);
        CHECK(bytes.find(project::root()) == std::string::npos);
        CHECK(bytes.find(folder.path().string()) == std::string::npos);
        CHECK(bytes.find("tIME") == std::string::npos);
    }
}

TEST_CASE("an installed program finds the shipped data in its prefix", "[cli]") {
    const cli_tests::Folder folder;
    fs::create_directories(folder.path() / "share/conflictmap");
    for (const auto* part : {"geodata", "styles"}) {
        fs::create_directory_symlink(fs::path(project::root()) / part, folder.path() / "share/conflictmap" / part);
    }
    const fs::path program = folder.path() / "bin" / "conflictmap";
    fs::create_directory(program.parent_path());
    fs::copy_file(project::program(), program);
    cli_tests::Call call;
    call.folder = "/";
    call.input = cli_tests::small_spec();
    call.arguments = {"render", "-", "-f", "svg", "-o", "-"};
    call.change = {{"CONFLICTMAP_ROOT", std::nullopt}};
    const auto result = cli_tests::run_other(program.string(), call);
    CHECK(result.err.empty());
    CHECK(result.exit_code == 0);
    CHECK(result.out.ends_with("</svg>\n"));
}

TEST_CASE("CONFLICTMAP_ROOT sets the folder of the shipped data", "[cli]") {
    const cli_tests::Folder folder;
    fs::copy_file(project::program(), folder.path() / "conflictmap"); // neither built here nor installed
    cli_tests::Call call;
    call.folder = project::root(); // which has both folders, and is not looked at
    call.input = cli_tests::small_spec();
    call.arguments = {"check", "-"};
    call.change = {{"CONFLICTMAP_ROOT", std::nullopt}};
    const std::string program = (folder.path() / "conflictmap").string();
    const auto lost = cli_tests::run_other(program, call);
    CHECK(lost.exit_code == 3);
    CHECK(lost.err ==
          "error: the program does not find its folders geodata/ and styles/ (name the folder that contains "
          "both with --root or CONFLICTMAP_ROOT)\n");
    call.change = {{"CONFLICTMAP_ROOT", project::root()}};
    CHECK(cli_tests::run_other(program, call).exit_code == 0);
    call.change = {{"CONFLICTMAP_ROOT", std::nullopt}};
    call.arguments = {"check", "-", "--root", project::root()};
    CHECK(cli_tests::run_other(program, call).exit_code == 0);
}
