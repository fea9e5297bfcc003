// Which maps render redraws, and which it leaves.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace fs = std::filesystem;

namespace {

const std::string towns = "name,longitude,latitude\nKyiv,30.52,50.45\nLviv,24.03,49.84\n";
const std::string own_spec = "map: own\n"
                             "size: [60 mm, 50 mm]\n"
                             "style: own\n"
                             "view: { bbox: [23, 48, 32, 52] }\n"
                             "layers:\n"
                             "  - { id: ground, source: areas/ukraine, class: land }\n"
                             "  - { id: towns, source: towns.csv, class: place, label: name }\n"
                             "furniture: [scale-bar]\n";

/// A folder with a map in its own style.
struct OwnMap {
    cli_tests::Folder folder;
    OwnMap() {
        folder.write("towns.csv", towns);
        folder.write("own.yaml", own_spec);
        style("");
    }
    void style(const std::string& more) const {
        folder.write("own/style.yaml", "style: own\nextends: report-light\n" + more);
    }
    [[nodiscard]] cli_tests::Result call(std::vector<std::string> arguments) const {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = std::move(arguments);
        return cli_tests::run(call);
    }
    /// The reported reasons, one per line; empty if the map was not redrawn.
    [[nodiscard]] std::string render(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"render", "own.yaml", "--explain", "-f", "png,svg"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto result = call(arguments);
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        if (result.err == "up to date: own.yaml\n") {
            CHECK(result.out.empty());
            return {};
        }
        CHECK_FALSE(result.out.empty());
        return result.err;
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder.path() / "out" / "own" / name; }
    [[nodiscard]] std::map<std::string, std::string> files(const std::string& out) const {
        return cli_tests::files_below(folder.path() / out);
    }
};

const std::string drawn = "drawn: own.yaml: own: ";

} // namespace

TEST_CASE("a map is drawn once, and not again while nothing changes", "[cli]") {
    const OwnMap desk;
    CHECK(desk.render() == drawn + "it has not been drawn yet\n");
    const auto written = fs::last_write_time(desk.file("own.svg"));
    CHECK(desk.render().empty());
    CHECK(fs::last_write_time(desk.file("own.svg")) == written);
    // The times of inputs do not matter, only their contents.
    fs::last_write_time(desk.folder.path() / "towns.csv", fs::file_time_type::clock::now());
    CHECK(desk.render().empty());
    CHECK(desk.render({"--force"}) == drawn + "redrawing was requested\n");
    CHECK(desk.call({"render", "own.yaml", "-f", "png,svg", "-q"}).err.empty());
}

TEST_CASE("a map is redrawn when anything it is made from changes, and the reason is given", "[cli]") {
    const OwnMap desk;
    REQUIRE_FALSE(desk.render().empty());
    SECTION("data") {
        desk.folder.write("towns.csv", towns + "Odesa,30.73,48.5\n");
        CHECK(desk.render() == drawn + "../../towns.csv has changed\n");
    }
    SECTION("spec") {
        desk.folder.write("own.yaml", own_spec + "dpi: 120\n");
        CHECK(desk.render() == drawn + "../../own.yaml has changed\n");
    }
    SECTION("another spec with the same name") {
        desk.folder.write("other.yaml", own_spec);
        const auto other = desk.call({"render", "other.yaml", "--explain", "-f", "png,svg"});
        CHECK(other.err == "drawn: other.yaml: own: its files are from another spec, ../../own.yaml\n");
        CHECK(desk.render() == drawn + "its files are from another spec, ../../other.yaml\n");
    }
    SECTION("an option") {
        CHECK(desk.render({"--at", "2025-03-18"}) == drawn + "the option at has changed\n");
        CHECK(desk.render() == drawn + "the option at has changed\n");
    }
    SECTION("formats") {
        CHECK(desk.render({"--scale", "1,2"}) == drawn + "the option scale has changed\n");
        CHECK(desk.render() == drawn + "the option scale has changed\n");
    }
    SECTION("a missing picture") {
        fs::remove(desk.file("own.svg"));
        CHECK(desk.render() == drawn + "own.svg is missing\n");
    }
    SECTION("an edited picture") {
        std::string bytes = cli_tests::bytes_of(desk.file("own.svg"));
        bytes.back() = ' ';
        desk.folder.write("out/own/own.svg", bytes);
        fs::last_write_time(desk.file("own.svg"), fs::last_write_time(desk.file("own.json")) + std::chrono::seconds(1));
        CHECK(desk.render() == drawn + "own.svg was changed after it was written\n");
    }
    SECTION("an invalid manifest") {
        desk.folder.write("out/own/own.json", "{}");
        CHECK(desk.render() == drawn + "its manifest cannot be read\n");
    }
    SECTION("another program") {
        auto manifest = nlohmann::ordered_json::parse(cli_tests::bytes_of(desk.file("own.json")));
        manifest["build"]["program"] = "0123456789abcdef";
        desk.folder.write("out/own/own.json", manifest.dump());
        CHECK(desk.render() == drawn + "the program has changed\n");
    }
    SECTION("another library") {
        auto manifest = nlohmann::ordered_json::parse(cli_tests::bytes_of(desk.file("own.json")));
        const std::string library = GENERATE("gdal", "cairo");
        manifest["versions"][library] = "1.2.3";
        desk.folder.write("out/own/own.json", manifest.dump());
        CHECK(desk.render() == drawn + "the version of " + library + " has changed\n");
    }
    CHECK(desk.render().empty());
}

