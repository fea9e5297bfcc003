#include <numbers>

#include <catch2/catch.hpp>

#include "geom/operations.hpp"
#include "symbol/marker.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;

namespace {

/// Area of an outline; curves are followed in small steps.
double area(const scene::Outline& outline) {
    geom::Line<geom::Page> ring;
    std::size_t next = 0;
    for (const scene::Verb verb : outline.verbs) {
        if (verb == scene::Verb::move || verb == scene::Verb::line) {
            ring.push_back(outline.points.at(next++));
        } else if (verb == scene::Verb::curve) {
            const auto a = ring.back();
            const auto b = outline.points.at(next);
            const auto c = outline.points.at(next + 1);
            const auto d = outline.points.at(next + 2);
            next += 3;
            for (int i = 1; i <= 64; ++i) {
                const double t = i / 64.0;
                const double u = 1 - t;
                ring.push_back({u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                                u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y});
            }
        }
    }
    ring.push_back(ring.front());
    return std::abs(geom::signed_area(ring));
}

} // namespace

TEST_CASE("all filled shapes of one size have the area of the circle", "[symbol]") {
    for (const double size : {0.5, 2.0, 10.0}) {
        const double circle = std::numbers::pi * size * size / 4;
        for (const auto& shape : marker_shapes()) {
            INFO(shape << " " << size);
            if (shape != "cross") {
                CHECK(area(marker_outline(shape, {3, 4}, size)) == Approx(circle).epsilon(0.002));
            }
        }
    }
}

TEST_CASE("symbols are centred on their place", "[symbol]") {
    const scene::PagePoint place{30, -7};
    for (const auto* shape : {"circle", "square", "diamond", "cross"}) {
        INFO(shape);
        const auto box = scene::bounds(marker_outline(shape, place, 2));
        CHECK(box.centre().x == Approx(30));
        CHECK(box.centre().y == Approx(-7));
    }
    // Triangles have their centroid at their place, a third of the height above the base, and point up or down the
    // page.
    const auto up = scene::bounds(marker_outline("triangle", place, 2));
    const auto down = scene::bounds(marker_outline("triangle-down", place, 2));
    CHECK(place.y - up.min.y == Approx(2 * (up.max.y - place.y)));
    CHECK(down.max.y - place.y == Approx(2 * (place.y - down.min.y)));
    CHECK(up.centre().x == Approx(30));
    // A cross is two lines through the place, as wide as its size.
    const auto cross = marker_outline("cross", place, 2);
    CHECK(cross.verbs ==
          std::vector<scene::Verb>{scene::Verb::move, scene::Verb::line, scene::Verb::move, scene::Verb::line});
    CHECK(scene::bounds(cross).width() == Approx(2));
}

TEST_CASE("the radius covers the symbol with its outline", "[symbol]") {
    Marker marker;
    marker.size = 3;
    CHECK(marker_radius(marker) == Approx(1.5));
    marker.stroke = Stroke{};
    marker.stroke->width = 0.4;
    CHECK(marker_radius(marker) == Approx(1.9));
    for (const auto& shape : marker_shapes()) {
        INFO(shape);
        marker.shape = shape;
        const auto box = scene::bounds(marker_outline(shape, {0, 0}, 3));
        const double reach = std::max({-box.min.x, -box.min.y, box.max.x, box.max.y});
        CHECK(marker_radius(marker) == Approx(reach + 0.4));
    }
}

TEST_CASE("a symbol's paths from bottom to top", "[symbol]") {
    Marker marker;
    marker.size = 2;
    marker.fill = Colour{1, 2, 3, 1};
    marker.stroke = Stroke{};
    marker.stroke->width = 0.3;
    marker.dot = 0.8;
    marker.dot_colour = {9, 9, 9, 1};
    const auto paths = marker_paths(marker, {5, 5});
    REQUIRE(paths.size() == 3);
    // The rim is below an opaque fill and twice as wide, so that its outer half has the requested width.
    REQUIRE(paths[0].stroke);
    CHECK(paths[0].stroke->width == Approx(0.6));
    CHECK_FALSE(paths[0].fill);
    CHECK(paths[1].fill == Colour{1, 2, 3, 1});
    CHECK_FALSE(paths[1].stroke);
    CHECK(paths[2].fill == Colour{9, 9, 9, 1});
    CHECK(scene::bounds(paths[2].outline).width() == Approx(0.8));
    // Without a fill, or with a translucent one, the rim keeps its width.
    marker.fill->opacity = 0.5;
    CHECK(marker_paths(marker, {5, 5})[0].stroke->width == Approx(0.3));
    marker.fill.reset();
    marker.dot = 0;
    const auto ring = marker_paths(marker, {5, 5});
    REQUIRE(ring.size() == 1);
    CHECK(ring[0].stroke->width == Approx(0.3));
    // A cross is never filled.
    marker.shape = "cross";
    marker.fill = Colour{1, 2, 3, 1};
    const auto cross = marker_paths(marker, {5, 5});
    REQUIRE(cross.size() == 1);
    CHECK_FALSE(cross[0].fill);
    CHECK(cross[0].stroke->width == Approx(0.3));
    CHECK(marker_paths(Marker{}, {0, 0}).empty());
}
