// Each limit of reading: at the limit, and one past it.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "base/deadline.hpp"
#include "folder.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
using source_tests::Outcome;
namespace fs = std::filesystem;

namespace {

Outcome read_limited(const fs::path& path, const Limits& limits) {
    Request request;
    request.limits = limits;
    return source_tests::read_file(path, std::move(request));
}

} // namespace

TEST_CASE("the shipped limits", "[source]") {
    const Limits limits;
    CHECK(limits.features == 10'000'000);
    CHECK(limits.vertices == 5'000'000);
    CHECK(limits.unpacked_bytes == 1'000'000'000);
    CHECK(limits.csv_bytes == 2'000'000'000);
    CHECK(limits.fields == 10'000);
    CHECK(limits.cells == 20'000'000);
    CHECK(limits.geojson_cells == 25'000'000);
    CHECK(limits.geojson_values == 2'000'000);
    CHECK(limits.text_bytes == 1'000'000);
    CHECK(limits.texts_bytes == 500'000'000);
    CHECK(limits.tree_bytes == 25'000'000);
    CHECK(limits.sqlite_bytes == 400'000'000);
}

TEST_CASE("rows are limited in every kind of source", "[source]") {
    const Folder folder;
    std::string features;
    std::string csv = "lon,lat\n";
    for (int i = 0; i < 5; ++i) {
        features += fmt::format(
            R"({}{{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[3{},50]}}}})",
            i == 0 ? "" : ",", i);
        csv += fmt::format("3{},50\n", i);
    }
    const auto json = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
    for (const auto& path : {json, folder.write("a.csv", csv), folder.write("a.tsv", csv)}) {
        INFO(path);
        Limits limits;
        limits.features = 5;
        CHECK(read_limited(path, limits).table);
        limits.features = 4;
        CHECK(read_limited(path, limits).codes() == "too-many-rows ");
    }
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    Limits limits;
    limits.features = 2;
    CHECK(read_limited(shp, limits).table);
    limits.features = 1;
    CHECK(read_limited(shp, limits).codes() == "too-many-rows ");
}

TEST_CASE("vertices of a geometry are limited, and a row that has more is rejected", "[source]") {
    const Folder folder;
    const auto path = folder.write("a.csv", "wkt\n\"LINESTRING(30 50,31 50,32 50,33 50)\"\nPOINT(30 50)\n");
    Limits limits;
    limits.vertices = 4;
    REQUIRE(read_limited(path, limits).table);
    CHECK(read_limited(path, limits).table->features.size() == 2);
    limits.vertices = 3;
    const auto over = read_limited(path, limits);
    REQUIRE(over.table);
    CHECK(over.codes() == "rows-rejected ");
    CHECK(over.table->features.size() == 1);
    CHECK(over.table->ledger.reasons.at("more than 3 vertices in one geometry") == 1);
    CHECK(over.table->ledger.declared == 2);
}

TEST_CASE("the size of a CSV file is limited", "[source]") {
    const Folder folder;
    const std::string text = "lon,lat\n30,50\n";
    const auto path = folder.write("a.csv", text);
    Limits limits;
    limits.csv_bytes = text.size();
    CHECK(read_limited(path, limits).table);
    limits.csv_bytes = text.size() - 1;
    CHECK(read_limited(path, limits).codes() == "file-too-large ");
}

TEST_CASE("cells are limited: rows times the fields that are read", "[source]") {
    const Folder folder;
    const auto csv = folder.write("a.csv", "lon,lat,a,b\n30,50,1,2\n31,51,3,4\n");
    const auto shp = folder.copy_shapefile("areas/donbas", "d"); // two rows
    Request request;
    request.limits.cells = 8;
    CHECK(source_tests::read_file(csv, request).table);
    request.limits.cells = 7;
    const auto over = source_tests::read_file(csv, request);
    CHECK(over.codes() == "too-many-cells ");
    CHECK(over.messages() == "a.csv: its rows times its fields are more than the limit of 7\n");
    request.limits.cells = 1;
    CHECK(source_tests::read_file(shp, request).codes() == "too-many-cells ");
    request.fields = WantedFields{{"a"}, {}};
    CHECK(source_tests::read_file(csv, request).codes() == "too-many-cells ");
    request.limits.cells = 2;
    CHECK(source_tests::read_file(csv, request).table);
    request.fields = WantedFields{};
    request.limits.cells = 0;
    CHECK(source_tests::read_file(csv, request).table);
    CHECK(source_tests::read_file(shp, request).table);
}

TEST_CASE("GeoJSON is refused before it is opened if it has too many cells, fields or rows", "[source]") {
    const Folder folder;
    const std::string geometry = R"("geometry":{"type":"Point","coordinates":[30,50]}})";
    const auto path = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[)"
                                                R"({"type":"Feature","properties":{"a":1,"b":{"c":[{"x":1}],"d":2}},)" +
                                                    geometry + R"(,{"type":"Feature","properties":{"b_c":1,"e":2},)" +
                                                    geometry + "]}");
    Request request;
    request.fields = WantedFields{};
    request.limits.fields = 4; // a, b_c, b_d, e, and b, which would be one if it were a text elsewhere
    CHECK(source_tests::read_file(path, request).codes() == "too-many-fields ");
    request.limits.fields = 5;
    const auto read = source_tests::read_file(path, request);
    REQUIRE(read.table);
    CHECK(read.table->file_fields == std::vector<std::string>{"a", "b_c", "b_d", "e"});
    request.limits.geojson_cells = 10;
    CHECK(source_tests::read_file(path, request).table);
    request.limits.geojson_cells = 9;
    CHECK(source_tests::read_file(path, request).codes() == "too-many-cells ");
    request.limits.geojson_cells = 10;
    request.limits.geojson_values = 14; // of the first feature: objects, lists, texts and numbers
    CHECK(source_tests::read_file(path, request).table);
    request.limits.geojson_values = 13;
    CHECK(source_tests::read_file(path, request).codes() == "object-too-large ");
    request.limits.geojson_values = 14;
    request.limits.features = 1;
    CHECK(source_tests::read_file(path, request).codes() == "too-many-rows ");
}

TEST_CASE("fields of a file are limited, whether they are read or not", "[source]") {
    const Folder folder;
    const auto csv = folder.write("a.csv", "lon,lat,a\n30,50,1\n");
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    const auto fields = source_tests::read_file(shp).table->fields.size();
    for (const auto& [path, most] : {std::pair{csv, std::size_t{3}}, {shp, fields}}) {
        INFO(path);
        Request request;
        request.fields = WantedFields{};
        request.limits.fields = most;
        CHECK(source_tests::read_file(path, request).table);
        request.limits.fields = most - 1;
        CHECK(source_tests::read_file(path, request).codes() == "too-many-fields ");
    }
}

TEST_CASE("a row with a text that is too long is rejected, if the text is wanted", "[source]") {
    const Folder folder;
    for (const auto& path :
         {folder.write("a.csv", "lon,lat,t,u\n30,50,abcd,xyzxyz\n31,51,abc,\n"),
          folder.write("a.geojson",
                       R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"t":"abcd"},)"
                       R"("geometry":{"type":"Point","coordinates":[30,50]}},{"type":"Feature","properties":)"
                       R"({"t":"abc"},"geometry":{"type":"Point","coordinates":[31,51]}}]})")}) {
        INFO(path);
        Request request;
        request.fields = WantedFields{{"t"}, {}};
        request.limits.text_bytes = 4;
        CHECK(source_tests::read_file(path, request).table->features.size() == 2);
        request.limits.text_bytes = 3;
        const auto over = source_tests::read_file(path, request);
        REQUIRE(over.table);
        CHECK(over.codes() == "rows-rejected ");
        CHECK(over.table->features.size() == 1);
        CHECK(over.table->ledger.reasons.at("a text of more than 3 bytes") == 1);
        request.fields = WantedFields{};
        CHECK(source_tests::read_file(path, request).table->features.size() == 2);
        request.fields = WantedFields{{"t"}, {}};
        request.limits.text_bytes = 4;
        request.limits.texts_bytes = 7;
        CHECK(source_tests::read_file(path, request).table);
        request.limits.texts_bytes = 6;
        CHECK(source_tests::read_file(path, request).codes() == "too-much-text ");
    }
}

TEST_CASE("files that GDAL holds as a tree are limited", "[source]") {
    const Folder folder;
    const std::string kml = R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><Point>)"
                            R"(<coordinates>30,50</coordinates></Point></Placemark></Document></kml>)";
    const std::string json = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[30,50]}})";
    for (const auto& [path, size] :
         {std::pair{folder.write("a.kml", kml), kml.size()}, {folder.write("a.geojson", json), json.size()}}) {
        INFO(path);
        Limits limits;
        limits.tree_bytes = size;
        CHECK(read_limited(path, limits).table);
        limits.tree_bytes = size - 1;
        CHECK(read_limited(path, limits).codes() == "file-too-large ");
    }
}

TEST_CASE("reading ends at the deadline", "[source]") {
    const Folder folder;
    const auto path = folder.write("a.csv", "lon,lat\n30,50\n");
    start_deadline(1e-9);
    CHECK_THROWS_AS(read_limited(path, {}), DeadlinePassed);
    CHECK(deadline_left() == 0);
    start_deadline(1000);
    CHECK(read_limited(path, {}).table);
    CHECK(deadline_left() > 900);
    start_deadline(0);
    CHECK(read_limited(path, {}).table);
    CHECK(deadline_left() < 0);
}
