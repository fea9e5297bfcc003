// The rows here are made up; only the names of columns and codes are the publishers'.
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
using source_tests::Outcome;
namespace fs = std::filesystem;

namespace {

const Profiles& shipped() {
    static const auto all = [] {
        Diagnostics diagnostics;
        auto read = read_profiles(fs::path(project::root()) / "geodata/profiles.yaml", diagnostics);
        REQUIRE(diagnostics.all().empty());
        REQUIRE(read);
        return std::move(*read);
    }();
    return all;
}

std::string text_of(const Outcome& outcome, std::size_t row, const std::string& field) {
    return to_text(value_of(*outcome.table, outcome.table->features.at(row), field));
}

Outcome read_as(const std::string& profile, const std::string& csv) {
    const Folder folder;
    Request request;
    request.profile = shipped().at(profile);
    return source_tests::read_file(folder.write("events.csv", csv), std::move(request));
}

} // namespace

TEST_CASE("the shipped profiles", "[source][profile]") {
    CHECK(shipped().size() == 3);
    for (const auto& [name, profile] : shipped()) {
        INFO(name);
        CHECK(profile.name == name);
        CHECK_FALSE(profile.about.empty());
        for (const auto* field : {"id", "start", "place", "title", "text", "source", "confidence"}) {
            INFO(field);
            CHECK(profile.fields.contains(field));
        }
    }
}

TEST_CASE("ACLED's columns become our fields", "[source][profile]") {
    const auto outcome =
        read_as("acled",
                "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,admin1,location,"
                "latitude,longitude,geo_precision,source,notes,fatalities\n"
                "XXX1,2025-03-18,1,Explosions/Remote violence,Air/drone strike,Side A,,North,Sampletown,50,30,1,"
                "Example Daily,A made-up strike.,2\n"
                "XXX2,18 March 2025,3,Battles,Armed clash,Side A,Side B,North,,51,31,3,Example Daily,Made up.,0\n"
                "XXX3,some day,9,Protests,Peaceful protest,Crowd,,North,Sampletown,50,30,7,Example Daily,Made up.,0\n");
    REQUIRE(outcome.table);
    REQUIRE(outcome.table->features.size() == 3);
    CHECK(text_of(outcome, 0, "id") == "XXX1");
    CHECK(text_of(outcome, 0, "start") == "2025-03-18");
    CHECK(text_of(outcome, 1, "start") == "2025-03-18");
    CHECK(text_of(outcome, 0, "category") == "strike");
    CHECK(text_of(outcome, 1, "category") == "Armed clash");
    CHECK(text_of(outcome, 0, "title") == "Air/drone strike");
    CHECK(text_of(outcome, 0, "text") == "A made-up strike.");
    CHECK(text_of(outcome, 0, "place") == "Sampletown");
    CHECK(text_of(outcome, 1, "place") == "North");
    CHECK(text_of(outcome, 0, "actors") == "Side A");
    CHECK(text_of(outcome, 1, "actors") == "Side A, Side B");
    CHECK(text_of(outcome, 0, "precision") == "settlement");
    CHECK(text_of(outcome, 1, "precision") == "region");
    CHECK(text_of(outcome, 2, "precision") == "none");
    CHECK(text_of(outcome, 0, "date_precision") == "day");
    CHECK(text_of(outcome, 1, "date_precision") == "month");
    CHECK(text_of(outcome, 0, "deaths") == "2");
    CHECK(text_of(outcome, 0, "source") == "Example Daily");
    CHECK(text_of(outcome, 0, "source_original") == "Example Daily");
    CHECK(text_of(outcome, 0, "confidence") == "reported");
    // An invalid date is reported and not changed.
    CHECK(text_of(outcome, 2, "start") == "some day");
    REQUIRE(outcome.diagnostics.all().size() == 1);
    CHECK(outcome.diagnostics.all()[0].code == "bad-date");
}

TEST_CASE("UCDP GED's columns become our fields", "[source][profile]") {
    const auto outcome = read_as(
        "ucdp-ged", "id,relid,type_of_violence,dyad_name,side_a,side_b,source_article,source_headline,where_prec,"
                    "where_coordinates,adm_1,latitude,longitude,event_clarity,date_prec,date_start,date_end,"
                    "best,high,low\n"
                    "7,XXX-1,1,Side A - Side B,Side A,Side B,Example Daily,Made-up headline,2,Sampletown,North,"
                    "50,30,1,2,2025-03-17 00:00:00.000,2025-03-18 00:00:00.000,3,5,1\n"
                    "8,XXX-2,3,Side A - Civilians,Side A,Civilians,Example Daily,Another,6,Sampleland,,"
                    "50,30,2,5,2025-01-01,2025-12-31,1,9,0\n");
    REQUIRE(outcome.table);
    CHECK(outcome.diagnostics.all().empty());
    CHECK(text_of(outcome, 0, "id") == "XXX-1");
    CHECK(text_of(outcome, 0, "start") == "2025-03-17");
    CHECK(text_of(outcome, 0, "end") == "2025-03-18");
    CHECK(text_of(outcome, 0, "category") == "state-based");
    CHECK(text_of(outcome, 1, "category") == "one-sided");
    CHECK(text_of(outcome, 0, "precision") == "district");
    CHECK(text_of(outcome, 1, "precision") == "country");
    CHECK(text_of(outcome, 1, "date_precision") == "year");
    CHECK(text_of(outcome, 0, "deaths") == "3");
    CHECK(text_of(outcome, 0, "deaths_low") == "1");
    CHECK(text_of(outcome, 0, "deaths_high") == "5");
    CHECK(text_of(outcome, 0, "place") == "Sampletown");
}

TEST_CASE("Bellingcat's columns become our fields, with dates in both forms", "[source][profile]") {
    const auto outcome = read_as("bellingcat", "id,date,latitude,longitude,location,description,sources,associations\n"
                                               "CIV1,03/18/2025,50,30,Sampletown,Made up.,https://example.org/1,\n"
                                               "CIV2,2025-03-19,51,31,Samplecity,Made up.,https://example.org/2,\n");
    REQUIRE(outcome.table);
    CHECK(text_of(outcome, 0, "start") == "2025-03-18");
    CHECK(text_of(outcome, 1, "start") == "2025-03-19");
    CHECK(text_of(outcome, 0, "title") == "Sampletown");
    CHECK(text_of(outcome, 0, "source") == "https://example.org/1");
}

TEST_CASE("a table that is not the publisher's is refused with the missing column", "[source][profile]") {
    const auto outcome = read_as("acled", "event_dat,event_type,latitude,longitude\n2025-03-18,Battles,50,30\n");
    CHECK_FALSE(outcome.table);
    REQUIRE(outcome.diagnostics.all().size() == 1);
    const auto& said = outcome.diagnostics.all()[0];
    CHECK(said.code == "wrong-profile");
    CHECK(said.message.find("no column 'event_date'") != std::string::npos);
    CHECK(said.hint.find("'event_dat'") != std::string::npos);
}

TEST_CASE("the table of profiles is read strictly", "[source][profile]") {
    const Folder folder;
    Diagnostics diagnostics;
    CHECK_FALSE(read_profiles(
        folder.write("p.yaml", "a: { about: b, x: x, y: y, needed: [], fields: { id: { form: c } } }\n"), diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].message.find("'form'") != std::string::npos);
    CHECK_FALSE(read_profiles(folder.path / "none.yaml", diagnostics));
}
