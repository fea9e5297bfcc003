// Only the fields that are wanted are read; conditions and messages still know all.
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "folder.hpp"
#include "gdal_files.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
using source_tests::read_file;
using Names = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

const std::string rows_as_csv = "lon,lat,name,name_en,kind,since\n30,50,a,b,c,2024-01-01\n31,51,d,e,f,2025-01-01\n";
const std::string rows_as_geojson =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"name":"a","name_en":"b","kind":"c","since":"2024-01-01"},)"
    R"("geometry":{"type":"Point","coordinates":[30,50]}},)"
    R"({"type":"Feature","properties":{"name":"d","name_en":"e","kind":"f","since":"2025-01-01"},)"
    R"("geometry":{"type":"Point","coordinates":[31,51]}}]})";

} // namespace

TEST_CASE("only wanted fields are read, in the order of the file", "[source]") {
    const Folder folder;
    for (const auto& path : {folder.write("a.csv", rows_as_csv), folder.write("a.geojson", rows_as_geojson)}) {
        INFO(path);
        Request request;
        request.fields = WantedFields{{"kind", "name", "nothing"}, {}};
        const auto read = read_file(path, request);
        REQUIRE(read.table);
        CHECK(read.table->fields == Names{"name", "kind"});
        CHECK(read.table->features[1].values == std::vector<Value>{std::string("d"), std::string("f")});
        const auto& all = read.table->file_fields;
        CHECK(std::find(all.begin(), all.end(), "since") != all.end());
        request.fields = WantedFields{{}, {"name_"}};
        CHECK(read_file(path, request).table->fields == Names{"name_en"});
    }
}

TEST_CASE("a condition and dates may use fields that are not wanted", "[source]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    const auto first = read_file(shp);
    REQUIRE(first.table);
    Request request;
    request.fields = WantedFields{};
    const auto& field = first.table->fields.front();
    request.where = "\"" + field + "\" = '" + to_text(first.table->features[0].values[0]) + "'";
    const auto of_shp = read_file(shp, request);
    REQUIRE(of_shp.table);
    CHECK(of_shp.table->features.size() == 1);
    CHECK(of_shp.table->fields.empty());
    for (const auto& path : {folder.write("a.csv", rows_as_csv), folder.write("a.geojson", rows_as_geojson)}) {
        INFO(path);
        request.where = "KIND = 'f'";
        CHECK(read_file(path, request).table->features.size() == 1);
        request.where = "kindd = 'f'";
        CHECK(read_file(path, request).find("wrong-condition")->hint.starts_with("did you mean kind?"));
        request.where.clear();
        request.at = Date{2024, 6, 1};
        request.time_from = "since";
        const auto dated = read_file(path, request);
        CHECK(dated.table->features.size() == 1);
        CHECK(dated.table->fields == Names{"since"});
        request.at.reset();
        request.time_from.clear();
    }
}

TEST_CASE("a condition may use fields that the driver does not read", "[source]") {
    const Folder folder;
    gdal_files::start();
    const GDALDatasetH from = GDALOpenEx(rows_as_geojson.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    REQUIRE(from != nullptr);
    for (const auto& [driver, name] :
         {std::pair{"GPKG", "a.gpkg"}, {"FlatGeobuf", "a.fgb"}, {"LIBKML", "a.kml"}, {"LIBKML", "a.kmz"}}) {
        INFO(name);
        const std::string made = std::string("/vsimem/wanted/") + name;
        const GDALDatasetH to = GDALCreate(GDALGetDriverByName(driver), made.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        REQUIRE(to != nullptr);
        GDALDatasetCopyLayer(to, GDALDatasetGetLayer(from, 0), "a", nullptr);
        GDALClose(to);
        gdal_files::save(made, folder.path / name);
        Request request;
        request.fields = WantedFields{{"name_en"}, {}};
        request.where = "kind = 'f'";
        for (const auto* where : {"kind = 'f'", ""}) {
            request.where = where;
            const auto read = read_file(folder.path / name, request);
            REQUIRE(read.table);
            CHECK(read.table->features.size() == (request.where.empty() ? 2U : 1U));
            CHECK(read.table->fields == Names{"name_en"});
            std::set<std::string> values; // FlatGeobuf has an order of its own
            for (const auto& row : read.table->features) {
                values.insert(to_text(row.values[0]));
            }
            CHECK(values == (request.where.empty() ? std::set<std::string>{"b", "e"} : std::set<std::string>{"e"}));
            CHECK(std::holds_alternative<geom::Points<geom::Lonlat>>(read.table->features[0].geometry));
        }
    }
    GDALClose(from);
}

TEST_CASE("a field is read although another one differs from it only in case", "[source]") {
    const Folder folder;
    const auto path = folder.write(
        "a.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","NAME":"b"},)"
        R"("geometry":{"type":"Point","coordinates":[30,50]}}]})");
    for (const auto& [name, value] : {std::pair{"name", "a"}, {"NAME", "b"}}) {
        INFO(name);
        Request request;
        request.fields = WantedFields{{name}, {}};
        const auto read = read_file(path, request);
        REQUIRE(read.table);
        CHECK(read.table->features[0].values == std::vector<Value>{std::string(value)});
    }
}

