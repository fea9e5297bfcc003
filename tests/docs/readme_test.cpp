// README.md says what is so: its example is the one in examples/, its commands print what it shows.
#include <catch2/catch.hpp>

#include <regex>

#include "cli/program.hpp"
#include "docs/documents.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

std::string readme() {
    return documents::text_of("README.md");
}

/// The lines of --help between `from` and the next empty line, as pairs of the first word and the rest.
std::vector<std::pair<std::string, std::string>> help_rows(const std::string& from) {
    std::vector<std::pair<std::string, std::string>> rows;
    bool inside = false;
    for (const std::string& line : cli::lines_of(cli::run({"--help"}).out)) {
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

/// A folder that looks like the project to the program, and may be written to.
void set_up(const fs::path& folder) {
    const fs::path root(project::root());
    for (const char* name : {"geodata", "maps", "styles"}) {
        fs::create_directory_symlink(root / name, folder / name);
    }
    fs::copy(root / "examples", folder / "examples", fs::copy_options::recursive);
    fs::create_directories(folder / "build" / "release");
    fs::create_symlink(project::program(), folder / "build" / "release" / "conflictmap");
}

} // namespace

TEST_CASE("README's table of commands is the program's", "[docs]") {
    std::vector<std::string> commands;
    for (const auto& [name, about] : help_rows("Subcommands:")) {
        commands.push_back(name);
    }
    CHECK(commands.size() >= 5);
    CHECK(documents::column(documents::table_under(readme(), "Commands", "command"), 0) == commands);
}

TEST_CASE("README's table of exit codes is the program's", "[docs]") {
    const auto table = documents::table_under(readme(), "Commands", "exit code");
    const auto rows = help_rows("Exit codes:");
    REQUIRE(rows.size() == 6);
    REQUIRE(table.size() == rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(documents::plain(table[i + 1][0]) == rows[i].first);
        CHECK(documents::plain(table[i + 1][1]) == rows[i].second);
    }
}

TEST_CASE("README's example is the one in examples/own-map", "[docs]") {
    std::map<std::string, std::string> shown;
    for (const auto& fence : documents::fences_of(readme())) {
        shown.emplace(fence.language, fence.text);
    }
    CHECK(shown["yaml"] == documents::text_of("examples/own-map/own.yaml"));
    CHECK(shown["json"] == documents::text_of("examples/own-map/zone.geojson"));
    CHECK(shown["csv"] == documents::text_of("examples/own-map/posts.csv"));
    CHECK(cli::run({"check", "--strict", "examples/own-map/own.yaml"}).exit_code == 0);
}

TEST_CASE("README's commands print what it shows", "[docs]") {
    std::string script = "exec 2>&1\n";
    std::string shown;
    int commands = 0;
    for (const auto& fence : documents::fences_of(readme())) {
        if (fence.language != "console") {
            continue;
        }
        for (const std::string& line : cli::lines_of(fence.text)) {
            // Each command is echoed before it runs, so that its lines follow it in both texts.
            if (line.starts_with("$ ")) {
                ++commands;
                const std::string command = line.substr(2);
                // `$?` is the one that the reader would see: that of the command, not of the echo.
                script += "code=$?\ncat <<'END'\n" + line + "\nEND\n(exit $code)\n" + command + "\n";
            }
            shown += line + "\n";
        }
    }
    CHECK(commands >= 8);
    const cli::Folder folder;
    set_up(folder.path());
    cli::Call call;
    call.folder = folder.path();
    call.arguments = {"-c", script};
    call.change["NO_COLOR"] = "1";
    CHECK(cli::run_other("sh", call).out == shown);
    CHECK(fs::exists(folder.path() / "out" / "own" / "own.png"));
}
