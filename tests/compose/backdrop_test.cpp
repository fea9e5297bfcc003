#include <catch2/catch.hpp>

#include "compose/backdrop.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

namespace {

using Polygons = geom::Polygons<geom::Page>;

geom::Line<geom::Page> ring(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

Polygons box(double x0, double y0, double x1, double y1) {
    return {{{ring(x0, y0, x1, y1), {}}}};
}

const Colour sea{200, 220, 240, 1};
const Colour white{255, 255, 255, 1};

} // namespace

TEST_CASE("colours of areas are mixed from bottom to top", "[compose]") {
    Backdrop backdrop(sea);
    CHECK(backdrop.at({5, 5}) == sea);
    backdrop.add(box(0, 0, 10, 10), {250, 250, 240, 1});
    backdrop.add(box(5, 0, 10, 10), {200, 100, 80, 0.5});
    backdrop.add(box(5, 5, 10, 10), {0, 0, 0, 0.2});
    CHECK(backdrop.at({2, 2}) == Colour{250, 250, 240, 1});
    CHECK(backdrop.at({7, 2}) == over({200, 100, 80, 0.5}, {250, 250, 240, 1}));
    CHECK(backdrop.at({7, 7}) == over({0, 0, 0, 0.2}, over({200, 100, 80, 0.5}, {250, 250, 240, 1})));
    CHECK(backdrop.at({20, 20}) == sea);
}

TEST_CASE("the order of areas decides what is on top", "[compose]") {
    Backdrop backdrop(sea);
    backdrop.add(box(0, 0, 10, 10), {10, 20, 30, 1});
    backdrop.add(box(0, 0, 10, 10), {90, 80, 70, 1});
    CHECK(backdrop.at({5, 5}) == Colour{90, 80, 70, 1});
}

TEST_CASE("holes show what is below, and every polygon counts on its own", "[compose]") {
    Backdrop backdrop(sea);
    Polygons two = box(0, 0, 10, 10);
    two.polygons[0].holes.push_back(ring(4, 4, 6, 6));
    two.polygons.push_back({ring(20, 0, 30, 10), {}});
    backdrop.add(two, {1, 2, 3, 1});
    CHECK(backdrop.at({1, 1}) == Colour{1, 2, 3, 1});
    CHECK(backdrop.at({5, 5}) == sea);
    CHECK(backdrop.at({25, 5}) == Colour{1, 2, 3, 1});
    CHECK(backdrop.at({15, 5}) == sea);
}

TEST_CASE("the backdrop of a label is the brightest colour under much of it, slightly lightened", "[compose]") {
    Backdrop backdrop(sea);
    const Colour dark{60, 60, 60, 1};
    backdrop.add(box(0, 0, 100, 100), dark);
    // One colour: that colour with 15 % white.
    CHECK(backdrop.under({{10, 10}, {30, 14}}) == over({255, 255, 255, 0.15}, dark));
    // Half on the dark area, half on the bright sea.
    CHECK(backdrop.under({{90, 10}, {110, 14}}) == over({255, 255, 255, 0.15}, sea));
    // A bright spot under a corner does not matter.
    backdrop.add(box(28, 10, 30, 11), white);
    CHECK(backdrop.under({{10, 10}, {30, 14}}) == over({255, 255, 255, 0.15}, dark));
}
