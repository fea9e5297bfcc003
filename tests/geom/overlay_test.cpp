#include <stdexcept>

#include <catch2/catch.hpp>

#include "geom/earth.hpp"
#include "geom/operations.hpp"

using namespace conflictmap::geom;

namespace {

Polygons<Lonlat> lonlat_square(double at, double side) {
    return {{{{{at, at}, {at + side, at}, {at + side, at + side}, {at, at + side}, {at, at}}, {}}}};
}

double degrees2(const Polygons<Lonlat>& polygons) {
    double sum = 0;
    for (const auto& polygon : polygons.polygons) {
        sum += std::fabs(signed_area(polygon.outer));
        for (const auto& hole : polygon.holes) {
            sum -= std::fabs(signed_area(hole));
        }
    }
    return sum;
}

} // namespace

TEST_CASE("overlay of two squares", "[geom]") {
    const auto a = lonlat_square(0, 2);
    const auto b = lonlat_square(1, 2);
    CHECK(degrees2(intersection(a, b)) == Approx(1));
    CHECK(degrees2(difference(a, b)) == Approx(3));
    CHECK(degrees2(united({{a.polygons[0], b.polygons[0]}})) == Approx(7));
    CHECK(united({{a.polygons[0], b.polygons[0]}}).polygons.size() == 1);
}

TEST_CASE("overlay of areas that are apart, only touch, or are empty", "[geom]") {
    CHECK(intersection(lonlat_square(0, 1), lonlat_square(5, 1)).polygons.empty());
    CHECK(intersection(lonlat_square(0, 1), lonlat_square(1, 1)).polygons.empty()); // a corner is not an area
    CHECK(intersection(Polygons<Lonlat>{}, lonlat_square(0, 1)).polygons.empty());
    CHECK(degrees2(difference(lonlat_square(0, 1), {})) == Approx(1));
    CHECK(united({}).polygons.empty());
}

TEST_CASE("the common area is that of the intersection", "[geom]") {
    const auto small = lonlat_square(1, 2);
    Polygons<Lonlat> many = lonlat_square(-20, 30); // with a hole, and with parts near, overlapping and far
    many.polygons[0].holes.push_back({{1.5, 1.5}, {2, 1.5}, {2, 2}, {1.5, 2}, {1.5, 1.5}});
    for (const double at : {-50.0, 2.5, 11.0, 60.0}) {
        many.polygons.push_back(lonlat_square(at, 3).polygons[0]);
    }
    const Polygons<Lonlat> bow_tie{{{{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}, {}}}};
    const std::vector<Polygons<Lonlat>> all{small, many, bow_tie, lonlat_square(3, 1), lonlat_square(40, 1), {}};
    for (const auto& a : all) {
        for (const auto& b : all) {
            CHECK(common_area_km2(a, b) == Approx(area_km2(intersection(a, b))).epsilon(1e-9));
        }
    }
    CHECK(common_area_km2(small, many) > 0);
    CHECK(common_area_km2(small, lonlat_square(3, 1)) == 0); // they touch
}

TEST_CASE("a difference can have a hole", "[geom]") {
    const auto ring = difference(lonlat_square(0, 9), lonlat_square(3, 3));
    REQUIRE(ring.polygons.size() == 1);
    CHECK(ring.polygons[0].holes.size() == 1);
    CHECK(degrees2(ring) == Approx(72));
}

TEST_CASE("a bow-tie is repaired, an open ring closed, a stub omitted", "[geom]") {
    const Polygons<Lonlat> bow{{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}}};
    CHECK(degrees2(united(bow)) == Approx(2));
    const Polygons<Lonlat> open{{{{{0, 0}, {2, 0}, {0, 2}}, {}}}};
    CHECK(degrees2(united(open)) == Approx(2));
    CHECK(united({{{{{0, 0}, {1, 1}}, {}}}}).polygons.empty());
}

TEST_CASE("coordinates that are not finite throw", "[geom]") {
    const Polygons<Lonlat> broken{{{{{0, 0}, {1, 0}, {std::nan(""), 1}, {0, 0}}, {}}}};
    CHECK_THROWS_AS(united(broken), std::runtime_error);
}

TEST_CASE("lines are cut to the inside or outside of areas, and keep their direction", "[geom]") {
    const Lines<Lonlat> lines{{{{-1, 0.5}, {3, 0.5}}, {{0.5, 3}, {0.5, 2}}}};
    const auto inside = intersection(lines, lonlat_square(0, 1));
    REQUIRE(inside.lines.size() == 1);
    CHECK(inside.lines[0] == Line<Lonlat>{{0, 0.5}, {1, 0.5}});
    const auto outside = difference(lines, lonlat_square(0, 1));
    REQUIRE(outside.lines.size() == 3);
    CHECK(outside.lines[0] == Line<Lonlat>{{-1, 0.5}, {0, 0.5}});
    CHECK(outside.lines[1] == Line<Lonlat>{{1, 0.5}, {3, 0.5}});
    CHECK(outside.lines[2] == lines.lines[1]);
    // Also against the direction of the area.
    const auto back = difference(Lines<Lonlat>{{{{3, 0.5}, {-1, 0.5}}}}, lonlat_square(0, 1));
    REQUIRE(back.lines.size() == 2);
    CHECK(back.lines[0].front() == Point<Lonlat>{3, 0.5});
    CHECK(back.lines[1].back() == Point<Lonlat>{-1, 0.5});
    CHECK(difference(lines, {}).lines == lines.lines);
    CHECK(intersection(lines, {}).lines.empty());
    CHECK(difference(Lines<Lonlat>{{{{0, 0}}}}, lonlat_square(5, 1)).lines.empty()); // a point is not a line
}

TEST_CASE("areas grow with round corners and shrink with sharp ones, finally to nothing", "[geom]") {
    const Polygons<Page> page{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}}};
    const auto area_of = [](const Polygons<Page>& polygons) {
        double sum = 0;
        for (const auto& polygon : polygons.polygons) {
            sum += std::fabs(signed_area(polygon.outer));
        }
        return sum;
    };
    CHECK(area_of(grown(page, 1)) == Approx(100 + 40 + 3.1416).epsilon(0.001));
    CHECK(area_of(grown(page, -2)) == Approx(36));
    CHECK(grown(page, -6).polygons.empty());
    CHECK(grown({}, 3).polygons.empty());
}
