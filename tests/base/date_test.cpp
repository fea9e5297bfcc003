#include <catch2/catch.hpp>

#include "base/date.hpp"

using namespace conflictmap;

TEST_CASE("dates are read in only one form", "[base]") {
    CHECK(parse_date("2025-03-18") == Date{2025, 3, 18});
    CHECK(parse_date("0001-01-01") == Date{1, 1, 1});
    CHECK(parse_date("9999-12-31") == Date{9999, 12, 31});
    for (const auto* wrong : {"", "2025-3-18", "2025-03-18 ", " 2025-03-18", "2025/03/18", "18-03-2025",
                              "2025-03-18T00:00", "20250318", "2025-00-10", "2025-13-01", "2025-04-31", "2025-01-00",
                              "2025-01-32", "2025-0a-01", "-025-01-01", "+025-01-01"}) {
        INFO(wrong);
        CHECK_FALSE(parse_date(wrong));
    }
}

TEST_CASE("leap years follow the Gregorian rule", "[base]") {
    CHECK(parse_date("2024-02-29"));
    CHECK_FALSE(parse_date("2025-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("1900-02-29"));
    CHECK_FALSE(parse_date("2024-02-30"));
}

TEST_CASE("dates are written as they are read, and ordered", "[base]") {
    for (const auto* text : {"2025-03-18", "0001-01-01", "9999-12-31"}) {
        CHECK(to_iso(*parse_date(text)) == text);
    }
    CHECK(Date{2025, 3, 18} < Date{2025, 3, 19});
    CHECK(Date{2024, 12, 31} < Date{2025, 1, 1});
    CHECK(Date{2025, 2, 28} < Date{2025, 3, 1});
}
