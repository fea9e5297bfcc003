// The same input gives the same bytes, wherever, whenever and for whomever it is drawn.
#include <catch2/catch.hpp>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> drawn(const cli::Folder& folder, const std::string& out, cli::Call call) {
    call.arguments.insert(call.arguments.end(), {"-q", "-o", (folder.path() / out).string()});
    call.arguments.insert(call.arguments.begin(), "render");
    const auto result = cli::run(call);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return cli::files_below(folder.path() / out);
}

} // namespace

TEST_CASE("two runs give the same bytes, under any locale, time zone, home and working folder", "[cli]") {
    const cli::Folder folder;
    const std::string spec = project::root() + "/maps/donbas.yaml";
    cli::Call call;
    call.arguments = {spec};
    const auto first = drawn(folder, "first", call);
    CHECK(first.size() == 8);
    CHECK((drawn(folder, "second", call) == first));

    call.change = {{"LANG", "de_DE.UTF-8"},  {"LC_ALL", "tr_TR.UTF-8"},
                   {"LANGUAGE", "uk"},       {"TZ", "Asia/Tokyo"},
                   {"HOME", "/nonexistent"}, {"XDG_CACHE_HOME", "/nonexistent"},
                   {"PROJ_NETWORK", "ON"},   {"OGR_ENABLE_PARTIAL_REPROJECTION", "YES"}};
    CHECK((drawn(folder, "abroad", call) == first));

    call.change = {{"LANG", std::nullopt}, {"LC_ALL", std::nullopt}, {"HOME", std::nullopt}, {"PATH", std::nullopt}};
    CHECK((drawn(folder, "bare", call) == first));

    call.change.clear();
    call.folder = "/";
    CHECK((drawn(folder, "elsewhere", call) == first));
    call.folder = fs::path(project::root()) / "maps";
    call.arguments = {"donbas.yaml"};
    CHECK((drawn(folder, "beside", call) == first));
}

TEST_CASE("drawing several maps at once changes none of them", "[cli]") {
    const cli::Folder folder;
    cli::Call call;
    call.arguments = {"maps/crimea.yaml", "maps/overview.yaml"};
    const auto both = drawn(folder, "both", call);
    call.arguments = {"maps/overview.yaml"};
    for (const auto& [name, bytes] : drawn(folder, "one", call)) {
        INFO(name);
        CHECK((both.at(name) == bytes)); // in brackets: not to be printed
    }
}

TEST_CASE("pictures name no folder, user or time of this machine", "[cli]") {
    const cli::Folder folder;
    cli::Call call;
    call.arguments = {project::root() + "/maps/overview.yaml"};
    for (const auto& [name, bytes] : drawn(folder, "out", call)) {
        INFO(name);
        CHECK(bytes.find(project::root()) == std::string::npos);
        CHECK(bytes.find(folder.path().string()) == std::string::npos);
        CHECK(bytes.find("tIME") == std::string::npos);
    }
}

TEST_CASE("the program finds the shipped data from its own place", "[cli]") {
    const cli::Folder folder;
    const fs::path program = folder.path() / "bin" / "conflictmap";
    fs::create_directory(program.parent_path());
    fs::copy_file(project::program(), program);
    cli::Call call;
    call.folder = "/";
    call.input = cli::small_spec();
    call.arguments = {"render", "-", "-f", "svg", "-o", "-"};
    const auto result = cli::run_other(program.string(), call);
    CHECK(result.err.empty());
    CHECK(result.exit_code == 0);
    CHECK(result.out.ends_with("</svg>\n"));
}

TEST_CASE("CONFLICTMAP_ROOT says where the shipped data is", "[cli]") {
    const cli::Folder folder;
    cli::Call call;
    call.folder = "/";
    call.input = cli::small_spec();
    call.arguments = {"check", "-"};
    call.change = {{"CONFLICTMAP_ROOT", folder.path().string()}};
    CHECK(cli::run(call).exit_code == 0);
}
