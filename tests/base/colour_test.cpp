#include <catch2/catch.hpp>

#include "base/colour.hpp"

using namespace conflictmap;

TEST_CASE("colours are read in exactly three forms", "[base]") {
    CHECK(parse_colour("#1a2B3c") == Colour{0x1A, 0x2B, 0x3C, 1.0});
    CHECK(parse_colour("#f08") == Colour{0xFF, 0x00, 0x88, 1.0});
    CHECK(parse_colour("#11223380") == Colour{0x11, 0x22, 0x33, 128 / 255.0});
    CHECK(parse_colour("#00000000") == Colour{0, 0, 0, 0.0});
    for (const auto* wrong : {"", "#", "#12", "#1234", "#12345", "#1234567", "#123456789", "123456", "#12345g",
                              "#-12345", "#+12345", "#12 456", "red", " #123456", "#123456 ", "#0x1122"}) {
        INFO(wrong);
        CHECK_FALSE(parse_colour(wrong));
    }
}

TEST_CASE("hexadecimal form and back", "[base]") {
    CHECK(to_hex({0x0A, 0xFF, 0x00, 0.3}) == "#0aff00");
    for (const auto* text : {"#000000", "#ffffff", "#d4634b"}) {
        CHECK(to_hex(*parse_colour(text)) == text);
    }
}

TEST_CASE("a translucent colour over a background", "[base]") {
    const Colour red{255, 0, 0, 1};
    const Colour white{255, 255, 255, 1};
    CHECK(over(red, white) == red);
    CHECK(over({255, 0, 0, 0}, white) == white);
    CHECK(over({255, 0, 0, 0.5}, white) == Colour{255, 128, 128, 1});
    CHECK(over({0, 100, 200, 0.25}, {40, 0, 0, 1}) == Colour{30, 25, 50, 1});
}

TEST_CASE("contrast is as defined by WCAG", "[base]") {
    const Colour black{0, 0, 0, 1};
    const Colour white{255, 255, 255, 1};
    CHECK(contrast(black, white) == Approx(21.0).epsilon(1e-9));
    CHECK(contrast(white, black) == Approx(21.0).epsilon(1e-9));
    CHECK(contrast(white, white) == Approx(1.0));
    // This grey is known to reach just 4.5 on white.
    CHECK(contrast(*parse_colour("#767676"), white) == Approx(4.54).margin(0.01));
    CHECK(contrast(*parse_colour("#777777"), white) < 4.5);
    // A dark tone above sRGB's linear part: 64/255 is 0.0513 of full light, not 1/12.92 of its value.
    CHECK(contrast(*parse_colour("#404040"), black) == Approx(2.025).margin(0.005));
    CHECK(contrast(*parse_colour("#ff0000"), white) == Approx(3.998).margin(0.005));
}
