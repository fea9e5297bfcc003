// Small files that would take a lot of memory: each is refused or drawn, with little of it.
#include <cstring>
#include <functional>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sqlite3.h>
#include <zip.h>

#include "cli/program.hpp"
#include "hostile/files.hpp"

namespace {

namespace fs = std::filesystem;

/// The sanitizers need several times as much memory.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::int64_t most_memory = 6'000'000'000;
constexpr const char* deadline = "600";      // s
constexpr int points_of_one_object = 60'000; // with all, ten minutes are not enough
#else
constexpr std::int64_t most_memory = 950'000'000;
constexpr const char* deadline = "60";
constexpr int points_of_one_object = 600'000;
#endif

std::string many(int count, const std::function<std::string(int)>& each) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += each(i);
    }
    return all;
}

std::string features(int count, const std::function<std::string(int)>& properties) {
    return hostile::collection(many(count, [&](int i) {
        return std::string(i == 0 ? "" : ",") + hostile::feature(hostile::point(), properties(i));
    }));
}

template <class Number> void put(std::string& bytes, Number number, bool big_endian = false) {
    std::string part(sizeof number, '\0');
    std::memcpy(part.data(), &number, sizeof number);
    bytes += big_endian ? std::string(part.rbegin(), part.rend()) : part;
}

std::string shape_header(std::size_t bytes) {
    std::string header;
    put(header, 9994, true);
    header += std::string(20, '\0');
    put(header, static_cast<int>(bytes / 2), true);
    put(header, 1000);
    put(header, 1); // points
    for (const double edge : {30.0, 50.0, 30.0, 50.0, 0.0, 0.0, 0.0, 0.0}) {
        put(header, edge);
    }
    return header;
}

/// A zipped shapefile of points whose table has one letter in each of `fields` columns "f0", "f1" ...
void write_zip(const fs::path& file, int rows, int fields) {
    std::string shp;
    std::string shx;
    for (int i = 0; i < rows; ++i) {
        put(shx, 50 + 14 * i, true);
        put(shx, 10, true);
        put(shp, i + 1, true);
        put(shp, 10, true);
        put(shp, 1);
        put(shp, 30.0);
        put(shp, 50.0);
    }
    std::string dbf("\x03\x14\x01\x01", 4);
    put(dbf, rows);
    put(dbf, static_cast<std::uint16_t>(32 + 32 * fields + 1));
    put(dbf, static_cast<std::uint16_t>(1 + fields));
    dbf += std::string(20, '\0');
    for (int i = 0; i < fields; ++i) {
        std::string field = fmt::format("f{}", i);
        field.resize(32);
        field[11] = 'C';
        field[16] = 1;
        dbf += field;
    }
    dbf += '\r';
    dbf += hostile::repeated(" " + std::string(static_cast<std::size_t>(fields), 'a'), rows) + '\x1A';
    const std::string prj = R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
                            R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";
    const std::vector<std::pair<std::string, std::string>> parts{{"a.shp", shape_header(100 + shp.size()) + shp},
                                                                 {"a.shx", shape_header(100 + shx.size()) + shx},
                                                                 {"a.dbf", dbf},
                                                                 {"a.prj", prj}};
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : parts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    }
    REQUIRE(zip_close(archive) == 0);
}

void write_kmz(const fs::path& file, const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : parts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    }
    REQUIRE(zip_close(archive) == 0);
}

std::string kml(const std::string& content) {
    return R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" + content +
           "</Document></kml>";
}

std::string placemarks(int count) {
    return hostile::repeated("<Placemark><Point><coordinates>30,50</coordinates></Point></Placemark>", count);
}

/// A GeoPackage with one point in the table t(fid, geom, name), and in the view v, which has these columns more.
void write_gpkg(const fs::path& file, const std::string& columns_of_view) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    const std::string sql = fmt::format(
        "PRAGMA application_id=1196444487; PRAGMA user_version=10300;"
        "create table gpkg_spatial_ref_sys(srs_name text, srs_id integer primary key, organization text,"
        " organization_coordsys_id integer, definition text, description text);"
        "insert into gpkg_spatial_ref_sys values('WGS 84',4326,'EPSG',4326,'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
        "SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],"
        "AUTHORITY[\"EPSG\",\"4326\"]]','');"
        "create table gpkg_contents(table_name text primary key, data_type text, identifier text, description text,"
        " last_change text, min_x double, min_y double, max_x double, max_y double, srs_id integer);"
        "create table gpkg_geometry_columns(table_name text, column_name text, geometry_type_name text,"
        " srs_id integer, z tinyint, m tinyint);"
        "create table t(fid integer primary key, geom blob, name text);"
        "insert into t values(1, x'47500001E6100000' || x'01010000000000000000003E400000000000004940', 'Kyiv');"
        "create view v as select fid, geom{} from t;"
        "insert into gpkg_contents(table_name, data_type, identifier, srs_id) values('t','features','t',4326),"
        " ('v','features','v',4326);"
        "insert into gpkg_geometry_columns values('t','geom','POINT',4326,0,0), ('v','geom','POINT',4326,0,0);",
        columns_of_view);
    CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

