#include <catch2/catch.hpp>

#include "base/calendar.hpp"

using namespace conflictmap;

TEST_CASE("days are counted from 1970 and back", "[base]") {
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(day_number({1969, 12, 31}) == -1);
    CHECK(day_number({2025, 3, 18}) == 20165);
    CHECK(day_number({2024, 3, 1}) - day_number({2024, 2, 28}) == 2); // a leap year
    for (const int day : {-800000, -1, 0, 59, 20165, 400000}) {
        CHECK(day_number(date_of(day)) == day);
    }
}

TEST_CASE("spans of days omit what both ends have in common", "[base]") {
    CHECK(format_day({2025, 3, 18}, "en") == "18 March");
    CHECK(format_day({2025, 3, 18}, "uk") == "18 березня");
    CHECK(format_span({2025, 3, 18}, {2025, 3, 18}, "en") == "18 March 2025");
    CHECK(format_span({2025, 3, 14}, {2025, 3, 17}, "en") == "14–17 March 2025");
    CHECK(format_span({2025, 3, 14}, {2025, 3, 17}, "uk") == "14–17 березня 2025 року");
    CHECK(format_span({2025, 3, 18}, {2025, 4, 17}, "en") == "18 March 2025 – 17 April 2025");
    CHECK(format_span({2024, 3, 18}, {2025, 3, 18}, "en") == "18 March 2024 – 18 March 2025");
}
