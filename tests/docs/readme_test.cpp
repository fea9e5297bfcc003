// The documents are correct: their example is the one in examples/, and their commands print what is shown.
#include <catch2/catch.hpp>

#include <regex>

#include "cli/program.hpp"
#include "docs/documents.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

/// The lines of --help between `from` and the next empty line, as pairs of the first word and the rest.
std::vector<std::pair<std::string, std::string>> help_rows(const std::string& from) {
    std::vector<std::pair<std::string, std::string>> rows;
    bool inside = false;
    for (const std::string& line : cli_tests::lines_of(cli_tests::run({"--help"}).out)) {
        if (line == from) {
            inside = true;
        } else if (line.empty()) {
            inside = false;
        } else if (inside) {
            static const std::regex form(R"(^  (\S+)\s+(.*)$)");
            std::smatch match;
            REQUIRE(std::regex_match(line, match, form));
            rows.emplace_back(match[1], match[2]);
        }
    }
    return rows;
}

/// A writable folder that the program accepts as the project.
void set_up(const fs::path& folder) {
    const fs::path root(project::root());
    for (const char* name : {"geodata", "maps", "styles"}) {
        fs::create_directory_symlink(root / name, folder / name);
    }
    fs::copy(root / "examples", folder / "examples", fs::copy_options::recursive);
    fs::create_directories(folder / "build" / "release");
    fs::create_symlink(project::program(), folder / "build" / "release" / "conflictmap");
}

/// The `console` blocks of a document as one shell script, with the expected output.
struct Session {
    std::string script = "exec 2>&1\n";
    std::string shown;
    int commands = 0;
};

Session session_of(const std::string& text) {
    Session session;
    for (const auto& fence : documents::fences_of(text)) {
        if (fence.language != "console") {
            continue;
        }
        for (const std::string& line : cli_tests::lines_of(fence.text)) {
            // Each command is echoed before it runs, so that its output follows it in both texts.
            if (line.starts_with("$ ")) {
                ++session.commands;
                // `$?` is the value that readers would see: that of the command, not of the echo.
                session.script += "code=$?\ncat <<'END'\n" + line + "\nEND\n(exit $code)\n" + line.substr(2) + "\n";
            }
            session.shown += line + "\n";
        }
    }
    return session;
}

} // namespace

TEST_CASE("the README is short", "[docs]") {
    CHECK(cli_tests::lines_of(documents::text_of("README.md")).size() <= 130);
}

TEST_CASE("docs/commands.md lists the program's commands", "[docs]") {
    std::vector<std::string> commands;
    for (const auto& [name, about] : help_rows("Subcommands:")) {
        commands.push_back(name);
    }
    CHECK(commands.size() >= 5);
    CHECK(documents::column(documents::table_under(documents::text_of("docs/commands.md"), "Commands", "command"), 0) ==
          commands);
}

TEST_CASE("docs/scripting.md lists the program's exit codes", "[docs]") {
    const auto table = documents::table_under(documents::text_of("docs/scripting.md"), "Exit codes", "exit code");
    const auto rows = help_rows("Exit codes:");
    REQUIRE(rows.size() == 6);
    REQUIRE(table.size() == rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(documents::plain(table[i + 1][0]) == rows[i].first);
        CHECK(documents::plain(table[i + 1][1]) == rows[i].second);
    }
}

TEST_CASE("the example in the README and docs/first-map.md is the one in examples/own-map", "[docs]") {
    const auto shown_in = [](const std::string& document) {
        std::map<std::string, std::string> shown;
        for (const auto& fence : documents::fences_of(documents::text_of(document))) {
            shown.emplace(fence.language, fence.text);
        }
        return shown;
    };
    auto page = shown_in("docs/first-map.md");
    CHECK(shown_in("README.md")["yaml"] == documents::text_of("examples/own-map/own.yaml"));
    CHECK(page["yaml"] == documents::text_of("examples/own-map/own.yaml"));
    CHECK(page["json"] == documents::text_of("examples/own-map/zone.geojson"));
    CHECK(page["csv"] == documents::text_of("examples/own-map/posts.csv"));
    CHECK(cli_tests::run({"check", "--strict", "examples/own-map/own.yaml"}).exit_code == 0);
}

TEST_CASE("the commands in the documents print what the documents show", "[docs]") {
    std::map<std::string, int> commands;
    for (const std::string& name : documents::names()) {
        const Session session = session_of(documents::text_of(name));
        commands[name] = session.commands;
        if (session.commands == 0) {
            continue;
        }
        INFO(name);
        const cli_tests::Folder folder;
        set_up(folder.path());
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"-c", session.script};
        call.change["NO_COLOR"] = "1";
        CHECK(cli_tests::run_other("sh", call).out == session.shown);
        if (name == "README.md") {
            CHECK(fs::exists(folder.path() / "out" / "own" / "own.png"));
        }
    }
    CHECK(commands["README.md"] >= 7);
    CHECK(commands["docs/commands.md"] >= 10);
    CHECK(commands["docs/scripting.md"] >= 2);
    CHECK(commands["docs/builds.md"] >= 2);
}
