#include <catch2/catch.hpp>

#include "projection/sphere.hpp"

using namespace conflictmap;
using namespace conflictmap::projection;
using LonlatLine = geom::Line<geom::Lonlat>;

TEST_CASE("densifying keeps vertices and limits every step", "[projection]") {
    const auto dense = densified<geom::Lonlat>({{0, 0}, {10, 0}, {10, 0.5}}, 1);
    CHECK(dense.size() == 12);
    CHECK(dense.front().x == 0);
    CHECK(dense[10].x == 10);
    CHECK(densified<geom::Lonlat>({}, 1).empty());
    CHECK(densified<geom::Lonlat>({{5, 5}}, 1).size() == 1);
    CHECK(densified<geom::Lonlat>({{0, 0}, {1, 1}}, 1).size() == 2);
    CHECK(densified<geom::Lonlat>({{0, 0}, {1e300, 0}}, 1e-9).size() <= 100'001);
    CHECK(densified<geom::Lonlat>({{0, 0}, {std::nan(""), 0}}, 1).size() == 2);
}

TEST_CASE("points beyond the horizon are moved onto it", "[projection]") {
    LonlatLine ring{{0, 0}, {150, 0}, {150, 60}, {0, 0}};
    CHECK_FALSE(follow_horizon(ring, {0, 0}, 90));
    for (const auto& p : ring) {
        const double up = std::cos(p.y * 0.017453292) * std::cos(p.x * 0.017453292);
        CHECK(up > -1e-9);
    }
    CHECK(ring.size() == 40); // points along the horizon between the two that are hidden
    LonlatLine hidden{{170, 0}, {175, 0}, {170, 5}, {170, 0}};
    CHECK(follow_horizon(hidden, {0, 0}, 90));
    LonlatLine empty;
    CHECK(follow_horizon(empty, {0, 0}, 90));
}

TEST_CASE("hiding makes distant points infinite and keeps near ones", "[projection]") {
    LonlatLine line{{10, 0}, {100, 0}};
    hide_beyond(line, {0, 0}, 90);
    CHECK(line[0] == geom::Point<geom::Lonlat>{10, 0});
    CHECK_FALSE(std::isfinite(line[1].x));
}

TEST_CASE("the horizon is a closed circle around its centre", "[projection]") {
    const auto ring = horizon_of({35, 90}, 30);
    CHECK(ring.front() == ring.back());
    for (const auto& p : ring) {
        CHECK(p.y == Approx(60));
    }
}
