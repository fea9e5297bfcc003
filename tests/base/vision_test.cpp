#include <catch2/catch.hpp>

#include "base/vision.hpp"

using namespace conflictmap;

TEST_CASE("CIEDE2000 gives the published differences", "[base]") {
    // From the table of Sharma, Wu & Dalal 2005: hue angles on both sides of zero, greys, dark, light and small steps.
    struct Pair {
        Lab x;
        Lab y;
        double difference;
    };
    for (const Pair& pair :
         {Pair{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
          Pair{{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
          Pair{{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000}, Pair{{50, 0, 0}, {50, -1, 2}, 2.3669},
          Pair{{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792}, Pair{{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
          Pair{{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045}, Pair{{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
          Pair{{50, 2.5, 0}, {73, 25, -18}, 27.1492}, Pair{{50, 2.5, 0}, {61, -5, 29}, 22.8977},
          Pair{{50, 2.5, 0}, {56, -27, -3}, 31.9030}, Pair{{50, 2.5, 0}, {58, 24, 15}, 19.4535},
          Pair{{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
          Pair{{22.7233, 20.0904, -46.694}, {23.0331, 14.973, -42.5619}, 2.0373},
          Pair{{90.8027, -2.0831, 1.441}, {91.1528, -1.6435, 0.0447}, 1.4441},
          Pair{{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082}}) {
        INFO(pair.x.l << " " << pair.x.a << " " << pair.x.b << " and " << pair.y.l << " " << pair.y.a << " "
                      << pair.y.b);
        CHECK(difference(pair.x, pair.y) == Approx(pair.difference).margin(5e-5));
        CHECK(difference(pair.y, pair.x) == Approx(pair.difference).margin(5e-5));
    }
    CHECK(difference({40, 10, 10}, {40, 10, 10}) == 0);
}

TEST_CASE("CIELAB of sRGB", "[base]") {
    CHECK(lab_of({255, 255, 255}).l == Approx(100));
    CHECK(lab_of({255, 255, 255}).a == Approx(0).margin(1e-9));
    CHECK(lab_of({0, 0, 0}).l == Approx(0).margin(1e-9));
    CHECK(lab_of({119, 119, 119}).l == Approx(50.03).margin(0.02));
    const Lab red = lab_of({255, 0, 0});
    CHECK(red.l == Approx(53.24).margin(0.02));
    CHECK(red.a == Approx(80.09).margin(0.05));
    CHECK(red.b == Approx(67.20).margin(0.05));
}

TEST_CASE("red and green look alike with colour blindness, greys stay", "[base]") {
    const Colour red{200, 60, 50};
    const Colour green{110, 110, 40};
    const double apart = difference(lab_of(red), lab_of(green));
    CHECK(apart > 40);
    CHECK(difference(lab_of(seen(red, Vision::deuteranopia)), lab_of(seen(green, Vision::deuteranopia))) < apart / 3);
    for (const Vision vision : visions()) {
        INFO(name_of(vision));
        for (const int level : {0, 60, 128, 255}) {
            const auto channel = static_cast<std::uint8_t>(level);
            const Colour shown = seen({channel, channel, channel, 0.5}, vision);
            CHECK(std::abs(int{shown.red} - level) <= 1);
            CHECK(std::abs(int{shown.green} - level) <= 1);
            CHECK(std::abs(int{shown.blue} - level) <= 1);
            CHECK(shown.opacity == 0.5);
        }
    }
    const Colour grey = seen({255, 0, 0}, Vision::grey);
    CHECK(grey.red == grey.blue);
    CHECK(lab_of(grey).l == Approx(lab_of({255, 0, 0}).l).margin(0.3));
    // Both still distinguish blue from yellow.
    CHECK(difference(lab_of(seen({20, 40, 200}, Vision::protanopia)),
                     lab_of(seen({230, 200, 30}, Vision::protanopia))) > 60);
}
