#include <catch2/catch.hpp>

#include "geom/operations.hpp"

using namespace conflictmap::geom;

namespace {

const Line<Plane> square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
const Line<Plane> square_hole{{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}};

} // namespace

TEST_CASE("signed area follows the direction of the ring", "[geom]") {
    CHECK(signed_area(square) == Approx(100));
    CHECK(signed_area(Line<Plane>(square.rbegin(), square.rend())) == Approx(-100));
    CHECK(signed_area(Line<Plane>{}) == 0);
    // Far from the origin, rounding must not hide the small ring.
    Line<Plane> far;
    for (const auto& p : square_hole) {
        far.push_back({p.x + 1e9, p.y + 1e9});
    }
    CHECK(signed_area(far) == Approx(36));
}

TEST_CASE("even-odd containment with holes and several polygons", "[geom]") {
    const Polygons<Plane> areas{{{square, {square_hole}}, {{{20, 0}, {30, 0}, {25, 9}, {20, 0}}, {}}}};
    CHECK(contains(areas, {1, 1}));
    CHECK_FALSE(contains(areas, {5, 5}));
    CHECK(contains(areas, {25, 1}));
    CHECK_FALSE(contains(areas, {15, 1}));
    CHECK_FALSE(contains(Polygons<Plane>{}, {0, 0}));
}

TEST_CASE("the pole of an L is in its corner, the pole of a ring in its band", "[geom]") {
    const Polygons<Plane> ell{{{{{0, 0}, {10, 0}, {10, 2}, {3, 2}, {3, 10}, {0, 10}, {0, 0}}, {}}}};
    const auto pole = pole_of(ell, 0.01);
    REQUIRE(pole);
    CHECK(contains(ell, pole->point));
    CHECK(pole->radius == Approx(1.5).margin(0.05));
    const auto band = pole_of(Polygons<Plane>{{{square, {square_hole}}}}, 0.01);
    REQUIRE(band);
    CHECK_FALSE(contains(Polygons<Plane>{{{square_hole, {}}}}, band->point));
    CHECK(band->radius > 1);
    CHECK(band->radius < 1.25);
}

TEST_CASE("the pole is in the largest polygon, and flat ones have none", "[geom]") {
    const Line<Plane> small{{100, 0}, {101, 0}, {101, 1}, {100, 1}, {100, 0}};
    const auto pole = pole_of(Polygons<Plane>{{{small, {}}, {square, {}}}}, 0.01);
    REQUIRE(pole);
    CHECK(pole->point.x == Approx(5).margin(0.1));
    CHECK(pole->radius == Approx(5).margin(0.02));
    CHECK_FALSE(pole_of(Polygons<Plane>{}, 0.1));
    CHECK_FALSE(pole_of(Polygons<Plane>{{{{{0, 0}, {5, 0}, {9, 0}, {0, 0}}, {}}}}, 0.1));
    // A strip a thousand times longer than wide, with a precision of zero: the search still ends.
    const auto strip = pole_of(Polygons<Plane>{{{{{0, 0}, {1000, 0}, {1000, 1}, {0, 1}, {0, 0}}, {}}}}, 0);
    REQUIRE(strip);
    CHECK(strip->radius == Approx(0.5).margin(0.01));
}

TEST_CASE("places and directions along a line", "[geom]") {
    const Line<Plane> line{{0, 0}, {10, 0}, {10, 0}, {10, 5}};
    CHECK(length(line) == Approx(15));
    CHECK(point_along(line, 4).point == Point<Plane>{4, 0});
    CHECK(point_along(line, 12).point == Point<Plane>{10, 2});
    CHECK(point_along(line, 12).direction == Approx(1.5707963));
    CHECK(point_along(line, -1).point == Point<Plane>{0, 0});
    CHECK(point_along(line, 99).point == Point<Plane>{10, 5});
    CHECK(point_along(Line<Plane>{}, 1).point == Point<Plane>{});
    CHECK(length(Line<Plane>{{3, 3}}) == 0);
}

TEST_CASE("points along a line are those of single searches", "[geom]") {
    const Line<Plane> line{{0, 0}, {10, 0}, {10, 0}, {10, 5}, {7, 1}};
    for (const double spacing : {0.3, 1.0, 2.5, 7.0, 15.0, 100.0}) {
        INFO(spacing);
        const auto points = points_along(line, spacing);
        REQUIRE(points.size() == static_cast<std::size_t>(length(line) / spacing) + 1);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto single = point_along(line, static_cast<double>(i) * spacing).point;
            CHECK(points[i].x == Approx(single.x).margin(1e-9));
            CHECK(points[i].y == Approx(single.y).margin(1e-9));
        }
    }
    CHECK(points_along(Line<Plane>{{3, 3}}, 1) == Line<Plane>{{3, 3}});
    CHECK(points_along(Line<Plane>{{3, 3}, {3, 3}}, 1) == Line<Plane>{{3, 3}});
    CHECK(points_along(Line<Plane>{}, 1).empty());
}

TEST_CASE("a stretch of a line is between two distances", "[geom]") {
    const Line<Page> line{{0, 0}, {4, 0}, {4, 3}};
    CHECK(stretch_of(line, 1, 6) == Line<Page>{{1, 0}, {4, 0}, {4, 2}});
    CHECK(stretch_of(line, 5, 6) == Line<Page>{{4, 1}, {4, 2}});
    CHECK(stretch_of(line, -3, 99) == line);
    CHECK(stretch_of(line, 4, 7) == Line<Page>{{4, 0}, {4, 3}}); // from corner to end
    CHECK(stretch_of(line, 3, 3).empty());
    CHECK(stretch_of(line, 8, 9).empty());
    CHECK(stretch_of(Line<Page>{{1, 1}}, 0, 1).empty());
}
