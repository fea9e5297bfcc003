#include <catch2/catch.hpp>

#include "folder.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::check_balance;
using source_tests::Folder;
using source_tests::Outcome;

namespace {

Outcome read_text(const std::string& text, Request request = {}) {
    const Folder folder;
    return source_tests::read_file(folder.write("events.csv", text), std::move(request));
}

} // namespace

TEST_CASE("a CSV of places", "[source]") {
    const auto [table, diagnostics] =
        read_text("id,lat,lon,title\n1,48.5,37.9,Bakhmut\n2,50.45,30.52,\"Kyiv, capital\"\n");
    REQUIRE(table);
    CHECK(diagnostics.all().empty());
    REQUIRE(table->features.size() == 2);
    CHECK(to_text(value_of(*table, table->features[1], "title")) == "Kyiv, capital");
    const auto& points = std::get<geom::Points<geom::Lonlat>>(table->features[0].geometry).points;
    CHECK(points == geom::Line<geom::Lonlat>{{37.9, 48.5}});
    CHECK(table->features[1].id == 3); // the line
    CHECK(table->files.size() == 1);
    check_balance(*table);
}

TEST_CASE("rows that cannot be used are counted with their reason and first line", "[source]") {
    const auto outcome = read_text("lon;lat;n\n37,5;48,1;a\nabc;48;b\n37;;c\n;;no place\n37;95;d\n1;2\n400;50;e\n");
    REQUIRE(outcome.table);
    const auto& table = *outcome.table;
    check_balance(table);
    CHECK(table.ledger.declared == 7);
    CHECK(table.features.size() == 2); // the good one and the one without a place
    CHECK(std::holds_alternative<std::monostate>(table.features[1].geometry));
    CHECK(table.ledger.reasons.at("a coordinate is not a number") == 2);
    CHECK(table.ledger.reasons.at("a coordinate is not a longitude or latitude") == 2);
    CHECK(table.ledger.reasons.at("more or fewer cells than the header") == 1);
    bool first_line = false;
    for (const auto& d : outcome.diagnostics.all()) {
        CHECK(d.severity == Severity::warning);
        CHECK(d.fault == Fault::data);
        first_line = first_line || d.message.find("first: line 3") != std::string::npos;
    }
    CHECK(first_line);
}

TEST_CASE("a condition picks rows by typed columns", "[source]") {
    Request request;
    request.where = "killed >= 10 AND kind = 'strike'";
    const std::string text = "lon,lat,kind,killed\n30,50,strike,9\n31,50,strike,10\n32,50,talk,100\n33,50,strike,\n";
    const auto outcome = read_text(text, request);
    REQUIRE(outcome.table);
    REQUIRE(outcome.table->features.size() == 1);
    CHECK(outcome.table->ledger.filtered == 3);
    check_balance(*outcome.table);
    request.where = "kiled >= 10";
    request.where_place = {"map.yaml", 9, 4};
    const auto wrong = read_text(text, request);
    CHECK_FALSE(wrong.table);
    REQUIRE(wrong.find("wrong-condition"));
    CHECK(wrong.diagnostics.all()[0].place.line == 9);
    CHECK(wrong.diagnostics.all()[0].hint.find("did you mean killed?") == 0);
    request.where = "killed >=";
    CHECK(read_text(text, request).find("wrong-condition"));
}

TEST_CASE("well-known text and other coordinate systems", "[source]") {
    const auto wkt =
        read_text("wkt;n\nLINESTRING(30 50,31 51);a\nPOLYGON((0 0,1 0,1 1,0 0));b\nnonsense;c\n;d\nPOINT(1 2) x;e\n");
    REQUIRE(wkt.table);
    CHECK(wkt.table->features.size() == 3);
    CHECK(wkt.table->ledger.rejected == 2);
    const std::string metres = "x,y\n649187.9,5318235.6\n649187.9,99999999999\n";
    CHECK(read_text(metres).find("no-crs"));
    Request request;
    request.crs = "EPSG:32636";
    const auto utm = read_text(metres, request);
    REQUIRE(utm.table);
    REQUIRE(utm.table->features.size() == 1);
    const auto p = std::get<geom::Points<geom::Lonlat>>(utm.table->features[0].geometry).points[0];
    CHECK(p.x == Approx(35).margin(1e-5));
    CHECK(p.y == Approx(48).margin(1e-5));
    request.crs = "EPSG:banana";
    CHECK(read_text(metres, request).find("unknown-crs"));
    request.crs = "https://example.org/crs";
    CHECK(read_text(metres, request).find("unknown-crs"));
}

TEST_CASE("encodings", "[source]") {
    const std::string cp1251 = "lon,lat,name\n30.5,50.4,\xCA\xE8\xBF\xE2\n";
    const auto raw = read_text(cp1251);
    REQUIRE(raw.table);
    CHECK(raw.find("bad-encoding"));
    Request request;
    request.encoding = "CP1251";
    const auto recoded = read_text(cp1251, request);
    REQUIRE(recoded.table);
    CHECK(recoded.diagnostics.all().empty());
    CHECK(to_text(value_of(*recoded.table, recoded.table->features[0], "name")) == "Київ");
    request.encoding = "CP-NONE";
    CHECK(read_text(cp1251, request).find("unknown-encoding"));
    CHECK(read_text("\xFF\xFEl\0o\0").find("bad-encoding"));
}

TEST_CASE("files that are not tables of places", "[source]") {
    CHECK(read_text("").find("empty-file"));
    CHECK(read_text("lon,lat,lon\n1,2,3\n").find("bad-header"));
    CHECK(read_text("lon,lat,\n1,2,3\n").find("bad-header"));
    CHECK(read_text("id,title\n1,2\n").find("no-coordinates"));
    const auto quote = read_text("lon,lat\n1,2\n\"3,4\n5,6\n");
    REQUIRE(quote.find("bad-csv"));
    CHECK(quote.diagnostics.all()[0].place.line == 3);
    CHECK(quote.diagnostics.all()[0].place.file == "events.csv");
    const auto header_only = read_text("lon,lat\n");
    REQUIRE(header_only.table);
    CHECK(header_only.table->features.empty());
}

TEST_CASE("the day, the extent and our own names", "[source]") {
    const std::string text = "lon,lat,von,bis\n30,50,2024-01-01,2024-06-01\n31,50,2024-06-01,\n32,50,,2023-01-01\n"
                             "-179,50,2024-01-01,\n33,50,June,\n";
    Request request;
    request.at = Date{2024, 6, 1};
    request.rename = {{"from", "von"}};
    request.time_from = "from";
    request.time_to = "bis";
    request.extent = geom::Box<geom::Lonlat>{{20, 40}, {40, 60}};
    const auto outcome = read_text(text, request);
    REQUIRE(outcome.table);
    CHECK(outcome.table->fields[2] == "from");
    REQUIRE(outcome.table->features.size() == 1);
    CHECK(outcome.table->features[0].id == 3);
    CHECK(outcome.table->ledger.outside == 1);
    CHECK(outcome.table->ledger.filtered == 2);
    CHECK(outcome.table->ledger.rejected == 1);
    check_balance(*outcome.table);
    request.extent = geom::Box<geom::Lonlat>{{170, 40}, {190, 60}}; // 179°W lies at 181
    CHECK(read_text(text, request).table->features.size() == 1);
    request.time_to = "bys";
    CHECK(read_text(text, request).find("unknown-field"));
}
