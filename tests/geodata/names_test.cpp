#include <set>

#include "geodata/sets.hpp"

using namespace conflictmap;
using geodata_tests::files;
using geodata_tests::number_in;
using geodata_tests::rows_of;
using geodata_tests::text_in;

TEST_CASE("every larger place of Ukraine has its Ukrainian name", "[geodata]") {
    const auto& places = rows_of("base/places.shp");
    int large = 0;
    int named = 0;
    int all = 0;
    for (const auto& row : places.features) {
        if (text_in(places, row, "country") != "UA") {
            continue;
        }
        ++all;
        named += text_in(places, row, "name_uk").empty() ? 0 : 1;
        CHECK_FALSE(text_in(places, row, "name_en").empty());
        if (number_in(places, row, "population") >= 50'000) {
            INFO(text_in(places, row, "name_en"));
            ++large;
            const std::string name = text_in(places, row, "name_uk");
            REQUIRE_FALSE(name.empty());
            // In Cyrillic, and with none of the letters that only Russian has.
            CHECK(static_cast<unsigned char>(name[0]) >= 0xD0);
            for (const auto* letter : {"ы", "э", "ё", "ъ", "Ы", "Э", "Ё"}) {
                CHECK(name.find(letter) == std::string::npos);
            }
        }
    }
    CHECK(large == 89);
    CHECK(all == 760);
    CHECK(named > all * 9 / 10);
}

TEST_CASE("names of Ukrainian places are spelt from the Ukrainian", "[geodata]") {
    const std::set<std::string> stale{"Kiev",     "Odessa",         "Kharkov",    "Lvov",
                                      "Nikolaev", "Dnepropetrovsk", "Zaporozhye", "Chernigov",
                                      "Rovno",    "Vinnitsa",       "Krivoy Rog", "Gorlovka",
                                      "Lugansk",  "Donbass",        "Artemivsk",  "Dniprodzerzhynsk",
                                      "Chernobyl"};
    int names = 0;
    for (const auto& file : files(".shp")) {
        const auto& rows = rows_of(file);
        for (const auto* field : {"name_en", "full_en"}) {
            if (!rows.field(field)) {
                continue;
            }
            for (const auto& row : rows.features) {
                const std::string name = text_in(rows, row, field);
                INFO(file << ": " << name);
                ++names;
                CHECK_FALSE(stale.contains(name));
                for (const auto* word : {"Kiev", "Odessa", "Kharkov", "Lvov"}) {
                    // Odessa, Texas would be another town: none of that name is in the set.
                    CHECK(name.find(word) == std::string::npos);
                }
            }
        }
    }
    CHECK(names == 3980);
}

TEST_CASE("texts of the data are clean", "[geodata]") {
    for (const auto& file : files(".shp")) {
        const auto& rows = rows_of(file);
        for (const auto* field : {"name_en", "name_uk", "name_ru", "full_en", "full_uk"}) {
            if (!rows.field(field)) {
                continue;
            }
            for (const auto& row : rows.features) {
                const std::string name = text_in(rows, row, field);
                INFO(file << " " << field << ": " << name);
                CHECK((name.empty() || (name.front() != ' ' && name.back() != ' ')));
                CHECK(name.find("  ") == std::string::npos);
                CHECK(name.find('?') == std::string::npos);
                CHECK(name.find("\xEF\xBF\xBD") == std::string::npos); // the mark of text that was lost
            }
        }
    }
}

TEST_CASE("places keep their order, kinds and ids", "[geodata]") {
    const auto& places = rows_of("base/places.shp");
    const std::set<std::string> kinds{"capital", "oblast-centre", "city", "town"};
    std::set<std::string> ids;
    double before = 1e12;
    int centres = 0;
    for (const auto& row : places.features) {
        INFO(text_in(places, row, "name_en"));
        CHECK(kinds.contains(text_in(places, row, "kind")));
        CHECK(ids.insert(text_in(places, row, "gid")).second);
        CHECK(number_in(places, row, "population") <= before);
        before = number_in(places, row, "population");
        centres += text_in(places, row, "kind") == "oblast-centre" ? 1 : 0;
    }
    CHECK(centres == 25);
}
