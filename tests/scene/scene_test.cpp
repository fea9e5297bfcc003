#include "scene/scene.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;
using namespace conflictmap::scene;
using Geometry = geom::Geometry<geom::Page>;

TEST_CASE("polygons become closed rings, holes included", "[scene]") {
    const geom::Polygon<geom::Page> polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}};
    const Outline outline = outline_of(Geometry(geom::Polygons<geom::Page>{{polygon}}));
    using enum Verb;
    CHECK(outline.verbs == std::vector<Verb>{move, line, line, close, move, line, line, close});
    CHECK(outline.points ==
          std::vector<PagePoint>{{0, 0}, {4, 0}, {4, 4}, {1, 1}, {2, 1}, {2, 2}}); // the repeated ends become closes
}

TEST_CASE("lines stay open unless they end at their start", "[scene]") {
    using enum Verb;
    CHECK(outline_of(Geometry(geom::Lines<geom::Page>{{{{0, 0}, {1, 0}, {1, 1}}}})).verbs ==
          std::vector<Verb>{move, line, line});
    CHECK(outline_of(Geometry(geom::Lines<geom::Page>{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}})).verbs ==
          std::vector<Verb>{move, line, line, close});
    CHECK(outline_of(Geometry(geom::Lines<geom::Page>{{{{0, 0}, {1, 0}, {0, 0}}}})).verbs ==
          std::vector<Verb>{move, line, line}); // there and back is not a ring
    CHECK(outline_of(Geometry(geom::Lines<geom::Page>{{{{0, 0}}, {}}})).empty());
}

TEST_CASE("empty geometries and points have no outline", "[scene]") {
    CHECK(outline_of(Geometry()).empty());
    CHECK(outline_of(Geometry(geom::Points<geom::Page>{{{1, 2}}})).empty());
    CHECK(outline_of(Geometry(geom::Polygons<geom::Page>{})).empty());
    CHECK(bounds(Outline()).empty());
}

TEST_CASE("shapes have the given bounds", "[scene]") {
    const PageBox box{{1, 2}, {11, 7}};
    CHECK(bounds(rectangle(box)) == box);
    CHECK(bounds(rounded_rectangle(box, 1)) == box);
    CHECK(bounds(circle({5, 5}, 2)) == PageBox{{3, 3}, {7, 7}});
    CHECK(rectangle(PageBox()).empty());
    CHECK(rectangle(box).verbs.back() == Verb::close);
}

TEST_CASE("a rounded rectangle's radius is at most half its side", "[scene]") {
    const PageBox box{{0, 0}, {10, 4}};
    CHECK(rounded_rectangle(box, 0) == rectangle(box));
    CHECK(rounded_rectangle(box, -1) == rectangle(box));
    CHECK(rounded_rectangle(box, 100) == rounded_rectangle(box, 2));
    CHECK(rounded_rectangle(box, 2).points.front() == PagePoint{2, 0});
}

TEST_CASE("a circle is round", "[scene]") {
    const Outline outline = circle({0, 0}, 10);
    REQUIRE(outline.verbs.at(1) == Verb::curve);
    const PagePoint* p = outline.points.data();
    for (const double t : {0.1, 0.25, 0.5, 0.8}) {
        const double u = 1 - t;
        const auto at = [&](double a, double b, double c, double d) {
            return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        };
        CHECK(std::hypot(at(p[0].x, p[1].x, p[2].x, p[3].x), at(p[0].y, p[1].y, p[2].y, p[3].y)) ==
              Approx(10).epsilon(0.0003));
    }
}

TEST_CASE("a group's reference stays valid while siblings are added", "[scene]") {
    Group root;
    Group& first = root.add_group();
    for (int i = 0; i < 100; ++i) {
        root.add_group();
    }
    first.id = "first";
    CHECK(std::get<std::unique_ptr<Group>>(root.items.front())->id == "first");
    CHECK(root.items.size() == 101);
}
