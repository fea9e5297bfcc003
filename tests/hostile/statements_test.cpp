// Conditions that try to be more: refused before any source sees them, whatever its kind.
#include <array>

#include <catch2/catch.hpp>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>

#include "cli/program.hpp"
#include "gdal_files.hpp"
#include "source/reader.hpp"

using namespace conflictmap;

namespace {

namespace fs = std::filesystem;

/// The same towns in every kind of file.
std::vector<fs::path> every_kind(const cli_tests::Folder& folder) {
    const std::string geojson = R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                                R"("properties":{"name":"Kyiv"},"geometry":)"
                                R"({"type":"Point","coordinates":[30,50]}}]})";
    std::vector<fs::path> files{folder.write("a.csv", "name,lon,lat\nKyiv,30,50\n"),
                                folder.write("a.tsv", "name\tlon\tlat\nKyiv\t30\t50\n"),
                                folder.write("a.geojson", geojson)};
    // The program's GDAL opens no files by itself: the others are made in memory.
    gdal_files::start();
    const GDALDatasetH from = GDALOpenEx(geojson.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    REQUIRE(from != nullptr);
    const std::string memory = "/vsimem/statements/";
    for (const auto& [driver, name] : {std::pair{"ESRI Shapefile", "a.shp"},
                                       {"GPKG", "a.gpkg"},
                                       {"FlatGeobuf", "a.fgb"},
                                       {"LIBKML", "a.kml"},
                                       {"LIBKML", "a.kmz"}}) {
        const std::string made = memory + name;
        files.push_back(folder.path() / name);
        const GDALDatasetH to = GDALCreate(GDALGetDriverByName(driver), made.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        REQUIRE(to != nullptr);
        GDALDatasetCopyLayer(to, GDALDatasetGetLayer(from, 0), "a", nullptr);
        GDALClose(to);
    }
    GDALClose(from);
    char** names = VSIReadDir(memory.c_str());
    for (char** name = names; name != nullptr && *name != nullptr; ++name) {
        gdal_files::save(memory + *name, folder.path() / *name);
    }
    CSLDestroy(names);
    return files;
}

std::string refusal(const fs::path& file, const std::string& where) {
    source::Request request;
    request.path = file;
    request.shown = file.filename().string();
    request.where = where;
    request.where_place = {"m.yaml", 7, 12};
    Diagnostics diagnostics;
    const auto table = source::read(request, diagnostics);
    CHECK(table.has_value() != diagnostics.has_errors());
    return diagnostics.has_errors() ? to_text(diagnostics.all().front()) : std::string();
}

} // namespace

TEST_CASE("statements, comments and separators in a condition are refused for every kind of source", "[hostile]") {
    const cli_tests::Folder folder;
    const auto files = every_kind(folder);
    REQUIRE(files.size() == 8);
    const std::array<std::pair<std::string, std::string>, 20> hostile{{
        {"1; ATTACH DATABASE '/tmp/x' AS y", "';'"},
        {"1; DELETE FROM a", "';'"},
        {"1=1;", "';'"},
        {"'a' = 'a''' ; DROP TABLE a", "';'"},
        {"name = 'a\\'; DELETE FROM a; --'", "';'"},      // SQLite's text ends at the first quote
        {"name = 'a\\'' OR 1; DELETE FROM a --'", "';'"}, // OGR's ends at the second
        {"name = \"a\\\" OR 1; x", "';'"},
        {"1=1 -- AND name = 'x'", "'--'"},
        {"1=1 /* AND", "'/*'"},
        {"1/**/=/**/1", "'/*'"},
        {"1 */ = 1", "'*/'"},
        {"name IN (SELECT name FROM a)", "'SELECT'"},
        {"exists(sElEcT 1)", "'sElEcT'"},
        {"1 UNION VALUES (1)", "'UNION'"},
        {"1) OR (DELETE", "'DELETE'"},
        {"name = 'x' OR 'y' = 'z' AND drop = 1", "'drop'"},
        {"PRAGMA journal_mode", "'PRAGMA'"},
        {"1\nATTACH\n'/tmp/x' AS y", "'ATTACH'"},
        {"1 = 1 VACUUM INTO '/tmp/y'", "'VACUUM'"},
        {std::string("1=1\0; DELETE", 12), "a zero byte"},
    }};
    for (const auto& file : files) {
        for (const auto& [where, found] : hostile) {
            INFO(file.filename());
            INFO(where);
            const auto told = refusal(file, where);
            INFO(told);
            CHECK(told.starts_with("m.yaml:7:12: error: the condition '"));
            CHECK((told.find("contains " + found + ", which belongs to statements") != std::string::npos ||
                   (found == "a zero byte" && told.find("contains ';'") != std::string::npos)));
            CHECK(told.find("(write one comparison") != std::string::npos);
        }
    }
    CHECK_FALSE(fs::exists("/tmp/y"));
}

TEST_CASE("conditions that only quote such words are met", "[hostile]") {
    const cli_tests::Folder folder;
    for (const auto& file : every_kind(folder)) {
        for (const auto* where :
             {"name = 'a; DELETE'", "name <> 'x -- y'", "name <> 'it''s /* a'", "name LIKE '%select%'",
              "\"name\" = 'drop'", "name IN ('update', 'with')", "name = 'selected' OR name = 'x'", "NOT (name = ';')",
              "name IS NOT NULL", "name <> 'values' AND name <> 'a;b'"}) {
            INFO(file.filename());
            INFO(where);
            CHECK(refusal(file, where).empty());
        }
    }
}

TEST_CASE("a spec with a statement for a condition ends at its place", "[hostile]") {
    const cli_tests::Folder folder;
    folder.write("a.csv", "name,lon,lat\nKyiv,30,50\n");
    const auto told = [&](const std::string& view, const std::string& layer) {
        folder.write("m.yaml", "map: m\nview: " + view + "\nlayers:\n  - { id: l, source: a.csv, class: place" + layer +
                                   " }\noutputs: [svg]\n");
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"check", "m.yaml"};
        const auto result = cli_tests::run(call);
        CHECK(result.exit_code == 3);
        return result.err;
    };
    CHECK(told("{ bbox: [20, 40, 45, 55] }", ", where: \"1; DELETE FROM a\"")
              .starts_with("m.yaml:4:50: error: the condition '1; DELETE FROM a' contains ';'"));
    CHECK(told("{ around: a.csv, where: \"1=1 --\" }", "").starts_with("m.yaml:2:17: error: the condition '1=1 --'"));
}
