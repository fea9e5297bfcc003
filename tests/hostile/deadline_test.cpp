// Maps that would take forever without a deadline.
#include <catch2/catch.hpp>

#include <sqlite3.h>

#include "cli/program.hpp"

namespace {

/// A minimal GeoPackage whose layer is a view.
void write_package(const std::filesystem::path& file, const std::string& view) {
    const std::string statements =
        "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;"
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT "
        "NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
        "SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]', "
        "'');"
        "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, "
        "description "
        "TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);"
        "INSERT INTO gpkg_contents VALUES ('v', 'features', 'v', '', '2025-01-01T00:00:00Z', 0, 0, 1, 1, 4326);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL, "
        "geometry_type_name "
        "TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);"
        "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 4326, 0, 0);"
        "CREATE VIEW v AS " +
        view + ";";
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    char* error = nullptr;
    const int done = sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &error);
    INFO((error == nullptr ? "" : error));
    CHECK(done == SQLITE_OK);
    sqlite3_free(error);
    sqlite3_close(database);
}

cli_tests::Result check(const cli_tests::Folder& folder, std::vector<std::string> more) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "m.yaml"};
    call.arguments.insert(call.arguments.end(), more.begin(), more.end());
    return cli_tests::run(call);
}

} // namespace

TEST_CASE("an endless view of a GeoPackage ends at the deadline", "[hostile]") {
    const cli_tests::Folder folder;
    folder.write("m.yaml", "map: m\nview: { bbox: [22, 44, 40, 52] }\n"
                           "layers: [{ id: l, source: v.gpkg, crs: \"EPSG:4326\", class: point }]\n");
    write_package(folder.path() / "v.gpkg", "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
                                            "SELECT n AS fid, NULL AS geom, n FROM r");
    const auto late = check(folder, {"--deadline", "1"});
    INFO(late.err);
    CHECK(late.exit_code == 4);
    CHECK(late.err.find("not finished within 1 s") != std::string::npos);
    CHECK(late.err.find("--deadline") != std::string::npos);
    // A view that ends is read.
    std::filesystem::remove(folder.path() / "v.gpkg");
    write_package(folder.path() / "v.gpkg",
                  "SELECT 1 AS fid, X'47500001E610000001010000000000000000003E400000000000004940' AS geom, 7 AS n");
    const auto fine = check(folder, {"--strict"});
    INFO(fine.err);
    CHECK(fine.exit_code == 0);
    // Nothing was written next to the data.
    CHECK(cli_tests::files_below(folder.path()).size() == 2);
}

TEST_CASE("many labels and callouts end at the deadline, too", "[hostile]") {
    const cli_tests::Folder folder;
    std::string csv = "lon,lat,name\n";
    for (int i = 0; i < 6000; ++i) {
        csv += std::to_string(22 + 0.003 * i) + "," + std::to_string(45 + 0.001 * (i % 997)) +
               ",Example name of a place\n";
    }
    folder.write("p.csv", csv);
    folder.write("m.yaml", "map: m\nview: { bbox: [22, 44, 40, 52] }\n"
                           "layers: [{ id: l, source: p.csv, class: point, label: name }]\n");
    const auto late = check(folder, {"--deadline", "0.05"});
    INFO(late.err);
    CHECK(late.exit_code == 4);
    CHECK(late.err.find("not finished within 0.05 s") != std::string::npos);
}

