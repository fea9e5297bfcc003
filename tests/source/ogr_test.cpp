#include <algorithm>
#include <cstring>

#include <catch2/catch.hpp>

#include "folder.hpp"
#include "geom/earth.hpp"
#include "project.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::check_balance;
using source_tests::Folder;
using source_tests::read_file;
namespace fs = std::filesystem;

namespace {

fs::path shipped(const std::string& name) {
    return fs::path(project::root()) / "geodata" / name;
}

const std::string collection_start = R"({"type":"FeatureCollection","features":[)";

std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

} // namespace

TEST_CASE("the oblasts: every row, its text and its area", "[source]") {
    const auto outcome = read_file(shipped("base/oblasts.shp"));
    REQUIRE(outcome.table);
    CHECK(outcome.diagnostics.all().empty());
    CHECK(outcome.table->features.size() == 27);
    CHECK(outcome.table->files.size() == 5); // .shp, .shx, .dbf, .prj, .cpg
    check_balance(*outcome.table);
    double area = 0;
    for (const auto& row : outcome.table->features) {
        area += geom::area_km2(std::get<geom::Polygons<geom::Lonlat>>(row.geometry));
    }
    CHECK(area == Approx(603'000).epsilon(0.02)); // Ukraine within its recognised borders
}

TEST_CASE("a condition and an extent fill the ledger", "[source]") {
    Request request;
    request.where = "\"population\" >= 500000";
    request.extent = geom::Box<geom::Lonlat>{{36, 46}, {41, 51}};
    const auto outcome = read_file(shipped("base/places.shp"), request);
    REQUIRE(outcome.table);
    check_balance(*outcome.table);
    CHECK(outcome.table->features.size() == 3); // Kharkiv, Donetsk, Rostov-on-Don
    CHECK(outcome.table->ledger.filtered == 1185);
    CHECK(outcome.table->ledger.outside == 185);
    CHECK(outcome.table->ledger.reasons.count("where: \"population\" >= 500000") == 1);
    request.where = "kindd = 50";
    request.where_place = {"m.yaml", 14, 12};
    const auto wrong = read_file(shipped("base/places.shp"), request);
    CHECK_FALSE(wrong.table);
    REQUIRE(wrong.find("wrong-condition"));
    CHECK(wrong.find("wrong-condition")->place.line == 14);
    CHECK(wrong.find("wrong-condition")->hint.find("did you mean kind?") == 0);
    request.where = "population >";
    CHECK(read_file(shipped("base/places.shp"), request).find("wrong-condition"));
}

TEST_CASE("nested GeoJSON properties become fields, dates stay text, null places stay", "[source]") {
    const Folder folder;
    const auto file = folder.write(
        "e.geojson",
        collection_start +
            feature(R"({"type":"Point","coordinates":[37.5,48.1,12]})",
                    R"({"title":{"en":"Strike","uk":"Удар"},"start":"2025-03-18","n":3,"tags":["a","b"]})") +
            "," + feature("null", R"({"title":{"en":"Talks"},"start":null})") + "," +
            feature(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
                       {"type":"LineString","coordinates":[[1,2],[3,4]]}]})") +
            "," + feature(R"({"type":"Point","coordinates":[1e7,48]})") + "]}");
    const auto outcome = read_file(file);
    REQUIRE(outcome.table);
    const auto& table = *outcome.table;
    check_balance(table);
    REQUIRE(table.features.size() == 3);
    CHECK(to_text(value_of(table, table.features[0], "title_uk")) == "Удар");
    CHECK(to_text(value_of(table, table.features[0], "start")) == "2025-03-18");
    CHECK(to_number(value_of(table, table.features[0], "n")) == 3);
    CHECK(to_text(value_of(table, table.features[0], "tags")) == "a, b");
    CHECK(std::holds_alternative<std::monostate>(table.features[1].geometry));
    CHECK(std::holds_alternative<geom::Lines<geom::Lonlat>>(table.features[2].geometry));
    CHECK(table.ledger.reasons.at("a mixed geometry: parts of lower dimension are left out") == 1);
    CHECK(table.ledger.rejected == 1);
}

TEST_CASE("broken and empty GeoJSON, and other files with its ending", "[source]") {
    const Folder folder;
    CHECK(read_file(folder.write("cut.geojson", collection_start + R"({"type":"Fea)")).find("unreadable"));
    CHECK(read_file(folder.write("empty.geojson", "")).find("unreadable"));
    const auto none = read_file(folder.write("none.geojson", collection_start + "]}"));
    REQUIRE(none.table);
    CHECK(none.table->features.empty());
    // A GDAL virtual file under another name would open any file that it names.
    const std::string vrt = R"(<OGRVRTDataSource><OGRVRTLayer name="places"><SrcDataSource>)" +
                            shipped("base/places.shp").string() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    CHECK(read_file(folder.write("v.geojson", vrt)).find("unreadable"));
    CHECK(read_file(folder.write("v.shp", vrt)).find("not-a-shapefile"));
    CHECK(read_file(folder.write("v.vrt", vrt)).find("unknown-format"));
}

TEST_CASE("names other than those of plain local files are refused", "[source]") {
    for (const auto* name : {"/vsicurl/http://localhost:9/a.geojson", "http://localhost:9/a.geojson",
                             "PG:dbname=x.geojson", "/vsizip/a.zip/b.shp", "GeoJSON:a.geojson"}) {
        INFO(name);
        CHECK(read_file(name).find("no-such-file"));
    }
    CHECK(read_file(shipped("base")).find("not-a-file"));
    CHECK(read_file("/dev/null").find("not-a-file"));
}

TEST_CASE("a link to a coordinate system is not followed", "[source]") {
    const Folder folder;
    const auto file = folder.write(
        "l.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs","type":"ogcwkt"}},"features":[)" +
            feature(R"({"type":"Point","coordinates":[30,50]})") + "]}");
    const auto outcome = read_file(file);
    // Refused at once, without a connection (so there is no message about one).
    CHECK((outcome.table || outcome.find("no-crs") || outcome.find("unreadable")));
    for (const auto& d : outcome.diagnostics.all()) {
        CHECK(d.message.find("onnect") == std::string::npos);
    }
}

