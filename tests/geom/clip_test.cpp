#include <catch2/catch.hpp>

#include "geom/operations.hpp"

using namespace conflictmap::geom;

namespace {

using P = Point<Page>;
const Box<Page> box{{0, 0}, {10, 10}};
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

double area(const Line<Page>& ring) {
    return std::fabs(signed_area(ring));
}

} // namespace

TEST_CASE("a line is cut where it leaves the box", "[geom]") {
    const auto parts = clip_line<Page>({{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}}, box);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == Line<Page>{{0, 5}, {5, 5}, {5, 10}});
    CHECK(parts[1] == Line<Page>{{8, 10}, {8, 5}});
}

TEST_CASE("a line across the box is kept even without a vertex inside", "[geom]") {
    const auto parts = clip_line<Page>({{-10, -10}, {20, 20}}, box);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].front().x == Approx(0).margin(1e-12));
    CHECK(parts[0].back().y == Approx(10));
}

TEST_CASE("lines outside, empty, touching a corner or broken by NaN", "[geom]") {
    CHECK(clip_line<Page>({{11, 0}, {20, 5}}, box).empty());
    CHECK(clip_line<Page>({}, box).empty());
    CHECK(clip_line<Page>({{5, 5}}, box).empty());
    CHECK(clip_line<Page>({{-1, 1}, {1, -1}}, Box<Page>{{0, 0}, {10, 10}}).size() <= 1);
    CHECK(clip_line<Page>({{-2, 1}, {1, -2}}, box).empty());
    const auto parts = clip_line<Page>({{1, 1}, {2, 2}, {nan_value, 3}, {4, 4}, {5, 5}}, box);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == Line<Page>{{1, 1}, {2, 2}});
    CHECK(parts[1] == Line<Page>{{4, 4}, {5, 5}});
}

TEST_CASE("a ring is cut and closed along the edge", "[geom]") {
    const auto ring = clip_ring<Page>({{5, 5}, {15, 5}, {15, 15}, {5, 15}, {5, 5}}, box);
    REQUIRE(ring.size() == 5);
    CHECK(ring.front() == ring.back());
    CHECK(area(ring) == Approx(25));
}

TEST_CASE("a ring around the box becomes the box, a ring outside becomes empty", "[geom]") {
    CHECK(area(clip_ring<Page>({{-5, -5}, {15, -5}, {15, 15}, {-5, 15}, {-5, -5}}, box)) == Approx(100));
    CHECK(clip_ring<Page>({{11, 11}, {12, 11}, {12, 12}, {11, 11}}, box).empty());
    CHECK(clip_ring<Page>({}, box).empty());
    CHECK(clip_ring<Page>({{1, 1}, {2, 2}, {1, 1}}, box).empty());
    const Line<Page> inside{{1, 1}, {2, 1}, {2, 2}, {1, 1}};
    CHECK(clip_ring<Page>(inside, box) == inside);
}

TEST_CASE("no clipped coordinate leaves the box, for any ring", "[geom]") {
    // A star with spikes far outside, huge numbers and an infinite vertex.
    Line<Page> ring;
    for (int i = 0; i < 40; ++i) {
        const double r = i % 2 == 0 ? 3 : 1e9;
        ring.push_back({5 + r * std::cos(i * 0.157), 5 + r * std::sin(i * 0.157)});
    }
    ring.push_back({std::numeric_limits<double>::infinity(), 0});
    ring.push_back(ring.front());
    const auto cut = clip_ring(ring, box);
    REQUIRE(cut.size() == 65);
    for (const auto& p : cut) {
        CHECK(box.grown(1e-6).contains(p));
    }
}

TEST_CASE("clipping a geometry drops empty parts and keeps holes", "[geom]") {
    const Geometry<Page> points = Points<Page>{{{1, 1}, {11, 1}, {10, 10}}};
    CHECK(std::get<Points<Page>>(clip(points, box)).points == Line<Page>{{1, 1}, {10, 10}});
    const Geometry<Page> gone = Points<Page>{{{11, 1}}};
    CHECK(std::holds_alternative<std::monostate>(clip(gone, box)));
    const Geometry<Page> holed =
        Polygons<Page>{{{{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}, {-5, -5}},
                         {{{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}}, {{11, 11}, {12, 11}, {12, 12}, {11, 11}}}}}};
    const auto cut = std::get<Polygons<Page>>(clip(holed, box));
    REQUIRE(cut.polygons.size() == 1);
    CHECK(cut.polygons[0].holes.size() == 1);
    CHECK(std::holds_alternative<std::monostate>(clip(Geometry<Page>{}, box)));
}
