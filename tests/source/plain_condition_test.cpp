// Conditions that are evaluated without GDAL choose the rows that GDAL chooses.
#include "source/plain_condition.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <fmt/format.h>
#include <ogr_api.h>
#include <random>

#include "folder.hpp"
#include "gdal_files.hpp"
#include "source/outcome.hpp"
#include "source/plain_shapefile.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

struct Row {
    const char* name;  ///< null for an empty one
    const char* whole; ///< as GDAL's setter takes it
    const char* large;
    const char* real;
};

/// A shapefile with texts, numbers and empty values.
fs::path write_rows(const Folder& folder) {
    gdal_files::start();
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName("ESRI Shapefile"), "/vsimem/rows.shp", 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReferenceH wgs84 = OSRNewSpatialReference(nullptr);
    OSRSetWellKnownGeogCS(wgs84, "WGS84");
    const std::array<const char*, 2> options{"ENCODING=UTF-8", nullptr};
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "rows", wgs84, wkbPoint, const_cast<char**>(options.data()));
    const auto add_field = [&](const char* name, OGRFieldType type, int width, int decimals) {
        OGRFieldDefnH field = OGR_Fld_Create(name, type);
        OGR_Fld_SetWidth(field, width);
        OGR_Fld_SetPrecision(field, decimals);
        OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
    };
    add_field("name", OFTString, 30, 0);
    add_field("whole", OFTInteger, 6, 0);
    add_field("LARGE", OFTInteger64, 18, 0);
    add_field("real", OFTReal, 12, 3);
    add_field("order", OFTString, 10, 0);
    add_field("day", OFTDate, 0, 0);
    for (const Row& row : std::vector<Row>{{"Kyiv", "5", "5", "5"},
                                           {"kyiv", "-5", "123456789012345678", "-0.5"},
                                           {"KYIV2", "0", "2147483648", "0.1"},
                                           {nullptr, nullptr, nullptr, nullptr},
                                           {"Київ", "7", nullptr, "7.25"},
                                           {"київ", nullptr, "7", "-7.25"},
                                           {"10:00", "10", "10", nullptr},
                                           {"12:30:00+00", "12", "12", "12"},
                                           {"Za", "99999", "-1", "1000000"},
                                           {"a", "1", "1", "1"},
                                           {"it's", "2", "2", "2"},
                                           {"10", "3", "3", "3"}}) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        int index = 0;
        for (const char* value : {row.name, row.whole, row.large, row.real, row.name}) {
            if (value != nullptr) {
                OGR_F_SetFieldString(feature, index, std::string(value).substr(0, 10).c_str());
            }
            ++index;
        }
        OGR_F_SetFieldString(feature, index, "2025/03/18");
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        OGR_G_SetPoint_2D(point, 0, 30, 50);
        OGR_F_SetGeometryDirectly(feature, point);
        CHECK(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE);
        OGR_F_Destroy(feature);
    }
    OSRDestroySpatialReference(wgs84);
    GDALClose(dataset);
    for (const char* ending : {"shp", "shx", "dbf", "prj"}) {
        gdal_files::save(std::string("/vsimem/rows.") + ending, folder.path / (std::string("rows.") + ending));
    }
    folder.write("rows.cpg", "UTF-8");
    return folder.path / "rows.shp";
}

std::vector<std::int64_t> ids(const Table& table) {
    std::vector<std::int64_t> all;
    for (const Feature& feature : table.features) {
        all.push_back(feature.id);
    }
    return all;
}

Request request_for(const fs::path& shp, const std::string& where) {
    Request request;
    request.path = shp;
    request.shown = "rows.shp";
    request.where = where;
    return request;
}

/// The rows chosen without GDAL, after a comparison with those that GDAL chooses; nothing if it is left to GDAL.
std::optional<std::vector<std::int64_t>> chosen(const fs::path& shp, const std::string& where) {
    CAPTURE(where);
    Diagnostics diagnostics;
    const auto own = read_plain_shapefile(request_for(shp, where), shp, diagnostics);
    CHECK(diagnostics.all().empty());
    if (!own) {
        return std::nullopt;
    }
    const auto outcome = source_tests::read_file(shp, request_for(shp, "(" + where + ") AND 1 = 1"));
    INFO(outcome.messages());
    REQUIRE(outcome.table);
    CHECK(ids(*own) == ids(*outcome.table));
    CHECK(own->ledger.declared == outcome.table->ledger.declared);
    CHECK(own->ledger.filtered == outcome.table->ledger.filtered);
    return ids(*own);
}

