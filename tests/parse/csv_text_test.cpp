#include <catch2/catch.hpp>

#include "parse/csv_text.hpp"

using namespace conflictmap::parse;
using Cells = std::vector<std::string>;

namespace {

struct Parsed {
    struct Row {
        int line;
        Cells cells;
    };
    char separator;
    std::vector<Row> rows;
    std::string error;
    int error_line;
};

Parsed parsed(std::string_view text) {
    CsvReader reader(text, 100);
    CsvRow row;
    Parsed all{reader.separator(), {}, {}, 0};
    std::string buffer;
    while (reader.next(row)) {
        Cells cells;
        for (const auto cell : row.cells) {
            cells.emplace_back(csv_cell(cell, buffer));
        }
        all.rows.push_back({row.line, cells});
    }
    all.error = reader.error();
    all.error_line = reader.error_line();
    return all;
}

} // namespace

TEST_CASE("cells, quotes and line ends as in RFC 4180", "[parse]") {
    const auto csv = parsed("a,b,c\r\n1,\"x, \"\"y\"\"\nz\",\n\n2,,3");
    CHECK(csv.error.empty());
    REQUIRE(csv.rows.size() == 3);
    CHECK(csv.rows[1].cells == Cells{"1", "x, \"y\"\nz", ""});
    CHECK(csv.rows[1].line == 2);
    CHECK(csv.rows[2].cells == Cells{"2", "", "3"});
    CHECK(csv.rows[2].line == 5);
}

TEST_CASE("the separator is found in the header, outside quotes", "[parse]") {
    CHECK(parsed("a;b;c\n1,5;2;3").separator == ';');
    CHECK(parsed("a\tb\n1\t2").separator == '\t');
    CHECK(parsed("\"a;b;c\",d\n1,2").separator == ',');
    CHECK(parsed("single\n1").rows[0].cells == Cells{"single"});
}

TEST_CASE("a byte order mark and an empty text", "[parse]") {
    CHECK(parsed("\xEF\xBB\xBFlon,lat\n").rows[0].cells[0] == "lon");
    CHECK(parsed("").rows.empty());
    CHECK(parsed("\n\r\n\n").rows.empty());
    CHECK(parsed("\xEF\xBB\xBF").rows.empty());
    CHECK(parsed("a,b,").rows[0].cells.size() == 3);
}

TEST_CASE("invalid CSV is reported with its line", "[parse]") {
    const auto open = parsed("a,b\n1,2\n3,\"never closed\n4,5\n");
    CHECK(open.error_line == 3);
    CHECK(open.error.find("never closed") != std::string::npos);
    const auto after = parsed("a,b\n\"1\"2,3\n");
    CHECK(after.error_line == 2);
    CHECK(parsed(std::string_view("a,b\n1\0,2\n", 9)).error_line == 2);
    CHECK(parsed("a,b\n1,\"\"").error.empty());
    CHECK(parsed("a,b\n1,\"").error_line == 2);
    CHECK(parsed("name,b\nKyiv \"Arena\",1").rows[1].cells[0] == "Kyiv \"Arena\"");
}

TEST_CASE("a row longer than the limit is counted, not stored", "[parse]") {
    CsvReader reader("a,b\n1,2,3\n4,5\n", 2);
    CsvRow row;
    REQUIRE(reader.next(row));
    CHECK(row.count == 2);
    REQUIRE(reader.next(row));
    CHECK(row.count == 3);
    CHECK(row.cells.size() == 2);
    REQUIRE(reader.next(row));
    CHECK(row.cells[0] == "4");
    CHECK_FALSE(reader.next(row));
}