TEST_CASE("the message for a missing file suggests a similar name", "[source]") {
    const auto outcome = read_file(shipped("base/oblast.shp"));
    REQUIRE(outcome.find("no-such-file"));
    CHECK(outcome.find("no-such-file")->hint == "did you mean oblasts.shp?");
    CHECK(outcome.find("no-such-file")->fault == Fault::data);
    CHECK(read_file("/nonexistent/folder/a.shp").find("no-such-file"));
}

TEST_CASE("incomplete shapefiles are refused and not changed", "[source]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    fs::rename(folder.path / "d.shx", folder.path / "kept");
    const auto no_index = read_file(shp);
    REQUIRE(no_index.find("missing-shx"));
    CHECK(no_index.find("missing-shx")->hint.find("copy d.shx beside it") == 0);
    CHECK_FALSE(fs::exists(folder.path / "d.shx"));
    fs::rename(folder.path / "kept", folder.path / "d.shx");
    fs::remove(folder.path / "d.dbf");
    CHECK(read_file(shp).find("missing-dbf"));
    folder.copy_shapefile("areas/donbas", "d");
    fs::remove(folder.path / "d.prj");
    REQUIRE(read_file(shp).find("no-crs"));
    CHECK(read_file(shp).find("no-crs")->hint.find("crs: EPSG:4326") != std::string::npos);
    Request request;
    request.crs = "EPSG:4326";
    REQUIRE(read_file(shp, request).table);
    CHECK(read_file(shp, request).table->features.size() == 2);
    folder.write("d.prj", "PROJCS[\"broken");
    CHECK(read_file(shp).find("no-crs"));
    CHECK(read_file(shp, request).table);
    // Axis order: EPSG:4326 must not swap x and y.
    const auto box = geom::bounds(read_file(shp, request).table->features[0].geometry);
    CHECK(box.min.x > 35);
    CHECK(box.max.y > 46);
}

TEST_CASE("rows of a shapefile without geometry are rejected, names in another encoding read", "[source]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    auto bytes = folder.bytes("d.shp");
    std::memset(bytes.data() + 108, 0, 4); // shape type of the first record: null
    folder.write("d.shp", bytes);
    const auto outcome = read_file(shp);
    REQUIRE(outcome.table);
    CHECK(outcome.table->ledger.rejected == 1);
    CHECK(outcome.table->ledger.reasons.at("no geometry") == 1);
    CHECK(outcome.find("rows-rejected"));
    check_balance(*outcome.table);
    folder.write("d.cpg", "CP1251"); // wrong: it is UTF-8
    CHECK(read_file(shp).find("suspect-encoding"));
    Request request;
    request.encoding = "UTF-8";
    CHECK_FALSE(read_file(shp, request).find("suspect-encoding"));
    request.encoding = "nonsense";
    CHECK(read_file(shp, request).find("unknown-encoding"));
}

TEST_CASE("a record that a shapefile marks as deleted is rejected as such, with any condition", "[source]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("base/oblasts", "o");
    auto table = folder.bytes("o.dbf");
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(table[at]); };
    const std::size_t header = byte(8) + 256U * byte(9);
    const std::size_t record = byte(10) + 256U * byte(11);
    for (const std::size_t row : {3U, 20U}) {
        table[header + row * record] = '*';
    }
    folder.write("o.dbf", table);
    Request request;
    for (const bool condition : {false, true}) {
        INFO(condition);
        request.where = condition ? "iso = 'UA-46'" : "";
        const auto outcome = read_file(shp, request);
        REQUIRE(outcome.table);
        const auto& ledger = outcome.table->ledger;
        CHECK(outcome.table->features.size() == (condition ? 1 : 25));
        CHECK(ledger.declared == 27);
        CHECK(ledger.filtered == (condition ? 24 : 0));
        CHECK(ledger.rejected == 2);
        CHECK(ledger.reasons.at("a deleted record") == 2);
        REQUIRE(outcome.find("rows-rejected") != nullptr);
        CHECK(outcome.find("rows-rejected")->message == "o.shp: 2 rows rejected: a deleted record (first: row 3)");
        check_balance(*outcome.table);
    }
}

TEST_CASE("the requested day selects rows of a dated set", "[source]") {
    Request request;
    request.time_from = "from";
    request.time_to = "to";
    const auto all = read_file(shipped("control/held.shp"), request);
    REQUIRE(all.table);
    request.at = Date{2025, 3, 18};
    const auto then = read_file(shipped("control/held.shp"), request);
    REQUIRE(then.table);
    check_balance(*then.table);
    CHECK(then.table->features.size() == 2); // one row per class
    CHECK(all.table->features.size() == then.table->features.size() + then.table->ledger.filtered);
    CHECK(then.table->ledger.reasons.count("not valid on 2025-03-18") == 1);
    request.time_from = "form";
    CHECK(read_file(shipped("control/held.shp"), request).find("unknown-field"));
}

TEST_CASE("the endings that can be read", "[source]") {
    const auto endings = readable_formats();
    for (const auto* ending : {".shp", ".geojson", ".json", ".gpkg", ".fgb", ".kml", ".kmz", ".csv", ".tsv", ".zip"}) {
        CHECK(std::find(endings.begin(), endings.end(), ending) != endings.end());
    }
    CHECK(endings.size() == 10);
}