TEST_CASE("no field hides another field or the places", "[source]") {
    gdal_files::start();
    const Folder folder;
    for (const std::string file : {"a.gpkg", "a.fgb", "a.shp"}) {
        for (const auto& other : {"NAME", "ogr_geometry", "OGR_GEOMETRY", "ogr_style", "FID"}) {
            INFO(file << " " << other);
            const std::string ending = fs::path(file).extension();
            const bool known = ending == ".gpkg" && std::string(other) == "NAME"; // SQLite takes it for the same
            if (known || (ending == ".shp" && std::string(other).size() > 10)) {  // DBF cuts such names
                continue;
            }
            const std::string made = "/vsimem/case" + ending;
            const char* driver = ending == ".gpkg" ? "GPKG" : ending == ".fgb" ? "FlatGeobuf" : "ESRI Shapefile";
            GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), made.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
            REQUIRE(dataset != nullptr);
            OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
            OSRSetFromUserInput(crs, "EPSG:4326");
            OSRSetAxisMappingStrategy(crs, OAMS_TRADITIONAL_GIS_ORDER);
            OGRLayerH layer = GDALDatasetCreateLayer(dataset, "case", crs, wkbPoint, nullptr);
            OSRRelease(crs);
            for (const char* name : {"name", other}) {
                OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
                OGR_L_CreateField(layer, field, FALSE);
                OGR_Fld_Destroy(field);
            }
            OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
            OGR_F_SetFieldString(row, 0, "a");
            OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
            OGR_G_SetPoint_2D(point, 0, 30, 50);
            OGR_F_SetGeometryDirectly(row, point);
            REQUIRE(OGR_L_CreateFeature(layer, row) == OGRERR_NONE);
            OGR_F_Destroy(row);
            GDALClose(dataset);
            for (const std::string& part : {ending, std::string(".shx"), std::string(".dbf"), std::string(".prj")}) {
                if (part == ending || ending == ".shp") {
                    gdal_files::save("/vsimem/case" + part, folder.path / ("a" + part));
                }
            }
            Request request;
            request.fields = WantedFields{{"name"}, {}};
            const auto read = read_file((folder.path / file).string(), request);
            REQUIRE(read.table);
            REQUIRE(read.table->features.size() == 1);
            CHECK(read.table->features[0].values == std::vector<Value>{std::string("a")});
            CHECK(std::holds_alternative<geom::Points<geom::Lonlat>>(read.table->features[0].geometry));
        }
    }
}

TEST_CASE("fields are wanted by our names", "[source]") {
    const Folder folder;
    const auto path = folder.write("a.csv", rows_as_csv);
    Request request;
    request.rename = {{"name", "kind"}};
    request.fields = WantedFields{{"name", "name_original"}, {}};
    CHECK(read_file(path, request).table->fields == Names{"name_original", "name"});
    request.rename = {{"name", "knd"}};
    CHECK(read_file(path, request).find("unknown-field")->hint == "did you mean 'kind'?");
}

TEST_CASE("a profile gets the fields that it needs", "[source]") {
    const Folder folder;
    Request request;
    request.profile.emplace();
    request.profile->needed = {"kind"};
    request.profile->fields["start"].from.values = {"since"};
    request.fields = WantedFields{};
    const auto read = read_file(folder.write("a.csv", rows_as_csv), request);
    REQUIRE(read.table);
    CHECK(read.table->fields == Names{"kind", "since", "start"});
    CHECK(to_text(value_of(*read.table, read.table->features[0], "start")) == "2024-01-01");
}
