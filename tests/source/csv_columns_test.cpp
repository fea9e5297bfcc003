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
    const auto csv = parse_csv("a;b;c;d;e;f\n1;1;007;x;;-3\n2;2,5;010;1;;\n;;;;;9223372036854775808\n");
    const auto types = column_types(csv);
    CHECK(types == std::vector{ColumnType::integer, ColumnType::real, ColumnType::text, ColumnType::text,
                               ColumnType::text, ColumnType::real});
    CHECK(csv_value("2,5", ColumnType::real, ';') == Value{2.5});
    CHECK(csv_value("2", ColumnType::integer, ';') == Value{std::int64_t{2}});
    CHECK(csv_value("", ColumnType::integer, ';') == Value{});
    CHECK(csv_value("007", ColumnType::text, ';') == Value{std::string("007")});
}
