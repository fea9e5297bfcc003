#include <catch2/catch.hpp>

#include "geom/operations.hpp"

using namespace conflictmap::geom;

TEST_CASE("points within the tolerance of the chord are removed, corners stay", "[geom]") {
    const Line<Page> line{{0, 0}, {1, 0.01}, {2, -0.01}, {3, 0}, {3, 3}};
    CHECK(thin(line, 0.1) == Line<Page>{{0, 0}, {3, 0}, {3, 3}});
    CHECK(thin(line, 0) == line);
    CHECK(thin(Line<Page>{}, 1).empty());
    CHECK(thin(Line<Page>{{0, 0}, {0.1, 0}}, 1) == Line<Page>{{0, 0}, {0.1, 0}});
}

TEST_CASE("a thinned line stays within the tolerance of the original", "[geom]") {
    Line<Page> line;
    for (int i = 0; i <= 30'000; ++i) { // longer than a run of the search
        const double x = i * 0.01;
        line.push_back({x, std::sin(x) + 0.3 * std::sin(17 * x)});
    }
    const double tolerance = 0.05;
    const auto thinned = thin(line, tolerance);
    REQUIRE(thinned.size() < line.size() / 4);
    std::size_t segment = 1;
    for (const auto& p : line) {
        while (thinned[segment].x < p.x) {
            ++segment;
        }
        const auto& a = thinned[segment - 1];
        const auto& b = thinned[segment];
        const double off =
            std::fabs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / std::hypot(b.x - a.x, b.y - a.y);
        REQUIRE(off <= tolerance + 1e-9);
    }
}

TEST_CASE("rings stay rings or disappear", "[geom]") {
    Line<Page> circle;
    for (int i = 0; i < 360; ++i) {
        circle.push_back({10 * std::cos(i * 0.0174533), 10 * std::sin(i * 0.0174533)});
    }
    circle.push_back(circle.front());
    const auto thinned = thin(circle, 0.1);
    CHECK(thinned.size() == 33);
    CHECK(thinned.front() == thinned.back());
    CHECK(thin(circle, 21).empty());
    // Long and flat: without special treatment, only two ends would be left.
    const auto flat = thin(Line<Page>{{0, 0}, {50, 0.01}, {100, 0}, {50, -0.02}, {25, -0.01}, {0, 0}}, 1);
    CHECK(flat.size() == 4);
    CHECK(flat.front() == flat.back());
}

TEST_CASE("thinning a geometry drops specks and keeps points", "[geom]") {
    const Line<Page> speck{{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0}};
    const Line<Page> square{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}};
    const Geometry<Page> areas = Polygons<Page>{{{square, {speck}}, {speck, {}}}};
    const auto thinned = std::get<Polygons<Page>>(thin(areas, 1));
    REQUIRE(thinned.polygons.size() == 1);
    CHECK(thinned.polygons[0].holes.empty());
    const Geometry<Page> only_speck = Polygons<Page>{{{speck, {}}}};
    CHECK(std::holds_alternative<std::monostate>(thin(only_speck, 1)));
    const Geometry<Page> points = Points<Page>{{{0, 0}, {0.1, 0}}};
    CHECK(thin(points, 1) == points);
}

TEST_CASE("smoothing keeps ends of lines and closes rings", "[geom]") {
    const auto line = smooth(Line<Page>{{0, 0}, {10, 0}, {10, 10}}, 2);
    CHECK(line.front() == Point<Page>{0, 0});
    CHECK(line.back() == Point<Page>{10, 10});
    CHECK(line.size() == 6);
    const auto ring = smooth(Line<Page>{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, 3);
    CHECK(ring.front() == ring.back());
    CHECK(std::fabs(signed_area(ring)) < 100);
    CHECK(std::fabs(signed_area(ring)) > 80);
    const Line<Page> two{{0, 0}, {1, 1}};
    CHECK(smooth(two, 3) == two);
    CHECK(smooth(Line<Page>{{0, 0}, {1, 1}, {2, 0}}, 0).size() == 3);
}
