#include <numbers>
#include <set>

#include <catch2/catch.hpp>

#include "symbol/hatch.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;

namespace {

/// Distance of every line of a hatch from the page's origin, measured across the lines, to 1e-6 mm.
std::vector<double> offsets(const scene::Group& group, double angle, std::size_t family = 0) {
    const double turn = angle * std::numbers::pi / 180;
    const scene::PagePoint along{std::cos(turn), -std::sin(turn)};
    std::vector<double> all;
    const auto& outline = std::get<scene::Path>(group.items.at(family)).outline;
    for (std::size_t i = 0; i + 1 < outline.points.size(); i += 2) {
        const auto& a = outline.points[i];
        const auto& b = outline.points[i + 1];
        const double at_a = -a.x * along.y + a.y * along.x;
        const double at_b = -b.x * along.y + b.y * along.x;
        CHECK(at_a == Approx(at_b).margin(1e-6)); // the line has the requested angle
        all.push_back(at_a);
    }
    return all;
}

Hatch hatch_of(double angle, double gap) {
    Hatch hatch;
    hatch.angle = angle;
    hatch.gap = gap;
    hatch.stroke.width = 0.2;
    return hatch;
}

} // namespace

TEST_CASE("lines are exactly one gap apart and cover the area", "[symbol]") {
    for (const double angle : {0.0, 30.0, 45.0, 90.0, 135.0}) {
        INFO(angle);
        const scene::PageBox box{{10, 20}, {50, 44}};
        const auto group = hatch_group(hatch_of(angle, 1.4), scene::rectangle(box));
        REQUIRE(group.clip);
        CHECK(*group.clip == scene::rectangle(box));
        const auto at = offsets(group, angle);
        REQUIRE(at.size() >= 2);
        for (std::size_t i = 1; i < at.size(); ++i) {
            CHECK(at[i] - at[i - 1] == Approx(1.4).margin(1e-9));
        }
        // There are as many lines as the width allows: none is missing at the edges.
        const double turn = angle * std::numbers::pi / 180;
        const double across = std::abs(box.width() * std::sin(turn)) + std::abs(box.height() * std::cos(turn));
        CHECK(static_cast<double>(at.size()) >= across / 1.4 - 1);
        CHECK(static_cast<double>(at.size()) <= across / 1.4 + 1);
    }
}

TEST_CASE("the hatch is aligned to the page: lines continue in neighbouring areas", "[symbol]") {
    const auto left = offsets(hatch_group(hatch_of(45, 1.3), scene::rectangle({{7.3, 3.1}, {20, 18}})), 45);
    const auto right = offsets(hatch_group(hatch_of(45, 1.3), scene::rectangle({{20, 3.1}, {41.7, 18}})), 45);
    // In the common range, both areas have the same lines.
    std::set<long> of_left;
    for (const double offset : left) {
        CHECK(offset / 1.3 == Approx(std::round(offset / 1.3)).margin(1e-9));
        of_left.insert(std::lround(offset / 1.3));
    }
    int shared = 0;
    for (const double offset : right) {
        CHECK(offset / 1.3 == Approx(std::round(offset / 1.3)).margin(1e-9));
        shared += of_left.contains(std::lround(offset / 1.3)) ? 1 : 0;
    }
    CHECK(shared == 8);
}

TEST_CASE("45 degrees rise to the right on the page", "[symbol]") {
    const auto group = hatch_group(hatch_of(45, 2), scene::rectangle({{0, 0}, {10, 10}}));
    const auto& points = std::get<scene::Path>(group.items.at(0)).outline.points;
    CHECK((points[1].x - points[0].x) * (points[1].y - points[0].y) < 0);
}

TEST_CASE("a cross hatch has a second family at a right angle", "[symbol]") {
    Hatch hatch = hatch_of(30, 2);
    hatch.cross = true;
    const auto group = hatch_group(hatch, scene::rectangle({{0, 0}, {30, 30}}));
    REQUIRE(group.items.size() == 2);
    const auto second = offsets(group, 120, 1);
    REQUIRE(second.size() == 20);
    CHECK(second[1] - second[0] == Approx(2));
}

TEST_CASE("broken lines are staggered by half a period", "[symbol]") {
    Hatch hatch = hatch_of(0, 2);
    hatch.stroke.dash = {3, 1};
    const auto group = hatch_group(hatch, scene::rectangle({{10.5, 0.5}, {50, 9}}));
    const auto& points = std::get<scene::Path>(group.items.at(0)).outline.points;
    REQUIRE(points.size() == 8);
    for (std::size_t i = 0; i < points.size(); i += 2) {
        const bool odd = std::lround(points[i].y / 2) % 2 != 0;
        const double phase = std::fmod(points[i].x + (odd ? 2 : 0), 4);
        CHECK(phase == Approx(0).margin(1e-9));
        CHECK(points[i].x <= 10.5); // the first dash begins before the area
    }
}

TEST_CASE("nothing to hatch", "[symbol]") {
    CHECK(hatch_group(hatch_of(45, 1), {}).items.empty());
    CHECK(hatch_group(hatch_of(45, 0), scene::rectangle({{0, 0}, {10, 10}})).items.empty());
}