TEST_CASE("a change of a style affects the maps that use the changed part", "[cli]") {
    const OwnMap desk;
    REQUIRE_FALSE(desk.render().empty());
    desk.style("palette: { hydro: \"#0000FF\" }\n");
    CHECK(desk.render().empty());
    CHECK(desk.call({"verify", "out/own/own.json"}).exit_code == 0); // the manifest has the current hash of the style
    desk.style("palette: { hydro: \"#0000FF\", land: \"#00FF00\" }\n");
    CHECK(desk.render() == drawn + "palette.land of the style own has changed\n");
    desk.folder.write("own/symbols/port.svg",
                      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><path d='M0 0h8v8z'/></svg>");
    CHECK(desk.render().empty());
    CHECK(desk.call({"verify", "out/own/own.json"}).exit_code == 0);
    desk.style("palette: { land: \"#00FF00\" }\nclasses: { place: { marker: { size: 3 mm } } }\n");
    CHECK(desk.render() == drawn + "classes.place of the style own has changed\n");
}

TEST_CASE("a map that is not redrawn is what redrawing would give, to the byte", "[cli]") {
    const OwnMap desk;
    std::size_t left = 0; // the last ones in the list; each step also undoes the previous one
    std::size_t again = 0;
    for (const std::string entry : {"palette: { land: \"#010203\" }",
                                    "palette: { grey: \"#010203\" }",
                                    "palette: { paper: \"#F1F2F3\" }",
                                    "classes: { sea: { fill: paper } }",
                                    "classes: { page: { fill: land } }",
                                    "classes: { frame: { stroke: { width: 2 pt } } }",
                                    "classes: { place: { label: { size: 9 pt } } }",
                                    "classes: { scale-bar: { stroke: { width: 2 pt } } }",
                                    "text: { base: { size: 9 pt } }",
                                    "text: { scale-bar: { size: 9 pt } }",
                                    "spaces: { page-margin: 2 mm }",
                                    "spaces: { badge-radius: 2 mm }",
                                    "palette: { ink: \"#010203\" }",
                                    "palette: { held: \"#010203\" }",
                                    "palette: { river: \"#010203\" }",
                                    "palette: { nuclear: \"#010203\" }",
                                    "classes: { held: { fill: land } }",
                                    "text: { key: { size: 9 pt } }",
                                    "words: { kilometres: { en: kms } }",
                                    "classes: { place.capital: { marker: { size: 4 mm } } }",
                                    "palette: { gas: \"#010203\" }",
                                    "classes: { leader: { stroke: [] } }"}) {
        INFO(entry);
        desk.style(entry + "\n");
        (desk.render({"-o", "grown"}).empty() ? left : again) += 1;
        REQUIRE_FALSE(desk.render({"-o", "fresh", "--force"}).empty());
        const auto grown = desk.files("grown");
        const auto fresh = desk.files("fresh");
        for (const auto& [name, bytes] : fresh) {
            INFO(name);
            CHECK((grown.at(name) == bytes)); // in parentheses, so that Catch does not print the bytes
        }
    }
    CHECK(left > 6);
    CHECK(again > 8);
}

TEST_CASE("warnings are mentioned when a map is not redrawn", "[cli]") {
    const OwnMap desk;
    desk.folder.write("towns.csv", towns + "Nowhere,far,away\n");
    const auto first = desk.call({"render", "own.yaml"});
    CHECK(first.exit_code == 0);
    CHECK(first.err.find("warning") != std::string::npos);
    const auto second = desk.call({"render", "own.yaml"});
    CHECK(second.out.empty());
    CHECK(second.err == "up to date: own.yaml\nnote: own was drawn with warnings (1); use --force to see them again\n");
    CHECK(desk.call({"render", "own.yaml", "--strict"}).exit_code == 4);
}

TEST_CASE("a map that cannot be compared is always drawn", "[cli]") {
    const OwnMap desk;
    cli_tests::Call call;
    call.folder = desk.folder.path();
    call.input = own_spec;
    call.arguments = {"render", "-", "--explain", "-f", "svg"};
    for (int i = 0; i < 2; ++i) {
        const auto result = cli_tests::run(call);
        CHECK(result.err == "drawn: -: own: its spec is not a file\n");
        CHECK_FALSE(result.out.empty());
    }
}

TEST_CASE("a dry run names what would be drawn, and changes nothing", "[cli]") {
    const OwnMap desk;
    CHECK(cli_tests::lines_of(desk.call({"render", "own.yaml", "-f", "png,svg", "--dry-run"}).out).size() == 6);
    REQUIRE_FALSE(desk.render().empty());
    CHECK(desk.call({"render", "own.yaml", "-f", "png,svg", "--dry-run"}).out.empty());
    desk.style("palette: { hydro: \"#0000FF\" }\n");
    const auto before = desk.files("out");
    CHECK(desk.call({"render", "own.yaml", "-f", "png,svg", "--dry-run"}).out.empty());
    CHECK((desk.files("out") == before));
}

TEST_CASE("when one colour changes, exactly the standard maps that use it are redrawn", "[cli]") {
    const cli_tests::Folder folder;
    const fs::path project = folder.path() / "project"; // a copy that can be changed
    for (const auto* part : {"geodata", "styles", "maps"}) {
        fs::create_directories(project);
        fs::copy(fs::path(project::root()) / part, project / part, fs::copy_options::recursive);
    }
    std::vector<std::string> arguments{"render", "-f", "svg", "-j", "2"};
    for (const auto& entry : fs::directory_iterator(project / "maps")) {
        arguments.push_back("maps/" + entry.path().filename().string());
    }
    std::sort(arguments.begin() + 5, arguments.end());
    cli_tests::Call call;
    call.folder = project;
    call.change = {{"CONFLICTMAP_ROOT", project.string()}};
    call.arguments = arguments;
    REQUIRE(cli_tests::run(call).exit_code == 0);
    CHECK(cli_tests::run(call).out.empty());

    const fs::path style = project / "styles" / "report-light" / "style.yaml";
    std::string text = cli_tests::bytes_of(style);
    const std::string colour = "gas: \"#E8A800\"";
    REQUIRE(text.find(colour) != std::string::npos);
    folder.write("project/styles/report-light/style.yaml",
                 text.replace(text.find(colour), colour.size(), "gas: \"#E8A900\""));
    const auto result = cli_tests::run(call);
    const std::string out = "out/";
    std::set<std::string> maps;
    for (const std::string& line : cli_tests::lines_of(result.out)) {
        maps.insert(line.substr(out.size(), line.find('/', out.size()) - out.size()));
    }
    // These two draw power stations by their fuel.
    CHECK(maps == std::set<std::string>{"energy", "zaporizhzhia-plant"});
}

TEST_CASE("a project's catalogue gives its sets licences and credits, and a change of it redraws the map", "[cli]") {
    const OwnMap own;
    std::string spec = own_spec + "catalogue: sets.yaml\n";
    spec.replace(spec.find("source: towns.csv"), 17, "source: own/towns");
    spec.replace(spec.find("[scale-bar]"), 11, "[scale-bar, credits]");
    own.folder.write("own.yaml", spec);
    const auto write = [&](const std::string& credit) {
        own.folder.write("sets.yaml",
                         "own/towns:\n  file: towns.csv\n  licence: CC-BY-4.0\n  credit: { en: \"" + credit + "\" }\n");
    };
    write("towns Survey Ltd");
    CHECK_FALSE(own.render().empty());
    const auto manifest = nlohmann::json::parse(cli_tests::bytes_of(own.file("own.json")));
    std::set<std::string> told;
    for (const auto& input : manifest.at("inputs")) {
        told.insert(input.at("role").get<std::string>() + " " + input.at("path").get<std::string>() + " " +
                    input.value("licence", "") + " " + input.value("credit", ""));
    }
    CHECK(told.contains("catalogue ../../sets.yaml  "));
    CHECK(told.contains("data ../../towns.csv CC-BY-4.0 towns Survey Ltd"));
    CHECK(cli_tests::bytes_of(own.file("own.svg")).find("towns Survey Ltd") != std::string::npos);
    CHECK(own.render().empty());
    const auto depfile = own.call({"render", "own.yaml", "-f", "svg", "--depfile", "own.d"});
    REQUIRE(depfile.exit_code == 0);
    CHECK(cli_tests::bytes_of(own.folder.path() / "own.d").find(" sets.yaml") != std::string::npos);
    CHECK_FALSE(own.render().empty());
    write("towns Someone Else");
    CHECK(own.render() == "drawn: own.yaml: own: ../../sets.yaml has changed\n");
    CHECK(own.call({"verify", "out/own/own.json"}).exit_code == 0);
}
