// The commands that draw nothing, and how the command line is parsed.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "shared.hpp"

using shared::has;

namespace {

const std::vector<std::string> commands{"render", "check", "explain", "list", "schema", "verify", "version"};

} // namespace

TEST_CASE("help names every command and every exit code", "[cli]") {
    const auto help = cli_tests::run({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.err.empty());
    for (const auto& command : commands) {
        INFO(command);
        CHECK(has(help.out, "\n  " + command + " "));
    }
    for (const auto* code : {"0  success", "1  a file could not be written", "2  the command line is wrong",
                             "3  the spec", "4  the data", "5  some"}) {
        INFO(code);
        CHECK(has(help.out, "\n  " + std::string(code)));
    }
}

TEST_CASE("every command has its own help", "[cli]") {
    for (const auto& command : commands) {
        INFO(command);
        const auto help = cli_tests::run({command, "--help"});
        CHECK(help.exit_code == 0);
        CHECK(help.err.empty());
        CHECK(has(help.out, "Usage: conflictmap " + command));
    }
    const auto render = cli_tests::run({"render", "--help"});
    for (const auto* option : {"--out", "--format", "--scale", "--size", "--style", "--lang", "--worldview", "--at",
                               "--set", "--dry-run", "--strict", "--json", "--quiet", "--verbose"}) {
        INFO(option);
        CHECK(has(render.out, option));
    }
}

TEST_CASE("wrong usage ends with 2 and a reason", "[cli]") {
    const std::vector<std::vector<std::string>> wrong{{},
                                                      {"draw"},
                                                      {"render"},
                                                      {"check"},
                                                      {"list"},
                                                      {"list", "moons"},
                                                      {"schema", "moon"},
                                                      {"version", "extra"},
                                                      {"explain"},
                                                      {"explain", "a.yaml", "b.yaml"},
                                                      {"explain", "a.yaml", "--lang", "en,uk"},
                                                      {"explain", "a.yaml", "--size", "60mm"},
                                                      {"render", "a.yaml", "--no-such-option"},
                                                      {"render", "a.yaml", "--lang", "xx"},
                                                      {"render", "a.yaml", "--worldview", "moon"},
                                                      {"render", "a.yaml", "--at", "18.03.2025"},
                                                      {"render", "a.yaml", "--scale", "0"},
                                                      {"render", "a.yaml", "--scale", "two"},
                                                      {"render", "a.yaml", "--size", "60mm"},
                                                      {"render", "a.yaml", "--size", "60cmx45cm"},
                                                      {"render", "a.yaml", "--set", "key"},
                                                      {"render", "a.yaml", "-f", "png,bmp"},
                                                      {"render", "a.yaml", "-o", "-"},
                                                      {"render", "a.yaml", "b.yaml", "-f", "png", "-o", "-"},
                                                      {"render", "a.yaml", "-f", "png", "--lang", "en,uk", "-o", "-"}};
    for (const auto& arguments : wrong) {
        INFO(Catch::StringMaker<std::vector<std::string>>::convert(arguments));
        const auto result = cli_tests::run(arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        CHECK(result.err.size() > 10);
    }
}

TEST_CASE("version is one line", "[cli]") {
    const auto version = cli_tests::run({"version"});
    CHECK(version.exit_code == 0);
    CHECK_THAT(version.out, Catch::Matches("conflictmap \\d+\\.\\d+\\.\\d+\n"));
}

TEST_CASE("list prints the available choices", "[cli]") {
    const std::map<std::string, std::vector<std::string>> known{
        {"maps", {"maps/donbas.yaml", "maps/overview.yaml", "maps/crimea.yaml"}},
        {"styles", {"report-light", "report-dark", "print-mono"}},
        {"symbols",
         {"circle", "square", "diamond", "triangle", "triangle-down", "cross", "strike", "energy", "talks", "exchange",
          "ceasefire", "port", "refinery", "nuclear", "thermal", "hydro"}},
        {"furniture", {"title", "legend", "scale-bar", "inset", "credits", "as-of", "key", "figures"}},
        {"formats", {"html", "pdf", "png", "svg", "webp"}},
        {"worldviews", {"un", "de-facto", "claims"}},
        {"projections", {"auto"}},
        {"sources", {"areas/ukraine", "base/places", "control"}}};
    for (const auto& [what, names] : known) {
        INFO(what);
        const auto result = cli_tests::run({"list", what});
        CHECK(result.exit_code == 0);
        CHECK(result.err.empty());
        for (const auto& name : names) {
            INFO(name);
            CHECK((has("\n" + result.out, "\n" + name + " ") || has("\n" + result.out, "\n" + name + "\n") ||
                   has(result.out, "/" + name + " ")));
        }
    }
}

TEST_CASE("lists and versions are also available as JSON", "[cli]") {
    const auto styles = cli_tests::lines_of(cli_tests::run({"list", "styles", "--json"}).out);
    REQUIRE(styles.size() >= 3);
    CHECK(styles[0] == R"({"name":"print-mono","about":""})");
    for (const auto& line : cli_tests::lines_of(cli_tests::run({"list", "maps", "--json"}).out)) {
        CHECK_FALSE(nlohmann::json::parse(line).at("about").get<std::string>().empty());
    }
    const auto versions = nlohmann::json::parse(cli_tests::run({"version", "--json"}).out);
    CHECK("conflictmap " + versions.at("conflictmap").get<std::string>() + "\n" == cli_tests::run({"version"}).out);
    for (const char* library : {"cairo", "gdal", "pango", "proj"}) {
        CHECK(versions.contains(library));
    }
    for (const char* what : {"files", "calls"}) {
        CHECK(versions.at("kernel-confines").at(what).is_boolean());
    }
}

TEST_CASE("schemas are JSON Schema and have the keys of a map", "[cli]") {
    for (const std::string what : {"map", "style", "events", "manifest"}) {
        INFO(what);
        const auto result = cli_tests::run({"schema", what});
        CHECK(result.exit_code == 0);
        const auto schema = nlohmann::json::parse(result.out);
        CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
        CHECK(schema.at("type") == "object");
        CHECK(schema.at("additionalProperties") == (what == "events"));
        CHECK(schema.at("required").size() >= 1);
    }
    const auto map = nlohmann::json::parse(cli_tests::run({"schema", "map"}).out);
    for (const auto* key : {"map", "title", "at", "worldview", "size", "view", "layers", "furniture", "outputs"}) {
        INFO(key);
        CHECK(map.at("properties").contains(key));
        CHECK(!map.at("properties").at(key).at("description").get<std::string>().empty());
    }
}

TEST_CASE("check reports fine or the errors, and writes nothing", "[cli]") {
    const cli_tests::Folder folder;
    const auto good = folder.write("good.yaml", cli_tests::small_spec("good"));
    const auto bad = folder.write("bad.yaml", cli_tests::small_spec("bad", "colour: red\n"));
    const auto before = cli_tests::files_below(folder.path());
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "good.yaml"};
    const auto fine = cli_tests::run(call);
    CHECK(fine.exit_code == 0);
    CHECK(fine.out == "good.yaml: fine\n");
    CHECK(fine.err.empty());
    call.arguments = {"check", "good.yaml", "bad.yaml"};
    const auto mixed = cli_tests::run(call);
    CHECK(mixed.exit_code == 5);
    CHECK(mixed.out == "good.yaml: fine\n");
    CHECK(mixed.err.starts_with("bad.yaml:12:1: error: unknown key 'colour'"));
    call.arguments = {"check", "-"};
    call.input = cli_tests::small_spec();
    CHECK(cli_tests::run(call).exit_code == 0);
    CHECK(cli_tests::files_below(folder.path()) == before);
}
