#include <catch2/catch.hpp>

#include "folder.hpp"
#include "project.hpp"
#include "source/catalogue.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

std::optional<Catalogue> read_text(const std::string& text, Diagnostics& diagnostics) {
    const Folder folder;
    return read_catalogue(folder.write("catalogue.yaml", text), diagnostics);
}

std::string first_code(const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_text(text, diagnostics));
    REQUIRE_FALSE(diagnostics.all().empty());
    CHECK(diagnostics.all()[0].place.file == "catalogue.yaml");
    return diagnostics.all()[0].code;
}

} // namespace

TEST_CASE("the shipped catalogue is valid and its files exist", "[source]") {
    Diagnostics diagnostics;
    const auto root = fs::path(project::root()) / "geodata";
    const auto catalogue = read_catalogue(root / "catalogue.yaml", diagnostics);
    for (const auto& d : diagnostics.all()) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(catalogue);
    CHECK(catalogue->sets.size() >= 22); // increase it with the data, so that no set is lost unnoticed
    for (const auto& [name, entry] : catalogue->sets) {
        INFO(name);
        CHECK(entry.name == name);
        CHECK(fs::is_regular_file(root / entry.file));
        CHECK_FALSE(entry.licence.empty());
        CHECK_FALSE(entry.about.empty());
        for (const auto& [part, file] : entry.parts) {
            CHECK(fs::is_regular_file(root / file));
        }
    }
    const auto& control = catalogue->sets.at("control");
    CHECK(control.time_from == "from");
    REQUIRE(control.known_from);
    CHECK(*control.known_from < *control.known_to);
}

TEST_CASE("every key of an entry is read", "[source]") {
    Diagnostics diagnostics;
    const auto catalogue = read_text("a/b:\n"
                                     "  file: a/b.shp\n"
                                     "  parts: { line: a/line.shp }\n"
                                     "  time: { from: start, to: stop, known: [2024-01-01, 2025-01-01] }\n"
                                     "  class: { un: class_un, ru: class_ru }\n"
                                     "  licence: MIT\n"
                                     "  credit: { en: \"Us\", uk: \"Ми\" }\n"
                                     "  about: a set\n",
                                     diagnostics);
    REQUIRE(catalogue);
    const auto& entry = catalogue->sets.at("a/b");
    CHECK(entry.file == "a/b.shp");
    CHECK(entry.parts.at("line") == "a/line.shp");
    CHECK(entry.time_to == "stop");
    CHECK(entry.known_to == Date{2025, 1, 1});
    CHECK(entry.class_by_worldview.at("un") == "class_un");
    CHECK(entry.class_field.empty());
    CHECK(in_language(entry.credit, "uk") == "Ми");
}

