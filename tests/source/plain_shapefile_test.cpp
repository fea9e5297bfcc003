// Shapefiles that are read without GDAL give the same tables as with it.
#include "source/plain_shapefile.hpp"

#include <catch2/catch.hpp>

#include <functional>

#include "folder.hpp"
#include "parse/shape_records.hpp"
#include "project.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

Request request_for(const fs::path& shp) {
    Request request;
    request.path = shp;
    request.shown = shp.filename().string();
    return request;
}

std::optional<Table> plain(const Request& request) {
    Diagnostics diagnostics;
    auto table = read_plain_shapefile(request, request.path, diagnostics);
    CHECK(diagnostics.all().empty());
    return table;
}

/// By GDAL, which alone knows conditions.
Table with_gdal(Request request) {
    request.where = "1 = 1";
    auto outcome = source_tests::read_file(request.path, request);
    INFO(outcome.messages());
    REQUIRE(outcome.table);
    return std::move(*outcome.table);
}

void check_same(const Table& a, const Table& b) {
    CHECK(a.fields == b.fields);
    CHECK(a.file_fields == b.file_fields);
    CHECK(a.files == b.files);
    CHECK(a.ledger.declared == b.ledger.declared);
    CHECK(a.ledger.outside == b.ledger.outside);
    REQUIRE(a.features.size() == b.features.size());
    for (std::size_t i = 0; i < a.features.size(); ++i) {
        CAPTURE(i);
        CHECK(a.features[i].id == b.features[i].id);
        CHECK((a.features[i].values == b.features[i].values));
        CHECK((a.features[i].geometry == b.features[i].geometry));
    }
}

std::vector<fs::path> shipped_shapefiles() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(project::root()) / "geodata")) {
        if (entry.path().extension() == ".shp") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

geom::Line<geom::Lonlat> square(double x, double y, double size, bool clockwise) {
    geom::Line<geom::Lonlat> ring{{x, y}, {x, y + size}, {x + size, y + size}, {x + size, y}, {x, y}};
    if (!clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

} // namespace

TEST_CASE("every shipped shapefile is plain, and reads as GDAL reads it", "[source][shapefile]") {
    const auto files = shipped_shapefiles();
    REQUIRE(files.size() > 10);
    for (const fs::path& file : files) {
        CAPTURE(file.string());
        Request request = request_for(file);
        const auto own = plain(request);
        REQUIRE(own);
        check_same(*own, with_gdal(request));
        request.extent = geom::Box<geom::Lonlat>{{30, 45}, {36, 50}};
        request.keep_areas_outside = true;
        const auto part = plain(request);
        REQUIRE(part);
        const Table other = with_gdal(request);
        check_same(*part, other);
        CHECK(part->outside.size() == other.outside.size());
    }
}

TEST_CASE("what GDAL handles in its own way is left to it", "[source][shapefile]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/ukraine", "u");
    const std::string geometry = folder.bytes("u.shp");
    const std::string index = folder.bytes("u.shx");
    const std::string table = folder.bytes("u.dbf");
    REQUIRE(plain(request_for(shp)));

    for (const auto& [what, change] :
         std::vector<std::pair<std::string, std::function<void(Request&)>>>{{"where",
                                                                             [](Request& r) { r.where = "1 = 1"; }},
                                                                            {"encoding",
                                                                             [](Request& r) { r.encoding = "CP1251"; }},
                                                                            {"crs",
                                                                             [](Request& r) { r.crs = "EPSG:4326"; }},
                                                                            {"layer",
                                                                             [](Request& r) { r.layer = "other"; }},
                                                                            {"rows",
                                                                             [](Request& r) { r.limits.features = 0; }},
                                                                            {"fields",
                                                                             [](Request& r) { r.limits.fields = 1; }},
                                                                            {"vertices",
                                                                             [](
                                                                                 Request&
                                                                                     r) { r.limits.vertices = 10; }},
                                                                            {"a field that is not there",
                                                                             [](Request& r) {
                                                                                 r.rename = {{"name", "nome"}};
                                                                             }},
                                                                            {"roots", [](Request& r) {
                                                                                 r.roots = {"/usr/share"};
                                                                             }}}) {
        CAPTURE(what);
        Request request = request_for(shp);
        change(request);
        CHECK_FALSE(plain(request));
    }

    const auto patched = [](std::string bytes, std::size_t at, const std::string& with) {
        return bytes.replace(at, with.size(), with);
    };
    const std::size_t first_row = static_cast<unsigned char>(table[8]) + 256U * static_cast<unsigned char>(table[9]);
    for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"u.shp", patched(geometry, 32, "\x0F")},                           // Z
             {"u.shp", patched(geometry, 108, std::string("\0", 1))},            // a null shape
             {"u.shp", patched(geometry, 108 + 44, "\x01")},                     // a part that does not start at 0
             {"u.shp", patched(geometry, 108 + 40, "\xFF\xFF\xFF\x7F")},         // points beyond the record
             {"u.shp", patched(geometry, 108 + 36, std::string("\0\0\0\0", 4))}, // no parts
             {"u.shp", patched(geometry, 104, std::string("\0\0\0\x10", 4))},    // lengths disagree
             {"u.shx", patched(index, 100, std::string("\0\0\0\x34", 4))},       // a record elsewhere
             {"u.dbf", patched(table, first_row, "*")},                          // deleted
             {"u.dbf", patched(table, 32, "\xC3\xA4")},                          // a name that is not ASCII
             {"u.dbf", patched(table, 32 + 11, "M")},                            // texts in another file
             {"u.prj", "GEOGCS[\"ED50\",DATUM[\"D_European_1950\",SPHEROID[\"International_1924\",6378388,297]],"
                       "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]"},
             {"u.prj", ""},
             {"u.qix", "an index of GDAL's"},
         }) {
        CAPTURE(name, bytes.substr(0, 40));
        const bool existed = fs::exists(folder.path / name);
        const std::string before = existed ? folder.bytes(name) : "";
        folder.write(name, bytes);
        CHECK_FALSE(plain(request_for(shp)));
        if (existed) {
            folder.write(name, before);
        } else {
            fs::remove(folder.path / name);
        }
    }
    CHECK(plain(request_for(shp))); // as it was
}

