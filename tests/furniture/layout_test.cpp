#include <catch2/catch.hpp>

#include "furniture/layout.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;

namespace {

const scene::PageBox frame{{10, 20}, {110, 100}}; // 100 by 80 mm
constexpr double gap = 2.5;

geom::Polygons<geom::Page> area(double x0, double y0, double x1, double y1) {
    return {{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}}};
}

} // namespace

TEST_CASE("sums over boxes", "[furniture]") {
    Occupancy occupancy(frame);
    CHECK(occupancy.sum(frame) == 0);
    CHECK(occupancy.frame() == frame);
    occupancy.add_area(area(20, 30, 40, 40), 1);
    // Cells of one square millimetre; cells at the edge may count or not.
    CHECK(occupancy.sum(frame) == Approx(200).margin(25));
    CHECK(occupancy.sum({{22, 32}, {30.5, 36.5}}) == Approx(45).margin(1e-9));
    CHECK(occupancy.sum({{60, 60}, {80, 80}}) == 0);
    occupancy.add_area(area(20, 30, 40, 40), 0.5); // weights add up
    CHECK(occupancy.sum({{22, 32}, {30.5, 36.5}}) == Approx(67.5).margin(1e-9));
}

TEST_CASE("holes are free, and areas outside the frame do not count", "[furniture]") {
    Occupancy occupancy(frame);
    auto ring = area(20, 30, 60, 70);
    ring.polygons[0].holes.push_back(area(30, 40, 50, 60).polygons[0].outer);
    occupancy.add_area(ring, 1);
    CHECK(occupancy.sum({{33, 43}, {47, 57}}) == 0);
    CHECK(occupancy.sum(frame) == Approx(1200).margin(90));
    Occupancy outside(frame);
    outside.add_area(area(200, 200, 300, 300), 1);
    outside.add_area(area(-50, 30, 5, 40), 1);
    outside.add_box({{0, 0}, {9, 9}}, 1);
    outside.add_line({{0, 0}, {5, 5}}, 1);
    CHECK(outside.sum(frame) == 0);
    // Half inside, half outside.
    Occupancy half(frame);
    half.add_area(area(-50, 30, 30, 40), 1);
    CHECK(half.sum(frame) == Approx(200).margin(25));
}

TEST_CASE("boxes and lines", "[furniture]") {
    Occupancy occupancy(frame);
    occupancy.add_box({{50.2, 50.2}, {52.8, 51.8}}, 4);
    CHECK(occupancy.sum(frame) == Approx(24)); // three by two cells
    Occupancy lines(frame);
    lines.add_line({{20, 50.5}, {60, 50.5}}, 2);
    CHECK(lines.sum(frame) == Approx(2 * 41).margin(3));
    CHECK(lines.sum({{20, 60}, {60, 70}}) == 0);
}

TEST_CASE("a crowd of points weighs as much as a box around each", "[furniture][marks]") {
    Occupancy each(frame);
    Occupancy together(frame);
    Occupancy::Crowd crowd(together, 3, 0.5);
    for (int i = 0; i < 1000; ++i) {
        const scene::PagePoint at{5 + i % 37 + 0.5, 15 + i / 48 * 3 + 0.5}; // several in a cell, some outside the frame
        crowd.add(at);
        if (frame.contains(at)) {
            each.add_box(scene::PageBox{at, at}.grown(3), 0.5);
        }
    }
    CHECK(together.sum(frame) == 0); // until it settles
    crowd.settle();
    CHECK(together.sum(frame) == Approx(each.sum(frame)));
    CHECK(together.sum({{30, 40}, {50, 60}}) == Approx(each.sum({{30, 40}, {50, 60}})));
    CHECK(each.sum({{30, 40}, {50, 60}}) > 100);
}