TEST_CASE("a project's catalogue names files of its folder, and hides no set", "[source]") {
    const Folder folder;
    fs::create_directories(folder.path / "spec/sub");
    const fs::path file =
        folder.write("spec/sub/c.yaml", "own/a: { file: a.csv, licence: MIT }\n"
                                        "own/b: { file: ../b.csv, parts: { p: c.csv }, licence: CC0 }\n");
    const Roots roots{folder.path / "spec"};
    Diagnostics diagnostics;
    auto sets = read_project_catalogue(file, roots, diagnostics);
    REQUIRE(sets);
    CHECK(diagnostics.all().empty());
    CHECK(sets->at("own/a").folder == file.parent_path());
    CHECK(sets->at("own/b").file == "../b.csv");
    CHECK(sets->at("own/b").place.line == 2);
    Catalogue all;
    all.sets["base/places"].name = "base/places";
    all.region.area = "base/places";
    add_sets(std::move(*sets), all, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(all.sets.size() == 3);
    CHECK(all.region.area == "base/places");
    add_sets({{"places", {}}, {"base/places", {}}, {"own/a", {}}, {"other/places", {}}}, all, diagnostics);
    CHECK(all.sets.size() == 4);
    REQUIRE(diagnostics.all().size() == 3);
    for (const auto& told : diagnostics.all()) {
        CHECK(told.code == "same-name");
        CHECK(told.hint.find("such as own/") != std::string::npos);
    }
}

TEST_CASE("a project's catalogue is refused at the right place", "[source]") {
    const Folder folder;
    fs::create_directories(folder.path / "spec");
    fs::create_directories(folder.path / "outside");
    folder.write("outside/a.csv", "lon,lat\n");
    fs::create_symlink("../outside/a.csv", folder.path / "spec/link.csv");
    fs::create_directory_symlink("../outside", folder.path / "spec/up");
    const auto code_of = [&](const std::string& text) {
        Diagnostics diagnostics;
        const auto file = folder.write("spec/c.yaml", text);
        CHECK_FALSE(read_project_catalogue(file, {folder.path / "spec"}, diagnostics));
        REQUIRE_FALSE(diagnostics.all().empty());
        CHECK(diagnostics.all()[0].place.file == file.string());
        return diagnostics.all()[0].code;
    };
    for (const std::string path : {"../outside/a.csv", "link.csv", "up/a.csv", "/etc/passwd", "up/none.csv", "''"}) {
        INFO(path);
        CHECK(code_of("x: { file: " + path + ", licence: MIT }\n") == "path-outside");
        CHECK(code_of("x: { file: a.csv, parts: { p: " + path + " }, licence: MIT }\n") == "path-outside");
    }
    CHECK(code_of("region: { area: x }\nx: { file: a.csv, licence: MIT }\n") == "catalogue-region");
    CHECK(code_of("x: { file: a.csv }\n") == "missing-key");
    CHECK(code_of("x: &a { file: a.csv, licence: MIT }\n") == "yaml-anchor");
    CHECK(code_of("- a\n") == "wrong-value");
    Diagnostics diagnostics;
    CHECK_FALSE(read_project_catalogue(folder.write("outside/c.yaml", "{}"), {folder.path / "spec"}, diagnostics));
    CHECK(diagnostics.all()[0].code == "path-outside");
}

TEST_CASE("the region is read", "[source]") {
    Diagnostics diagnostics;
    const auto catalogue = read_text("region:\n"
                                     "  area: a\n"
                                     "  disclaimers:\n"
                                     "    - { word: w.all }\n"
                                     "    - { word: w.some, worldview: un, classes: [b, c], bbox: [1, 2, 3, 4] }\n"
                                     "a: { file: a.shp, licence: MIT }\n",
                                     diagnostics);
    REQUIRE(catalogue);
    CHECK(catalogue->sets.size() == 1);
    CHECK(catalogue->region.area == "a");
    REQUIRE(catalogue->region.disclaimers.size() == 2);
    CHECK(catalogue->region.disclaimers[0].word == "w.all");
    CHECK_FALSE(catalogue->region.disclaimers[0].extent);
    const auto& some = catalogue->region.disclaimers[1];
    CHECK(some.worldview == "un");
    CHECK(some.classes == std::vector<std::string>{"b", "c"});
    CHECK(some.extent == geom::Box<geom::Lonlat>{{1, 2}, {3, 4}});
    CHECK(read_text("{}\n", diagnostics)->region.area.empty());
}

TEST_CASE("a wrong catalogue is refused at the right place", "[source]") {
    CHECK(first_code("a:\n  file: a.shp\n  licence: MIT\n  tpye: x\n") == "unknown-key");
    CHECK(first_code("a:\n  licence: MIT\n") == "missing-key");
    CHECK(first_code("a:\n  file: ../../etc/passwd\n  licence: MIT\n") == "path-outside");
    CHECK(first_code("a:\n  file: /etc/passwd\n  licence: MIT\n") == "path-outside");
    CHECK(first_code("a:\n  file: b.shp\n  parts: { x: ../c.shp }\n  licence: MIT\n") == "path-outside");
    CHECK(first_code("a:\n  file: b.shp\n  licence: MIT\n  time: { from: f, known: [2025-01-01] }\n") == "wrong-value");
    CHECK(first_code("region: { area: nowhere }\n") == "unknown-source");
    CHECK(first_code("region: { disclaimers: [{ worldview: un }] }\n") == "missing-key");
    CHECK(first_code("region: { disclaimers: [{ word: w, bbox: [3, 2, 1, 4] }] }\n") == "wrong-value");
    CHECK(first_code("region: { disclaimers: [{ word: w, bbox: [1, 2, 3] }] }\n") == "wrong-value");
    CHECK(first_code("region: { aera: a }\n") == "unknown-key");
    Diagnostics diagnostics;
    CHECK_FALSE(read_text("- a list\n", diagnostics));
    CHECK(diagnostics.has_errors());
    CHECK_FALSE(read_catalogue("/nonexistent/catalogue.yaml", diagnostics));
    CHECK(diagnostics.all().back().code == "no-catalogue");
}