/// Checks a map of one source with little memory.
void check_map(const cli_tests::Folder& folder, const std::string& source, const std::string& more, int exit_code,
               const std::string& says) {
    INFO(source << more);
    folder.write("m.yaml",
                 "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n  - { id: l, source: " +
                     source + ", class: area" + more + " }\noutputs: [png]\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "m.yaml", "--deadline", deadline};
    const auto result = cli_tests::run(call);
    INFO(result.err.substr(0, 1000));
    CHECK(result.exit_code == exit_code);
    CHECK(result.err.find(says) != std::string::npos);
    CHECK(result.peak_bytes > 10'000'000);
    CHECK(result.peak_bytes < most_memory);
}

} // namespace

TEST_CASE("GeoJSON with many keys, long keys or one large object takes little memory", "[hostile]") {
    const cli_tests::Folder folder;
    folder.write("keys.geojson", features(30'000, [](int i) { return fmt::format(R"({{"k{}":1}})", i); }));
    check_map(folder, "keys.geojson", "", 4, "more fields than the limit of 10000");
    folder.write("cells.geojson", features(6'000, [](int i) { return fmt::format(R"({{"a":{{"k{}":1}}}})", i); }));
    check_map(folder, "cells.geojson", "", 4, "more than the limit of 25000000");
    folder.write("long.geojson",
                 features(20, [](int i) { return fmt::format(R"({{"{}{}":1}})", std::string(1'000'000, 'k'), i); }));
    check_map(folder, "long.geojson", "", 4, "longer names than fields have");
    folder.write("members.geojson", hostile::collection(many(12'000, [](int i) {
                     return fmt::format(R"({}{{"type":"Feature","k{}":1,"geometry":{}}})", i == 0 ? "" : ",", i,
                                        hostile::point());
                 })));
    check_map(folder, "members.geojson", "", 4, "more fields than the limit");
    const auto points = [](int count) {
        return R"({"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[30,50])" +
               hostile::repeated(",[30,50]", count) + "]}}";
    };
    for (const bool alone : {true, false}) {
        folder.write("one.geojson", alone ? points(700'000) : hostile::collection(points(700'000)));
        check_map(folder, "one.geojson", "", 4, "one object has more values than the limit of 2000000");
        folder.write("one.geojson",
                     alone ? points(points_of_one_object) : hostile::collection(points(points_of_one_object)));
        check_map(folder, "one.geojson", "", 0, "");
    }
    folder.write("text.geojson", features(2, [](int i) {
                     return R"({"name":")" + std::string(i == 0 ? 1'000'001 : 10, 'x') + R"("})";
                 }));
    check_map(folder, "text.geojson", "", 0, "1 row rejected: a text of more than 1000000 bytes");
}

TEST_CASE("a table of many letters takes memory only for the columns that are used", "[hostile]") {
    const cli_tests::Folder folder;
    write_zip(folder.path() / "letters.zip", 100'000, 254);
    check_map(folder, "letters.zip", ", label: f7", 0, "");
    check_map(folder, "letters.zip", ", data: [" + many(254, [](int i) { return fmt::format("f{},", i); }) + "]", 4,
              "more than the limit of 20000000");
}

TEST_CASE("CSV with many columns takes little memory", "[hostile]") {
    const cli_tests::Folder folder;
    const auto names = [](int count) { return many(count, [](int i) { return fmt::format(",c{}", i); }); };
    folder.write("empty.csv",
                 "lon,lat" + names(1000) + "\n" + hostile::repeated("30,50" + std::string(1000, ',') + "\n", 30'000));
    check_map(folder, "empty.csv", "", 0, "");
    check_map(folder, "empty.csv", ", data: [" + many(1000, [](int i) { return fmt::format("c{},", i); }) + "]", 4,
              "more than the limit of 20000000");
    folder.write("wide.csv", "lon,lat" + names(10'000) + "\n");
    check_map(folder, "wide.csv", "", 4, "more fields than the limit of 10000");
    folder.write("row.csv", "lon,lat\n30,50\n30,50" + std::string(20'000'000, ',') + "\n");
    check_map(folder, "row.csv", "", 0, "more or fewer cells than the header");
    folder.write("event.csv", "id,start,lon,lat" + names(1000) + "\n" +
                                  hostile::repeated(",2024-01-01,30,50" + std::string(1000, ',') + "\n", 3'000));
    check_map(folder, "event.csv", "", 0, "");
}

TEST_CASE("KML, packed or not, takes little memory", "[hostile]") {
    const cli_tests::Folder folder;
    const std::string large = kml(placemarks(400'000));
    folder.write("large.kml", large);
    check_map(folder, "large.kml", "", 4, "25000000 bytes for KML");
    write_kmz(folder.path() / "large.kmz", {{"doc.kml", large}});
    CHECK(fs::file_size(folder.path() / "large.kmz") < 200'000);
    check_map(folder, "large.kmz", "", 4, "25000000 bytes for KML, unpacked");
    const std::string link = "<NetworkLink><Link><href>a.kml</href></Link></NetworkLink>";
    write_kmz(folder.path() / "links.kmz",
              {{"doc.kml", kml(hostile::repeated(link, 1'000))}, {"a.kml", kml(placemarks(10'000))}});
    check_map(folder, "links.kmz", "", 4, "25000000 bytes for KML, unpacked");
    write_kmz(folder.path() / "fine.kmz", {{"doc.kml", kml(placemarks(300'000))}});
    check_map(folder, "fine.kmz", "", 0, "");
}

TEST_CASE("views and conditions of a GeoPackage make no large values", "[hostile]") {
    const cli_tests::Folder folder;
    write_gpkg(folder.path() / "a.gpkg", ", hex(zeroblob(490000000)) as name, hex(zeroblob(490000001)) as title");
    check_map(folder, "a.gpkg", ", layer: v", 4, "a view or a condition makes values that are larger than the file");
    check_map(folder, "a.gpkg", ", layer: t, label: name", 0, "");
    const std::vector<std::string> conditions{
        "hex(zeroblob(400000000)) <> name", "zeroblob(800000000) <> zeroblob(800000001)",
        "randomblob(900000000) <> randomblob(900000000)",
        "replace(hex(zeroblob(400000)), '00', hex(zeroblob(400000))) <> name",
        "name IN (" + many(900, [](int i) { return fmt::format("hex(randomblob({})), ", 490'000 + i); }) + "'')"};
    for (const auto& condition : conditions) {
        check_map(folder, "a.gpkg", ", layer: t, where: \"" + condition + "\"", condition.starts_with("name") ? 0 : 4,
                  "");
    }
}

TEST_CASE("columns that a map does not use do not change it", "[hostile]") {
    const cli_tests::Folder folder;
    const auto csv = [](const std::string& header, const std::string& cells) {
        return "id,lon,lat,name" + header + "\n1,30,50,Kyiv" + cells + "\n2,32,49,Poltava" + cells + "\n";
    };
    const auto geojson = [](const std::string& more) {
        return hostile::collection(
            hostile::feature(hostile::point("30", "50"), R"({"id":"1","name":"Kyiv")" + more + "}") + "," +
            hostile::feature(hostile::point("32", "49"), R"({"id":"2","name":"Poltava")" + more + "}"));
    };
    const auto drawn = [&](const std::string& source, const std::string& bytes) {
        folder.write(source, bytes);
        folder.write("m.yaml", "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n  - { id: l, "
                               "source: " +
                                   source +
                                   ", class: place, label: name, where: \"name <> 'x'\", places: { Kyiv: { at: w } } "
                                   "}\noutputs: [svg]\n");
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"render", "m.yaml", "-f", "svg,html", "-o", "out", "--force"};
        const auto result = cli_tests::run(call);
        INFO(result.err);
        CHECK(result.exit_code == 0);
        auto files = cli_tests::files_below(folder.path() / "out");
        std::erase_if(files, [](const auto& file) { return file.first.ends_with(".json"); });
        CHECK(files.size() >= 2);
        return files;
    };
    CHECK(drawn("a.csv", csv("", "")) ==
          drawn("a.csv", csv(many(300, [](int i) { return fmt::format(",c{}", i); }), std::string(300, ','))));
    CHECK(drawn("a.csv", csv("", "")) == drawn("a.csv", csv(",other,notes", ",5," + std::string(2'000'000, 'x'))));
    CHECK(drawn("a.geojson", geojson("")) ==
          drawn("a.geojson", geojson(many(300, [](int i) { return fmt::format(R"(,"c{}":{{"d":{}}})", i, i); }))));
}
