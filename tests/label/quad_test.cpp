#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "label/quad.hpp"

using namespace conflictmap::label;

TEST_CASE("upright quads overlap only when they share ground") {
    const Quad a{{0, 0}, 2, 1, 0};
    CHECK(overlap(a, {{3.9, 0}, 2, 1, 0}, 0));
    CHECK_FALSE(overlap(a, {{4, 0}, 2, 1, 0}, 0)); // side by side
    CHECK_FALSE(overlap(a, {{4.1, 0}, 2, 1, 0}, 0));
    CHECK(overlap(a, {{4.1, 0}, 2, 1, 0}, 0.2));
    CHECK(overlap(a, {{0, 0}, 0.1, 0.1, 0}, 0)); // one inside the other
}

TEST_CASE("rotated quads may be apart even if their boxes overlap") {
    const Quad slope{{0, 0}, 5, 0.5, 45};
    const Quad corner{{3, -1}, 0.5, 0.5, 0};
    CHECK(bounds(slope).overlaps(bounds(corner)));
    CHECK_FALSE(overlap(slope, corner, 0));
    CHECK_FALSE(overlap(corner, slope, 0));
    CHECK(overlap(slope, {{3, 3}, 0.5, 0.5, 0}, 0)); // clockwise on the page: right and down
    CHECK_FALSE(overlap(slope, {{3, -3}, 0.5, 0.5, 0}, 0));
}

TEST_CASE("a quarter turn swaps width and height") {
    const PageBox box = bounds(Quad{{1, 2}, 3, 1, 90});
    CHECK(box.width() == Approx(2));
    CHECK(box.height() == Approx(6));
}

TEST_CASE("length of a segment inside a quad") {
    const Quad quad{{0, 0}, 2, 1, 0};
    CHECK(length_inside(quad, {{-5, 0}, {5, 0}}) == Approx(4));
    CHECK(length_inside(quad, {{-1, 0}, {1, 0}}) == Approx(2));
    CHECK(length_inside(quad, {{0, -9}, {0, 9}}) == Approx(2));
    CHECK(length_inside(quad, {{-5, 2}, {5, 2}}) < 0);
    CHECK(length_inside(quad, {{3, -1}, {3, 1}}) < 0);
    CHECK(length_inside(quad, {{0, 0}, {0, 0}}) == Approx(0)); // a point inside touches
    const Quad turned{{0, 0}, 2, 1, 30};
    const double dx = std::cos(30 * 3.14159265358979 / 180);
    const double dy = std::sin(30 * 3.14159265358979 / 180);
    CHECK(length_inside(turned, {{-9 * dx, -9 * dy}, {9 * dx, 9 * dy}}) == Approx(4));
}

TEST_CASE("distances") {
    CHECK(distance(Quad{{0, 0}, 2, 1, 0}, PagePoint{5, 5}) == Approx(5));
    CHECK(distance(Quad{{0, 0}, 2, 1, 0}, PagePoint{1, 0.5}) == 0);
    CHECK(distance(Segment{{0, 0}, {2, 0}}, PagePoint{3, 1}) == Approx(std::sqrt(2)));
    CHECK(distance(Segment{{0, 0}, {2, 0}}, Segment{{1, -1}, {1, 1}}) == 0);
    CHECK(distance(Segment{{0, 0}, {2, 0}}, Segment{{1, 1}, {1, 2}}) == Approx(1));
    CHECK(distance(Segment{{0, 0}, {2, 0}}, Segment{{2, 0}, {3, 1}}) == 0); // end to end
}

TEST_CASE("a quad that is partly outside is not inside") {
    const PageBox around{{0, 0}, {10, 10}};
    CHECK(inside(bounds(Quad{{5, 5}, 5, 5, 0}), around));
    CHECK_FALSE(inside(bounds(Quad{{5, 5}, 5.001, 5, 0}), around));
    CHECK_FALSE(inside(bounds(Quad{{5, 5}, 5, 5, 45}), around));
    CHECK_FALSE(is_finite({std::numeric_limits<double>::quiet_NaN(), 0}));
}
