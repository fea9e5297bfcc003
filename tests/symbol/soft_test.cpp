#include <catch2/catch.hpp>

#include <cmath>

#include "symbol/soft.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;

TEST_CASE("a soft area fades from its full opacity to nothing across its outline", "[symbol]") {
    const geom::Polygons<geom::Page> area{{{{{0, 0}, {30, 0}, {30, 30}, {0, 30}, {0, 0}}, {}}}};
    const auto layers = soft_area(area, {Colour{10, 20, 30, 0.4}, 4});
    REQUIRE(layers.size() == 12);
    double through = 1;
    double last = 1e9;
    for (const auto& layer : layers) {
        REQUIRE(layer.fill);
        CHECK_FALSE(layer.stroke);
        through *= 1 - layer.fill->opacity;
        const auto box = scene::bounds(layer.outline);
        CHECK(box.width() < last); // each is inside the one below
        last = box.width();
        CHECK(box.width() > 26);
        CHECK(box.width() < 34);
    }
    CHECK(1 - through == Approx(0.4));
}

TEST_CASE("a soft area narrower than its rim keeps its outer layers", "[symbol]") {
    const geom::Polygons<geom::Page> strip{{{{{0, 0}, {30, 0}, {30, 1}, {0, 1}, {0, 0}}, {}}}};
    const auto layers = soft_area(strip, {Colour{0, 0, 0, 0.5}, 4});
    CHECK_FALSE(layers.empty());
    CHECK(layers.size() < soft_area({{{{{0, 0}, {30, 0}, {30, 30}, {0, 30}, {0, 0}}, {}}}}, {{}, 4}).size());
    CHECK(soft_area({}, {Colour{}, 4}).empty());
}