TEST_CASE("without UTF-8, only ASCII texts are read without GDAL", "[source][shapefile]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("base/oblasts", "o"); // with Ukrainian names
    REQUIRE(plain(request_for(shp)));
    for (const std::string encoding : {"CP1251", ""}) {
        CAPTURE(encoding);
        folder.write("o.cpg", encoding);
        CHECK_FALSE(plain(request_for(shp)));
        Request request = request_for(shp);
        request.fields = WantedFields{{"name_en"}, {}};
        CHECK(plain(request));
    }
}

TEST_CASE("rings become polygons as GDAL puts them together", "[source][shapefile]") {
    const auto around = square(0, 0, 10, true);
    const auto hole = square(1, 1, 2, false);
    const auto island = square(1.5, 1.5, 1, true);
    const auto far = square(20, 0, 5, true);
    using Rings = std::vector<geom::Line<geom::Lonlat>>;
    const auto put = [](Rings rings) { return parse::polygons_of(std::move(rings)); };

    auto polygons = put({square(0, 0, 10, false)}); // alone, either way
    REQUIRE(polygons);
    CHECK(polygons->polygons.size() == 1);

    polygons = put({hole, around}); // with one polygon, all others are its holes
    REQUIRE(polygons);
    CHECK((polygons->polygons == std::vector<geom::Polygon<geom::Lonlat>>{{around, {hole}}}));

    polygons = put({far, island, hole, around}); // in the order of the file
    REQUIRE(polygons);
    CHECK((polygons->polygons == std::vector<geom::Polygon<geom::Lonlat>>{{far, {}}, {island, {}}, {around, {hole}}}));

    polygons = put({around, square(1.6, 1.6, 0.5, false), island, hole}); // a hole in the island
    REQUIRE(polygons);
    CHECK(polygons->polygons[1].holes.size() == 1);
    CHECK(polygons->polygons[0].holes.size() == 1);

    CHECK_FALSE(put({around, far, square(50, 50, 2, false)}));            // a hole nowhere
    CHECK_FALSE(put({around, far, square(0, 0, 2, false)}));              // a hole on the edge
    CHECK_FALSE(put({hole, square(5, 5, 2, false)}));                     // no polygon
    CHECK_FALSE(put({around, {{0, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 0}}})); // without area
}