TEST_CASE("a requested corner is used, whatever is there", "[furniture]") {
    Occupancy occupancy(frame);
    occupancy.add_area(area(10, 20, 110, 100), 100);
    const auto at = [&](const std::string& corner) { return find_place(occupancy, corner, 30, 20, gap); };
    CHECK(at("top-left") == scene::PageBox{{12.5, 22.5}, {42.5, 42.5}});
    CHECK(at("top-right") == scene::PageBox{{77.5, 22.5}, {107.5, 42.5}});
    CHECK(at("bottom-left") == scene::PageBox{{12.5, 77.5}, {42.5, 97.5}});
    CHECK(at("bottom-right") == scene::PageBox{{77.5, 77.5}, {107.5, 97.5}});
}

TEST_CASE("on a requested side, the free place closest to a corner is used", "[furniture]") {
    Occupancy occupancy(frame);
    occupancy.add_area(area(10, 20, 60, 100), 1); // the left half is the subject
    const auto bottom = find_place(occupancy, "bottom", 30, 20, gap);
    CHECK(bottom.max.y == Approx(97.5));
    CHECK(bottom.max.x == Approx(107.5).margin(1e-6));
    Occupancy top(frame);
    top.add_area(area(10, 20, 110, 60), 1); // the upper half
    const auto right = find_place(top, "right", 30, 20, gap);
    CHECK(right.max.x == Approx(107.5));
    CHECK(right.max.y == Approx(97.5).margin(1e-6));
}

TEST_CASE("by default, a block is in a free corner", "[furniture]") {
    const std::vector<std::pair<scene::PageBox, scene::PagePoint>> cases{
        // the occupied part, and the only free corner
        {{{10, 20}, {75, 100}}, {107.5, 22.5}},
        {{{45, 20}, {110, 100}}, {12.5, 22.5}},
    };
    for (const auto& [taken, corner] : cases) {
        Occupancy occupancy(frame);
        occupancy.add_area(area(taken.min.x, taken.min.y, taken.max.x, taken.max.y), 1);
        // The lower corner on the free side is occupied as well.
        occupancy.add_box({{10, 70}, {110, 100}}, 1);
        const auto place = find_place(occupancy, "", 25, 15, gap);
        CHECK(place.min.y == Approx(corner.y));
        CHECK((place.min.x == Approx(corner.x) || place.max.x == Approx(corner.x).margin(1e-6)));
    }
}

TEST_CASE("every corner is reached exactly, for all sizes", "[furniture]") {
    for (const double width : {13.0, 30.3, 51.7, 88.8}) {
        for (const double height : {7.0, 21.9, 44.4, 66.6}) {
            INFO(width << " by " << height);
            Occupancy occupancy(frame);
            // Only the lower right corner is free.
            occupancy.add_box({frame.min, {frame.max.x, frame.max.y - height - gap - 2}}, 1);
            occupancy.add_box({frame.min, {frame.max.x - width - gap - 2, frame.max.y}}, 1);
            const auto place = find_place(occupancy, "", width, height, gap);
            CHECK(place.max.x == Approx(frame.max.x - gap).margin(1e-6));
            CHECK(place.max.y == Approx(frame.max.y - gap).margin(1e-6));
        }
    }
}

TEST_CASE("the subject is avoided even if no corner is free", "[furniture]") {
    Occupancy hole(frame);
    auto all_but_middle = area(10, 20, 110, 100);
    all_but_middle.polygons[0].holes.push_back(area(40, 40, 80, 70).polygons[0].outer);
    hole.add_area(all_but_middle, 1);
    const auto place = find_place(hole, "", 25, 15, gap);
    CHECK(hole.sum(place) == 0);
    CHECK(place.min.x >= 40);
    CHECK(place.max.x <= 80);
    CHECK(place.min.y >= 40);
    CHECK(place.max.y <= 70);
}

TEST_CASE("a block larger than the frame begins at its top left", "[furniture]") {
    const Occupancy occupancy(frame);
    const auto place = find_place(occupancy, "bottom-right", 300, 200, gap);
    CHECK(place.min.x == Approx(12.5));
    CHECK(place.min.y == Approx(22.5));
    CHECK(place.width() == Approx(300));
}
