#include <cctype>
#include <set>

#include "base/file.hpp"
#include "geodata/sets.hpp"
#include "geom/earth.hpp"

using namespace conflictmap;
using geodata_tests::files;
using geodata_tests::number_in;
using geodata_tests::rows_of;
using geodata_tests::text_in;
namespace fs = std::filesystem;

TEST_CASE("the areas have as many features as they should", "[geodata]") {
    CHECK(rows_of("base/oblasts.shp").features.size() == 27);
    CHECK(rows_of("areas/crimea.shp").features.size() == 2);
    CHECK(rows_of("areas/donbas.shp").features.size() == 2);
    CHECK(rows_of("areas/zaporizhzhia-plant.shp").features.size() == 4);
    CHECK(rows_of("areas/ukraine.shp").features.size() == 1);
    const auto& oblasts = rows_of("base/oblasts.shp");
    std::set<std::string> codes;
    double km2 = 0;
    for (const auto& row : oblasts.features) {
        codes.insert(text_in(oblasts, row, "iso"));
        CHECK(text_in(oblasts, row, "de_jure") == "UA");
        CHECK_FALSE(text_in(oblasts, row, "name_uk").empty());
        CHECK_FALSE(text_in(oblasts, row, "full_uk").empty());
        km2 += geom::area_km2(std::get<geom::Polygons<geom::Lonlat>>(row.geometry));
    }
    CHECK(codes.size() == 27);
    CHECK(codes.contains("UA-43"));
    CHECK(codes.contains("UA-40"));
    // Ukraine has 603,628 km²; Natural Earth draws it some per cent differently.
    CHECK(km2 == Approx(603'628).epsilon(0.02));
    CHECK(km2 == Approx(geom::area_km2(compose::all_polygons(rows_of("areas/ukraine.shp")))).epsilon(0.0005));
}

TEST_CASE("countries: Crimea is in Ukraine", "[geodata]") {
    const auto& countries = rows_of("base/countries.shp");
    const geom::Point<geom::Lonlat> simferopol{34.10, 44.95};
    int hits = 0;
    for (const auto& row : countries.features) {
        if (geom::contains(std::get<geom::Polygons<geom::Lonlat>>(row.geometry), simferopol)) {
            ++hits;
            CHECK(text_in(countries, row, "iso_a2") == "UA");
        }
    }
    CHECK(hits == 1);
}

TEST_CASE("every shapefile is WGS 84 in UTF-8 and says so", "[geodata]") {
    const auto all = files(".shp");
    REQUIRE(all.size() >= 18); // grows with the data; none goes without notice
    for (const auto& file : all) {
        INFO(file);
        const fs::path path = workbench::root().geodata() / file;
        for (const auto* ending : {".shx", ".dbf", ".prj", ".cpg"}) {
            CHECK(fs::is_regular_file(fs::path(path).replace_extension(ending)));
        }
        std::string encoding = project::bytes_of(fs::path(path).replace_extension(".cpg"));
        while (!encoding.empty() && std::isspace(static_cast<unsigned char>(encoding.back())) != 0) {
            encoding.pop_back();
        }
        CHECK(encoding == "UTF-8");
        const std::string system = project::bytes_of(fs::path(path).replace_extension(".prj"));
        CHECK(system.starts_with("GEOGCS"));
        CHECK(system.find("WGS_1984") != std::string::npos);
        CHECK(system.find("PROJCS") == std::string::npos);
        const auto box = [&] {
            geom::Box<geom::Lonlat> whole;
            for (const auto& row : rows_of(file).features) {
                whole.add(geom::bounds(row.geometry));
            }
            return whole;
        }();
        CHECK(geom::Box<geom::Lonlat>{{-180, -90}, {180, 90}}.grown(1e-6).contains(box.min));
        CHECK(geom::Box<geom::Lonlat>{{-180, -90}, {180, 90}}.grown(1e-6).contains(box.max));
        // No row is empty, and none was rejected.
        CHECK(rows_of(file).ledger.rejected == 0);
        CHECK(rows_of(file).ledger.declared == static_cast<std::int64_t>(rows_of(file).features.size()));
    }
}

TEST_CASE("all of the data is smaller than 15 MB", "[geodata]") {
    std::uintmax_t total = 0;
    for (const auto& entry : fs::recursive_directory_iterator(workbench::root().geodata())) {
        // What the recipes have fetched lies in a hidden folder and is not shipped.
        if (entry.is_regular_file() && entry.path().string().find("/.cache/") == std::string::npos) {
            total += entry.file_size();
        }
    }
    CHECK(total > 1'000'000);
    CHECK(total < 15'000'000);
}

TEST_CASE("every entry of the catalogue leads to a file with the fields it names", "[geodata]") {
    const auto catalogue = workbench::workspace_on().catalogue.sets;
    REQUIRE(catalogue.size() >= 22); // grows with the data; none goes without notice
    std::set<std::string> listed;
    for (const auto& [name, entry] : catalogue) {
        INFO(name);
        REQUIRE(fs::is_regular_file(workbench::root().geodata() / entry.file));
        const auto& rows = rows_of(entry.file);
        listed.insert(entry.file);
        CHECK_FALSE(entry.licence.empty());
        CHECK_FALSE(entry.about.empty());
        if (!entry.class_field.empty()) {
            CHECK(rows.field(entry.class_field));
        }
        for (const auto& [view, field] : entry.class_by_worldview) {
            CHECK(std::find(spec::worldviews.begin(), spec::worldviews.end(), view) != spec::worldviews.end());
            CHECK(rows.field(field));
        }
        if (!entry.class_by_worldview.empty()) {
            CHECK(entry.class_by_worldview.size() == spec::worldviews.size());
        }
        std::vector<std::string> dated{entry.file};
        for (const auto& [part, file] : entry.parts) {
            INFO(part);
            REQUIRE(fs::is_regular_file(workbench::root().geodata() / file));
            CHECK_FALSE(rows_of(file).features.empty());
            dated.push_back(file);
            listed.insert(file);
        }
        for (const auto& [part, field] : entry.part_class_fields) {
            INFO(part);
            REQUIRE(entry.parts.contains(part));
            CHECK(rows_of(entry.parts.at(part)).field(field));
        }
        CHECK(entry.time_from.empty() == entry.time_to.empty());
        CHECK(entry.time_from.empty() == !entry.known_from.has_value());
        if (!entry.time_from.empty()) {
            for (const auto& file : dated) {
                INFO(file);
                CHECK(rows_of(file).field(entry.time_from));
                CHECK(rows_of(file).field(entry.time_to));
            }
            CHECK(*entry.known_from < *entry.known_to);
        }
    }
    // And nothing is shipped that no name leads to.
    for (const auto* ending : {".shp", ".geojson"}) {
        for (const auto& file : files(ending)) {
            INFO(file);
            CHECK(listed.contains(file));
        }
    }
}

TEST_CASE("licences that ask for a credit have one, in English and Ukrainian, that names them", "[geodata]") {
    const std::map<std::string, std::string> said{
        {"CC-BY-4.0", "CC BY 4.0"}, {"ODbL-1.0", "ODbL"}, {"LGPL-3.0-or-later", "LGPL"}};
    const auto catalogue = workbench::workspace_on().catalogue.sets;
    for (const auto& [name, entry] : catalogue) {
        INFO(name << ": " << entry.licence);
        const auto owed = said.find(entry.licence);
        if (owed == said.end()) {
            CHECK((entry.licence == "public-domain" || entry.licence == "MIT" || entry.licence == "CC0-1.0"));
            continue;
        }
        for (const auto* language : {"en", "uk"}) {
            CHECK(entry.credit.by_language.contains(language));
            CHECK(in_language(entry.credit, language).find(owed->second) != std::string::npos);
        }
    }
}

TEST_CASE("the region's disclaimers are sentences of the style, in English and Ukrainian", "[geodata]") {
    const auto workspace = workbench::workspace_on();
    CHECK(workspace.catalogue.region.area == "areas/ukraine");
    CHECK(workspace.catalogue.region.disclaimers.size() == 5);
    for (const auto& disclaimer : workspace.catalogue.region.disclaimers) {
        INFO(disclaimer.word);
        const auto words = workspace.style.words.find(disclaimer.word);
        REQUIRE(words != workspace.style.words.end());
        CHECK(words->second.by_language.contains("en"));
        CHECK(words->second.by_language.contains("uk"));
    }
}
