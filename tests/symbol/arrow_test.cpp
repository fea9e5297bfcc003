#include <catch2/catch.hpp>

#include "geom/operations.hpp"
#include "symbol/arrow.hpp"
#include "symbol/sample.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;
using symbol_tests::count;
using symbol_tests::line;

TEST_CASE("a head is at the end of the line, with its tip at the end", "[symbol]") {
    Arrow arrow;
    arrow.head = 3;
    arrow.head_width = 2;
    const auto head = arrows_along(line({{0, 10}, {20, 10}}), arrow);
    REQUIRE(count(head) == 1);
    REQUIRE(head.points.size() == 3);
    CHECK(head.points[0].x == Approx(17));
    CHECK(head.points[0].y == Approx(9)); // the left of an eastward line is up
    CHECK(head.points[1].x == Approx(20));
    CHECK(head.points[1].y == Approx(10));
    CHECK(head.points[2].y == Approx(11));
    arrow.at_start = true;
    const auto both = arrows_along(line({{0, 10}, {20, 10}}), arrow);
    REQUIRE(count(both) == 2);
    CHECK(both.points[1].x == Approx(0)); // the tip at the start
    CHECK(both.points[0].x == Approx(3));
    arrow.at_start = false;
    arrow.at_end = false;
    CHECK(arrows_along(line({{0, 10}, {20, 10}}), arrow).empty());
}

TEST_CASE("heads share a short line, and a point has none", "[symbol]") {
    Arrow arrow;
    arrow.head = 3;
    arrow.at_start = true;
    const auto both = arrows_along(line({{0, 0}, {4, 0}}), arrow);
    REQUIRE(both.points.size() == 6);
    CHECK(both.points[0].x == Approx(1)); // a quarter of the line each
    CHECK(both.points[3].x == Approx(3));
    CHECK(arrows_along(line({{5, 5}, {5, 5}}), arrow).empty());
    CHECK(arrows_along({}, arrow).empty());
}

TEST_CASE("a shaft tapers from its tail to the head's foot", "[symbol]") {
    Arrow arrow;
    arrow.head = 4;
    arrow.tail = 1;
    arrow.width = 3;
    const auto outline = arrows_along(line({{0, 0}, {24, 0}}), arrow);
    REQUIRE(count(outline) == 2);
    // Head first, then the shaft: its first and last points are the tail's corners.
    CHECK(outline.points[3].x == Approx(0));
    CHECK(outline.points[3].y == Approx(-0.5));
    CHECK(outline.points.back().y == Approx(0.5));
    const auto box = scene::bounds(outline);
    CHECK(box.max.x == Approx(24));
    double widest = 0;
    for (std::size_t i = 3; i < outline.points.size(); ++i) {
        CHECK(outline.points[i].x <= 20 + 1e-9);
        widest = std::max(widest, std::fabs(outline.points[i].y));
    }
    CHECK(widest == Approx(1.5));
}

TEST_CASE("strokes end inside the heads", "[symbol]") {
    Arrow arrow;
    arrow.head = 5;
    const auto shafts = shafts_of(line({{0, 0}, {20, 0}}), arrow);
    CHECK(shafts.lines[0].front() == scene::PagePoint{0, 0});
    CHECK(shafts.lines[0].back().x > 15);
    CHECK(shafts.lines[0].back().x < 18);
    arrow.at_end = false;
    CHECK(shafts_of(line({{0, 0}, {20, 0}}), arrow).lines[0].back().x == Approx(20));
}

TEST_CASE("trimming removes the gap from both ends, unless nothing would be left", "[symbol]") {
    const auto lines = line({{0, 0}, {10, 0}});
    CHECK(trimmed(lines, 2).lines[0] == geom::Line<geom::Page>{{2, 0}, {8, 0}});
    CHECK(trimmed(lines, 6) == lines);
    CHECK(trimmed(lines, 0) == lines);
}

TEST_CASE("lines bend to their left by a share of their length and keep their ends", "[symbol]") {
    const auto bow = bowed(line({{0, 10}, {20, 10}}), 0.25).lines[0];
    CHECK(bow.front() == scene::PagePoint{0, 10});
    CHECK(bow.back().x == Approx(20));
    CHECK(bow.back().y == Approx(10));
    const auto middle = bow[bow.size() / 2];
    CHECK(middle.x == Approx(10).margin(0.5));
    CHECK(middle.y == Approx(5).margin(0.05)); // up, a quarter of 20 mm
    const auto right = bowed(line({{0, 10}, {20, 10}}), -0.25).lines[0];
    CHECK(right[right.size() / 2].y == Approx(15).margin(0.05));
    const auto ring = line({{0, 0}, {5, 0}, {0, 0}});
    CHECK(bowed(ring, 0.5) == ring); // no chord to bow from
}
