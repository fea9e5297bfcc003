#include <catch2/catch.hpp>

#include "symbol/sample.hpp"
#include "symbol/teeth.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;
using symbol_tests::count;
using symbol_tests::line;

namespace {

const Teeth sample{1.0, 1.2, 3.0};

} // namespace

TEST_CASE("teeth are on the left of the line, at full height", "[symbol]") {
    // Eastwards on the page, left is up, towards smaller y.
    const auto east = teeth_along(line({{0, 10}, {30, 10}}), sample);
    REQUIRE(count(east) == 10);
    for (std::size_t i = 0; i < east.points.size(); i += 3) {
        CHECK(east.points[i].y == Approx(10));
        CHECK(east.points[i + 1].y == Approx(10));
        CHECK(east.points[i + 1].x - east.points[i].x == Approx(1.2));
        CHECK(east.points[i + 2].y == Approx(9));
        CHECK(east.points[i + 2].x == Approx(1.5 + 3.0 * static_cast<double>(i / 3)));
    }
    // Southwards, left is east.
    const auto south = teeth_along(line({{5, 0}, {5, 30}}), sample);
    REQUIRE(count(south) == 10);
    CHECK(south.points[2].x == Approx(6));
    // In the opposite direction, the teeth are on the other side.
    const auto west = teeth_along(line({{30, 10}, {0, 10}}), sample);
    CHECK(west.points[2].y == Approx(11));
}

TEST_CASE("teeth are evenly spaced over the length of the line", "[symbol]") {
    const auto some = teeth_along(line({{0, 0}, {10, 0}}), sample); // room for three, 3 1/3 mm apart
    REQUIRE(count(some) == 3);
    CHECK(some.points[5].x - some.points[2].x == Approx(10.0 / 3));
    CHECK(some.points[8].x == Approx(10 - 10.0 / 6));
    CHECK(count(teeth_along(line({{0, 0}, {3, 0}}), sample)) == 1);
    CHECK(teeth_along(line({{0, 0}, {2.99, 0}}), sample).empty());
    CHECK(teeth_along({}, sample).empty());
    // Each line is treated separately.
    geom::Lines<geom::Page> two{{{{0, 0}, {3, 0}}, {{0, 5}, {6, 5}}}};
    CHECK(count(teeth_along(two, sample)) == 3);
}

TEST_CASE("a tooth is left out where a bend is too sharp", "[symbol]") {
    // The only tooth would be at the tip of a hairpin.
    CHECK(teeth_along(line({{0, 0}, {2, 0}, {0, 0.1}}), sample).empty());
    // A gentle bend keeps it, at right angles to its foot.
    const auto bent = teeth_along(line({{0, 0}, {2, 0}, {3.9, 0.6}}), sample);
    REQUIRE(count(bent) == 1);
    const auto& p = bent.points;
    const double dot =
        (p[1].x - p[0].x) * (p[2].x - (p[0].x + p[1].x) / 2) + (p[1].y - p[0].y) * (p[2].y - (p[0].y + p[1].y) / 2);
    CHECK(dot == Approx(0).margin(1e-9));
}
