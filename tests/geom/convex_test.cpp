#include <catch2/catch.hpp>

#include "geom/convex.hpp"

using namespace conflictmap::geom;

namespace {

Line<Page> box_ring(double left, double top, double right, double bottom) {
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

} // namespace

TEST_CASE("boxes share ground when they overlap", "[geom]") {
    CHECK(share_ground(box_ring(0, 0, 4, 2), box_ring(3, 1, 6, 5), 0));
    CHECK(share_ground(box_ring(0, 0, 9, 9), box_ring(4, 4, 5, 5), 0));       // one within the other
    CHECK_FALSE(share_ground(box_ring(0, 0, 4, 2), box_ring(4, 0, 6, 2), 0)); // a touch
    CHECK_FALSE(share_ground(box_ring(0, 0, 4, 2), box_ring(5, 0, 6, 2), 0));
    // They overlap by 0.1 mm along x, which does not count with a tolerance above that.
    CHECK(share_ground(box_ring(0, 0, 4, 2), box_ring(3.9, 0, 6, 2), 0.05));
    CHECK_FALSE(share_ground(box_ring(0, 0, 4, 2), box_ring(3.9, 0, 6, 2), 0.15));
}

TEST_CASE("a rotated box is compared by its shape, not its bounds", "[geom]") {
    const Line<Page> diamond{{0, -5}, {5, 0}, {0, 5}, {-5, 0}};
    CHECK_FALSE(share_ground(diamond, box_ring(3, 3, 6, 6), 0)); // inside its bounds, next to its edge
    CHECK(share_ground(diamond, box_ring(2, 2, 6, 6), 0));
}

TEST_CASE("segments that cross, and segments that do not", "[geom]") {
    CHECK(share_ground({{0, 0}, {4, 4}}, {{0, 4}, {4, 0}}, 0));
    CHECK_FALSE(share_ground({{0, 0}, {4, 4}}, {{5, 0}, {9, -4}}, 0));
    CHECK_FALSE(share_ground({{0, 0}, {4, 0}}, {{0, 1}, {4, 1}}, 0));
    CHECK_FALSE(share_ground({{0, 0}, {4, 0}}, {{5, 0}, {9, 0}}, 0)); // on one line, apart
    CHECK(share_ground({{-1, 1}, {9, 1}}, box_ring(0, 0, 4, 2), 0));
    CHECK_FALSE(share_ground({{-1, 3}, {9, 3}}, box_ring(0, 0, 4, 2), 0));
    CHECK_FALSE(share_ground({{-3, 0}, {0, -3}}, box_ring(-1, -1, 4, 2), 0)); // past its corner
}
