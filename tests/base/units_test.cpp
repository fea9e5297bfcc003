#include <clocale>

#include <catch2/catch.hpp>

#include "base/units.hpp"

using namespace conflictmap;

TEST_CASE("lengths become millimetres", "[base]") {
    CHECK(parse_length("180 mm") == 180);
    CHECK(parse_length("180mm") == 180);
    CHECK(*parse_length("72 pt") == Approx(25.4));
    CHECK(*parse_length("96px") == Approx(25.4));
    CHECK(parse_length("  -1.5   mm ") == -1.5);
    CHECK(parse_length("+2 mm") == 2);
    CHECK(parse_length("1e1 mm") == 10);
    for (const auto* wrong : {"", "mm", " mm", "180", "180 cm", "1,5 mm", "1.5.2 mm", "nan mm", "inf mm", "1e999 mm",
                              "0x10 mm", "180 mm x", "++1 mm", "1 0 mm", "10 MM", "--1 mm"}) {
        INFO(wrong);
        CHECK_FALSE(parse_length(wrong));
    }
}

TEST_CASE("shares are parts of one", "[base]") {
    CHECK(*parse_percent("8%") == Approx(0.08));
    CHECK(*parse_percent(" 38 % ") == Approx(0.38));
    CHECK(*parse_percent("-7%") == Approx(-0.07));
    for (const auto* wrong : {"", "%", "8", "8 percent", "8%%", "0.08", "nan%"}) {
        INFO(wrong);
        CHECK_FALSE(parse_percent(wrong));
    }
}

TEST_CASE("numbers are plain decimals in any locale", "[base]") {
    // A locale with a decimal comma must have no effect; if none is installed, the check still passes.
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const auto* locale : {"C", "de_DE.UTF-8", "uk_UA.UTF-8"}) {
        std::setlocale(LC_ALL, locale);
        CHECK(parse_number("1.5") == 1.5);
        CHECK_FALSE(parse_number("1,5"));
        CHECK(format_number(1.5, 2) == "1.5");
    }
    std::setlocale(LC_ALL, before.c_str());
    CHECK(parse_number("-0.25") == -0.25);
    CHECK(parse_number("+3") == 3);
    CHECK(parse_number("1e3") == 1000);
    for (const auto* wrong : {"", "+", "-", ".", "1 ", " 1", "1x", "nan", "inf", "-inf", "1e400", "0x1A", "+-1"}) {
        INFO(wrong);
        CHECK_FALSE(parse_number(wrong));
    }
}

TEST_CASE("numbers are written in their shortest form", "[base]") {
    CHECK(format_number(2, 3) == "2");
    CHECK(format_number(2.5, 3) == "2.5");
    CHECK(format_number(1.0 / 3, 3) == "0.333");
    CHECK(format_number(-1.2345, 2) == "-1.23");
    CHECK(format_number(-0.0001, 3) == "0");
    CHECK(format_number(-0.0, 0) == "0");
    CHECK(format_number(100, 0) == "100");
    CHECK(format_number(120, 1) == "120");
    CHECK(format_number(0.99999, 3) == "1");
}
