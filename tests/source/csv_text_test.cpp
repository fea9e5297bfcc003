#include <catch2/catch.hpp>

#include "source/csv_text.hpp"

using namespace conflictmap::source;
using Cells = std::vector<std::string>;

TEST_CASE("cells, quotes and line ends as in RFC 4180", "[source]") {
    const auto csv = parse_csv("a,b,c\r\n1,\"x, \"\"y\"\"\nz\",\n\n2,,3");
    CHECK(csv.error.empty());
    REQUIRE(csv.rows.size() == 3);
    CHECK(csv.rows[1].cells == Cells{"1", "x, \"y\"\nz", ""});
    CHECK(csv.rows[1].line == 2);
    CHECK(csv.rows[2].cells == Cells{"2", "", "3"});
    CHECK(csv.rows[2].line == 5);
}

TEST_CASE("the separator is found in the header, outside quotes", "[source]") {
    CHECK(parse_csv("a;b;c\n1,5;2;3").separator == ';');
    CHECK(parse_csv("a\tb\n1\t2").separator == '\t');
    CHECK(parse_csv("\"a;b;c\",d\n1,2").separator == ',');
    CHECK(parse_csv("single\n1").rows[0].cells == Cells{"single"});
}

TEST_CASE("a byte order mark and an empty text", "[source]") {
    CHECK(parse_csv("\xEF\xBB\xBFlon,lat\n").rows[0].cells[0] == "lon");
    CHECK(parse_csv("").rows.empty());
    CHECK(parse_csv("\n\r\n\n").rows.empty());
    CHECK(parse_csv("\xEF\xBB\xBF").rows.empty());
    CHECK(parse_csv("a,b,").rows[0].cells.size() == 3);
}

TEST_CASE("invalid CSV is reported with its line", "[source]") {
    const auto open = parse_csv("a,b\n1,2\n3,\"never closed\n4,5\n");
    CHECK(open.error_line == 3);
    CHECK(open.error.find("never closed") != std::string::npos);
    const auto after = parse_csv("a,b\n\"1\"2,3\n");
    CHECK(after.error_line == 2);
    CHECK(parse_csv(std::string_view("a,b\n1\0,2\n", 9)).error_line == 2);
    CHECK(parse_csv("a,b\n1,\"\"").error.empty());
    CHECK(parse_csv("a,b\n1,\"").error_line == 2);
    CHECK(parse_csv("name,b\nKyiv \"Arena\",1").rows[1].cells[0] == "Kyiv \"Arena\"");
}
