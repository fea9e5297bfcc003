#include <catch2/catch.hpp>

#include "source/csv_columns.hpp"

using namespace conflictmap;
using namespace conflictmap::source;

TEST_CASE("coordinate columns are guessed or named", "[source]") {
    Diagnostics diagnostics;
    Request request;
    CHECK(find_places(request, {"id", "Latitude", "LONGITUDE"}, diagnostics)->x == 2U);
    CHECK(find_places(request, {"y", "x"}, diagnostics)->y == 0U);
    CHECK(find_places(request, {"id", "WKT"}, diagnostics)->wkt == 1U);
    CHECK_FALSE(diagnostics.has_errors());
    request.x = "east";
    request.y = "north";
    CHECK(find_places(request, {"lon", "lat", "east", "north"}, diagnostics)->x == 2U);
    request.x = "eats";
    CHECK_FALSE(find_places(request, {"east", "north"}, diagnostics));
    CHECK(diagnostics.all().back().hint == "did you mean 'east'?");
    CHECK_FALSE(find_places(Request{}, {"id", "title"}, diagnostics));
    CHECK(diagnostics.all().back().code == "no-coordinates");
}

TEST_CASE("numbers may have a decimal comma if it cannot separate cells", "[source]") {
    CHECK(csv_number("37,5", ';') == 37.5);
    CHECK(csv_number(" 37.5 ", ',') == 37.5);
    CHECK_FALSE(csv_number("37,5", ','));
    CHECK_FALSE(csv_number("1,234,5", ';'));
    CHECK_FALSE(csv_number("1.234,5", ';'));
    CHECK_FALSE(csv_number("nan", ','));
    CHECK_FALSE(csv_number("48°N", ','));
    CHECK_FALSE(csv_number("", ','));
}

TEST_CASE("columns have the narrowest type that fits every cell", "[source]") {
    const auto type = [](const std::vector<std::string>& cells) {
        ColumnGuess guess;
        for (const auto& cell : cells) {
            guess.add(cell, ';');
        }
        return guess.type();
    };
    CHECK(type({"1", "2", ""}) == ColumnType::integer);
    CHECK(type({"1", "2,5", ""}) == ColumnType::real);
    CHECK(type({"007", "010", ""}) == ColumnType::text);
    CHECK(type({"x", "1", ""}) == ColumnType::text);
    CHECK(type({"", "", ""}) == ColumnType::text);
    CHECK(type({"-3", "", "9223372036854775808"}) == ColumnType::real);
    CHECK(csv_value("2,5", ColumnType::real, ';') == Value{2.5});
    CHECK(csv_value("2", ColumnType::integer, ';') == Value{std::int64_t{2}});
    CHECK(csv_value("", ColumnType::integer, ';') == Value{});
    CHECK(csv_value("007", ColumnType::text, ';') == Value{std::string("007")});
}
