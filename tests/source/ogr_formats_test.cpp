// Formats that only GDAL can write for a test.

#include <catch2/catch.hpp>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <sqlite3.h>

#include "folder.hpp"
#include "gdal_files.hpp"
#include "source/reader.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;

namespace {

/// Writes layers of two points each in UTM zone 36N (in WGS 84 for KML).
void write(const std::string& driver, const std::string& file, const std::vector<std::string>& layers) {
    gdal_files::start();
    GDALDriverH handle = GDALGetDriverByName(driver.c_str());
    REQUIRE(handle != nullptr);
    // GDAL's plain file system is switched off in this program: the file is made in memory.
    const std::string made = "/vsimem/made" + std::filesystem::path(file).extension().string();
    GDALDatasetH dataset = GDALCreate(handle, made.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    REQUIRE(dataset != nullptr);
    const bool degrees = driver == "LIBKML";
    OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(crs, degrees ? 4326 : 32636);
    OSRSetAxisMappingStrategy(crs, OAMS_TRADITIONAL_GIS_ORDER);
    for (const auto& name : layers) {
        OGRLayerH layer = GDALDatasetCreateLayer(dataset, name.c_str(), crs, wkbUnknown, nullptr);
        OGRFieldDefnH field = OGR_Fld_Create("place", OFTString);
        CHECK(OGR_L_CreateField(layer, field, TRUE) == OGRERR_NONE);
        OGR_Fld_Destroy(field);
        for (int i = 0; i < 2; ++i) {
            OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
            OGR_F_SetFieldString(feature, OGR_F_GetFieldIndex(feature, "place"), i == 0 ? "Дніпро" : "Kyiv");
            OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
            OGR_G_SetPoint_2D(point, 0, degrees ? 35 : 649187.9, degrees ? 48 : 5318235.6);
            OGR_F_SetGeometryDirectly(feature, point);
            CHECK(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE);
            OGR_F_Destroy(feature);
        }
    }
    OSRRelease(crs);
    GDALClose(dataset);
    gdal_files::save(made, file);
}

std::optional<Table> read_file(const std::string& path, Diagnostics& diagnostics, const std::string& layer = {},
                               const std::string& where = {}) {
    Request request;
    request.path = path;
    request.shown = "file";
    request.layer = layer;
    request.where = where;
    return read(request, diagnostics);
}

} // namespace

TEST_CASE("rows that a file declares but does not contain are rejected with both numbers", "[source]") {
    const Folder folder;
    const auto path = (folder.path / "a.gpkg").string();
    write("GPKG", path, {"one"});
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, "UPDATE gpkg_ogr_contents SET feature_count = 5", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
    sqlite3_close(database);
    Diagnostics diagnostics;
    const auto table = read_file(path, diagnostics);
    REQUIRE(table);
    CHECK(table->features.size() == 2);
    CHECK(table->ledger.declared == 5);
    CHECK(table->ledger.rejected == 3);
    CHECK(table->ledger.reasons.at("the reader stopped: 5 rows declared, 2 could be read") == 3);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "rows-rejected");
}

TEST_CASE("GeoPackage, FlatGeobuf and KML are read and converted to WGS 84", "[source]") {
    const Folder folder;
    for (const auto& [driver, name] :
         {std::pair{"GPKG", "a.gpkg"}, {"FlatGeobuf", "a.fgb"}, {"LIBKML", "a.kml"}, {"LIBKML", "a.kmz"}}) {
        INFO(name);
        const auto path = (folder.path / name).string();
        write(driver, path, {"places"});
        Diagnostics diagnostics;
        const auto table = read_file(path, diagnostics);
        REQUIRE(table);
        CHECK(diagnostics.all().empty());
        REQUIRE(table->features.size() == 2);
        CHECK(to_text(value_of(*table, table->features[0], "place")) == "Дніпро");
        const auto p = std::get<geom::Points<geom::Lonlat>>(table->features[0].geometry).points.at(0);
        CHECK(p.x == Approx(35).margin(1e-5));
        CHECK(p.y == Approx(48).margin(1e-5));
        const auto some = read_file(path, diagnostics, {}, "place = 'Kyiv'");
        REQUIRE(some);
        CHECK(some->ledger.filtered == 1);
        CHECK_FALSE(read_file(path, diagnostics, {}, "plaice = 'Kyiv'"));
        REQUIRE_FALSE(diagnostics.all().empty());
        CHECK(diagnostics.all().back().code == "wrong-condition");
        CAPTURE(to_text(diagnostics.all().back()));
        CHECK(diagnostics.all().back().hint.find("did you mean place?") == 0);
    }
}

TEST_CASE("a file with several layers asks which one", "[source]") {
    const Folder folder;
    const auto path = (folder.path / "two.gpkg").string();
    write("GPKG", path, {"east", "west"});
    Diagnostics diagnostics;
    CHECK_FALSE(read_file(path, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].hint == "name one of them: east, west");
    CHECK(read_file(path, diagnostics, "west"));
    CHECK_FALSE(read_file(path, diagnostics, "north"));
    CHECK(diagnostics.all().back().code == "unknown-layer");
}