/// Comparisons of every kind of field with every kind of literal.
std::vector<std::string> comparisons() {
    std::vector<std::string> all;
    for (const char* sign : {"=", "<>", "!=", "<", "<=", ">", ">="}) {
        for (const char* text : {"'kyiv'", "'Kyiv'", "'київ'", "'Київ'", "''", "'10'", "'z'", "'a '"}) {
            all.push_back(fmt::format("name {} {}", sign, text));
        }
        for (const char* number : {"5", "-5", "0", "5.0", "0.1", "-7.25", "2147483648", "123456789012345678"}) {
            for (const char* field : {"whole", "large", "Real"}) {
                all.push_back(fmt::format("{}{}{}", field, sign, number));
            }
        }
    }
    for (const char* field : {"name", "whole", "LARGE", "real", "\"order\""}) {
        all.push_back(fmt::format("{} IS NULL", field));
        all.push_back(fmt::format("{} is Not null", field));
    }
    all.insert(all.end(), {"name IN ('kyiv', 'ZA','10')", "whole in (5,-5, 7.0)", "real IN (0.1, 12)", "large in (1)",
                           "\"order\" = 'a'", "\"NAME\" <> 'a'"});
    return all;
}

} // namespace

TEST_CASE("simple conditions choose the rows that GDAL chooses", "[source][shapefile]") {
    const Folder folder;
    const auto shp = write_rows(folder);
    const auto simple = comparisons();
    std::size_t some = 0;
    for (const std::string& where : simple) {
        const auto rows = chosen(shp, where);
        INFO(where);
        REQUIRE(rows);
        some += !rows->empty() && rows->size() < 12 ? 1 : 0;
    }
    CHECK(some > simple.size() / 2); // else the rows would tell little

    std::mt19937 random(15); // the same each time
    const auto any = [&] { return simple[random() % simple.size()]; };
    for (int i = 0; i < 300; ++i) {
        const auto join = [&] { return random() % 2 == 0 ? "AND" : "or"; };
        const auto first = any();
        std::string where = fmt::format("{} {} {} {} {}", first, join(), any(), join(), any());
        if (i % 2 == 0) {
            where = fmt::format("({}) {} ( {} {} ({}))", first, join(), any(), join(), any());
        }
        CHECK(chosen(shp, where));
    }
}

TEST_CASE("what OGR reads in its own way is left to it", "[source][shapefile]") {
    const Folder folder;
    const auto shp = write_rows(folder);
    for (const char* where : {"name LIKE 'k%'",
                              "NOT whole = 5",
                              "whole = 5 AND NOT name = 'a'",
                              "whole + 1 = 6",
                              "whole = '5'",
                              "name = 5",
                              "1 = 1",
                              "5 = whole",
                              "whole BETWEEN 1 AND 5",
                              "whole NOT IN (5)",
                              "day = '2025/03/18'",
                              "order = 'a'",
                              "\"order\" = \"a\"",
                              "FID = 1",
                              "\"fid\" = 1",
                              "OGR_GEOMETRY = 'POINT'",
                              "name = '10:00'",
                              "name = 'a+00'",
                              "name = 'it''s'",
                              "name = 'it\\'s'",
                              "whole = 5e1",
                              "whole = +5",
                              "whole = 99999999999999999999",
                              "whole = 5 5",
                              "whole =",
                              "nothing = 5",
                              "whole = 5)",
                              "(whole = 5",
                              "whole IS 5",
                              "whole IN ()",
                              "whole IN (5",
                              "",
                              "whole == 5",
                              "whole = 5 AND",
                              "name || 'a' = 'aa'",
                              "whole = 1.2.3",
                              "whole = 5-1",
                              "whole = --5",
                              "rows.whole = 5",
                              "CAST(whole AS float) = 5",
                              "name = 'a' -- b"}) {
        CAPTURE(where);
        CHECK_FALSE(PlainCondition::make(
            where, {"name", "whole", "order", "day", "fid"},
            {ColumnType::text, ColumnType::integer, ColumnType::text, FieldType{}, ColumnType::integer}));
    }
    std::string deep = "whole = 5";
    std::string longer = "whole = 5";
    for (int i = 0; i < 300; ++i) {
        deep = "(" + deep + ")"; // NOLINT(performance-inefficient-string-concatenation)
        longer += " OR whole = 5";
    }
    CHECK_FALSE(PlainCondition::make(deep, {"whole"}, {ColumnType::integer}));
    CHECK_FALSE(PlainCondition::make(longer, {"whole"}, {ColumnType::integer}));
}

TEST_CASE("a value that cannot be read gives no answer", "[source][shapefile]") {
    const auto condition =
        PlainCondition::make("a = 1 OR b = 1", {"a", "b"}, {ColumnType::integer, ColumnType::integer});
    REQUIRE(condition);
    CHECK_FALSE(condition->met(
        [](std::size_t field) { return field == 0 ? std::optional<Value>(std::int64_t{0}) : std::nullopt; }));
    CHECK(condition->met([](std::size_t field) {
        return field == 0 ? std::optional<Value>(std::int64_t{1}) : std::nullopt;
    }) == true);
}
