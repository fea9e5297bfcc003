#include <catch2/catch.hpp>

#include "callout_sample.hpp"
#include "label/callout_cover.hpp"

using namespace conflictmap::label;

TEST_CASE("the length of a line inside an area") {
    const Cover square(sample::polygon({{10, 10}, {40, 10}, {40, 40}, {10, 40}}));
    CHECK(square.length_inside({{0, 20}, {60, 20}}) == Approx(30).margin(1));
    CHECK(square.length_inside({{15, 15}, {35, 35}}) == Approx(28.28).margin(1));
    CHECK(square.length_inside({{0, 20}, {20, 20}, {20, 60}}) == Approx(30).margin(2));
    CHECK(square.length_inside({{0, 5}, {60, 5}}) == 0);
    CHECK(square.length_inside({{20, 20}}) == 0);
    CHECK(square.length_inside({}) == 0);
}

TEST_CASE("a hole is not inside, and an empty area covers nothing") {
    auto ring = sample::polygon({{0, 0}, {30, 0}, {30, 30}, {0, 30}});
    ring.polygons[0].holes.push_back({{10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}});
    CHECK(Cover(ring).length_inside({{-5, 15}, {35, 15}}) == Approx(20).margin(1.5));
    CHECK(Cover({}).length_inside({{0, 0}, {9, 9}}) == 0);
    CHECK(Cover(sample::polygon({{0, 0}, {1e12, 0}, {0, 1e12}})).length_inside({{0, 0}, {9, 9}}) == 0);
}