TEST_CASE("specs that multiply themselves are refused at once", "[hostile]") {
    const auto times = [](const std::string& text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i) {
            all += text;
        }
        return all;
    };
    const std::string head = "map: m\nview: { bbox: [22, 44, 40, 53] }\n";
    const std::string towns = "layers:\n  - { id: a, source: base/places, class: place, label: \"";
    const std::vector<std::pair<std::string, std::string>> specs{
        {head + towns + times("{name_en}\\n", 50'000) + "\" }\n", "a label may be described in 1000 bytes"},
        {head + towns + times("{name}", 200) + "\" }\n", "a label may be described in 1000 bytes"},
        {head + towns + times("x", 500'000) + "\" }\n", "a label may be described in 1000 bytes"},
        {head + towns + times("{", 500'000) + "\" }\n", "a label may be described in 1000 bytes"},
        {head + "layers:\n" + times("  - { use: basemap }\n", 20'000), "a map may have 1000 layers"},
        {head + "layers:\n" + times("  - { use: basemap }\n", 200), "a map may have 1000 layers"},
        {head + "layers:\n" + times("  - { source: base/places, class: place }\n", 15'000),
         "a map may have 1000 layers"},
        {head + "layers:\n" + times("  - { class: place, rings: { centre: [30, 50], km: [1] } }\n", 5'000),
         "a map may have 1000 layers"},
    };
    for (const auto& [spec, says] : specs) {
        INFO(spec.substr(0, 150));
        const cli_tests::Folder folder;
        folder.write("m.yaml", spec);
        const auto result = check(folder, {"--deadline", "10"});
        INFO(result.err.substr(result.err.size() > 500 ? result.err.size() - 500 : 0));
        CHECK(result.exit_code == 3);
        CHECK(result.err.find(says) != std::string::npos);
    }
    // Brackets without an end cost no more than other letters.
    const cli_tests::Folder folder;
    folder.write("m.yaml", head + "title: \"" + times("{", 900'000) + "\"\nlayers: []\nfurniture: []\n");
    const auto result = check(folder, {"--deadline", "10"});
    INFO(result.err.substr(0, 300));
    CHECK(result.err.find("not finished") == std::string::npos);
}

TEST_CASE("the end of one map of several is not the end of the others", "[hostile]") {
    const cli_tests::Folder folder;
    folder.write("late.yaml", "map: late\nview: { bbox: [22, 44, 40, 52] }\n"
                              "layers: [{ id: l, source: v.gpkg, crs: \"EPSG:4326\", class: point }]\n");
    write_package(folder.path() / "v.gpkg", "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
                                            "SELECT n AS fid, NULL AS geom, n FROM r");
    folder.write("fine.yaml", cli_tests::small_spec("fine"));
    for (const auto* jobs : {"-j1", "-j2"}) {
        INFO(jobs);
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"render", "late.yaml", "fine.yaml", "--deadline", "1", "--force", "-f", "svg", jobs};
        std::filesystem::remove_all(folder.path() / "out");
        const auto result = cli_tests::run(call);
        INFO(result.err);
        CHECK(result.exit_code == 5);
        CHECK(std::filesystem::exists(folder.path() / "out/fine/fine.svg"));
    }
}

TEST_CASE("a manifest that names a huge file ends at the deadline, and the next manifest is compared", "[hostile]") {
    const cli_tests::Folder folder;
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "small.yaml", "-f", "svg"};
    folder.write("small.yaml", cli_tests::small_spec());
    REQUIRE(cli_tests::run(call).exit_code == 0);
    const std::string real = cli_tests::bytes_of(folder.path() / "out/small/small.json");
    const auto sha = real.find("\"sha256\": \"");
    const auto start = real.rfind('{', sha);
    REQUIRE(start != std::string::npos);
    folder.write("out/small/big", "");
    std::filesystem::resize_file(folder.path() / "out/small/big", std::uintmax_t{1} << 40U); // takes no room
    folder.write("out/small/huge.json", real.substr(0, start) + R"({"path": "./big", "sha256": ")" +
                                            std::string(64, '0') + R"(", "role": "data"}, )" + real.substr(start));
    call.arguments = {"verify", "out/small/huge.json", "out/small/small.json", "--deadline", "0.5"};
    const auto late = cli_tests::run(call);
    INFO(late.out << late.err);
    CHECK(late.exit_code == 5);
    CHECK(late.err.find("huge.json: error: the comparison was not finished within 0.5 s (allow more time with "
                        "--deadline)") != std::string::npos);
    CHECK(late.out.find("small.json: ") != std::string::npos);
}
