#include <catch2/catch.hpp>

#include "geom/operations.hpp"
#include "projection/sample.hpp"

using namespace conflictmap;
using namespace conflictmap::projection;
using geom::Line;
using geom::Lonlat;
using geom::Page;
using projection_tests::rectangle;
using projection_tests::ring_of;
using projection_tests::world;

namespace {

const PageBox window{{0, 0}, {200, 150}};
constexpr double bleed = 5;

/// A map of an extent in the window.
struct Sheet {
    Projection projection;
    PageFit page;
    LonlatBox extent;
    [[nodiscard]] geom::Geometry<Page> draw(const geom::Geometry<Lonlat>& geometry, double tolerance = 0.05) const {
        return to_page(geometry, projection, page, extent, window, bleed, tolerance);
    }
};

Sheet sheet(const std::string& definition, const LonlatBox& view) {
    auto projection = projection_tests::make(definition, view);
    const auto page = fit(plane_bounds(projection, rectangle(view)), window, 0);
    const auto extent = visible_extent(projection, page, window);
    return {std::move(projection), page, extent};
}

double area(const geom::Geometry<Page>& geometry) {
    double sum = 0;
    if (const auto* polygons = std::get_if<geom::Polygons<Page>>(&geometry)) {
        for (const auto& polygon : polygons->polygons) {
            sum += std::fabs(geom::signed_area(polygon.outer));
            for (const auto& hole : polygon.holes) {
                sum -= std::fabs(geom::signed_area(hole));
            }
        }
    }
    return std::fabs(sum);
}

void check_sound(const geom::Geometry<Page>& geometry) {
    const bool closed = std::holds_alternative<geom::Polygons<Page>>(geometry);
    geom::for_each_part(geometry, [&](const Line<Page>& part) {
        REQUIRE_FALSE(part.empty());
        CHECK((!closed || part.front() == part.back()));
        for (const auto& p : part) {
            CHECK(window.grown(bleed + 1e-6).contains(p));
        }
    });
}

} // namespace

TEST_CASE("the view's own rectangle fills the window's height or width", "[projection]") {
    const LonlatBox view{{22, 44}, {41, 53}};
    const auto map = sheet("auto", view);
    const auto drawn = map.draw(rectangle(view));
    check_sound(drawn);
    const auto box = geom::bounds(drawn);
    CHECK(std::fmax(box.width() / window.width(), box.height() / window.height()) == Approx(1).epsilon(0.01));
}

TEST_CASE("an area around the window fills it and its bleed", "[projection]") {
    for (const auto* definition : {"auto", "EPSG:32636", "+proj=laea +lat_0=48 +lon_0=32", "EPSG:3857",
                                   "+proj=ortho +lat_0=48 +lon_0=32", "+proj=robin +lon_0=30"}) {
        INFO(definition);
        const auto map = sheet(definition, {{28, 46}, {37, 51}});
        const auto drawn = map.draw(rectangle({{-20, 10}, {80, 75}}));
        check_sound(drawn);
        CHECK(area(drawn) == Approx(210 * 160).epsilon(1e-6));
        CHECK(std::holds_alternative<std::monostate>(map.draw(rectangle({{-80, 10}, {-60, 40}}))));
    }
}

TEST_CASE("straight lon/lat edges become curves with the projection", "[projection]") {
    const auto map = sheet("auto", {{22, 44}, {41, 53}});
    const auto drawn = map.draw(geom::Lines<Lonlat>{{{{22, 48}, {41, 48}}}});
    const auto& line = std::get<geom::Lines<Page>>(drawn).lines.at(0);
    REQUIRE(line.size() == 20);
    double lowest = 0;
    for (const auto& p : line) {
        lowest = std::fmax(lowest, p.y);
    }
    CHECK(lowest > line.front().y + 3);
    for (int lon = 23; lon < 41; ++lon) { // the drawn course is never far from the true one
        const auto p = map.page.to_page(*map.projection.forward({lon + 0.37, 48}));
        double off = 1e9;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto& a = line[i - 1];
            const auto& b = line[i];
            if (p.x >= a.x && p.x <= b.x) {
                off = std::fabs(a.y + (b.y - a.y) * (p.x - a.x) / (b.x - a.x) - p.y);
            }
        }
        CHECK(off < 0.15);
    }
}

TEST_CASE("the whole world is drawn in every kind of projection", "[projection]") {
    for (const auto* definition :
         {"+proj=robin +lon_0=35", "+proj=eqc", "+proj=laea +lat_0=48 +lon_0=35", "+proj=ortho +lat_0=30 +lon_0=35",
          "+proj=aeqd +lat_0=90", "+proj=moll +lon_0=-100", "+proj=eqearth +lon_0=150"}) {
        INFO(definition);
        const auto map = sheet(definition, world);
        const auto drawn = map.draw(rectangle(world));
        check_sound(drawn);
        const auto box = geom::bounds(drawn);
        CHECK(area(drawn) > 0.6 * box.width() * box.height()); // a disc fills 0.785 of its square
        CHECK(std::fmax(box.width() / window.width(), box.height() / window.height()) > 0.95);
    }
}

TEST_CASE("an area across the cut has two parts and is not smeared over the map", "[projection]") {
    const auto map = sheet("+proj=eqc +lon_0=100", world); // cut at 80°W
    const auto drawn = map.draw(rectangle({{-90, 0}, {-70, 20}}));
    check_sound(drawn);
    REQUIRE(std::get<geom::Polygons<Page>>(drawn).polygons.size() == 2);
    const double degree = map.page.mm_per_metre * 111'319.5;
    CHECK(area(drawn) == Approx(20 * 20 * degree * degree).epsilon(0.02));
    const auto line = map.draw(geom::Lines<Lonlat>{{{{-90, 10}, {-70, 10}}}});
    CHECK(std::get<geom::Lines<Page>>(line).lines.size() == 2);
    CHECK(geom::length(std::get<geom::Lines<Page>>(line).lines[0]) < 15 * degree);
}

TEST_CASE("data on both sides of the 180th meridian meet on a map of it", "[projection]") {
    const auto map = sheet("auto", {{170, 55}, {195, 70}});
    const auto east = map.draw(rectangle({{170, 55}, {180, 70}}));
    const auto west = map.draw(rectangle({{-180, 55}, {-165, 70}}));
    check_sound(east);
    check_sound(west);
    CHECK(geom::bounds(east).min.x < geom::bounds(west).min.x);
    CHECK(area(east) + area(west) == Approx(area(map.draw(rectangle({{170, 55}, {195, 70}})))).epsilon(1e-3));
    const auto points = map.draw(geom::Points<Lonlat>{{{179, 60}, {-179, 60}}});
    const auto& p = std::get<geom::Points<Page>>(points).points;
    REQUIRE(p.size() == 2);
    CHECK(std::hypot(p[0].x - p[1].x, p[0].y - p[1].y) < 25);
}

TEST_CASE("rings follow the horizon of a globe", "[projection]") {
    const auto map = sheet("+proj=ortho +lat_0=0 +lon_0=0", world);
    const double radius = 6'378'137 * map.page.mm_per_metre;
    const double disc = 3.14159265 * radius * radius;
    // The northern half covers half of the disc, although most of its edge is behind the horizon.
    CHECK(area(map.draw(rectangle({{-180, 0}, {180, 90}}))) == Approx(disc / 2).epsilon(0.02));
    CHECK(area(map.draw(rectangle({{0, -90}, {180, 90}}))) == Approx(disc / 2).epsilon(0.02));
    CHECK(area(map.draw(rectangle({{-120, -90}, {120, 90}}))) == Approx(disc).epsilon(0.02));
    CHECK(std::holds_alternative<std::monostate>(map.draw(rectangle({{100, -40}, {170, 40}}))));
    // Around the point opposite to the centre: none of it is visible.
    CHECK(area(map.draw(rectangle({{160, -10}, {200, 10}}))) < 0.001 * disc);
    CHECK(std::holds_alternative<std::monostate>(map.draw(geom::Points<Lonlat>{{{180, 0}}})));
    const auto equator = map.draw(geom::Lines<Lonlat>{{{{-180, 0}, {180, 0}}}});
    REQUIRE(std::get<geom::Lines<Page>>(equator).lines.size() == 1);
    CHECK(geom::length(std::get<geom::Lines<Page>>(equator).lines[0]) == Approx(2 * radius).epsilon(0.01));
}

TEST_CASE("a pole is inside an area drawn around it", "[projection]") {
    const auto map = sheet("+proj=laea +lat_0=-90", {{-180, -90}, {180, -60}});
    const auto drawn = map.draw(rectangle({{-180, -90}, {180, -70}}));
    check_sound(drawn);
    const auto box = geom::bounds(drawn);
    CHECK(box.width() == Approx(box.height()).epsilon(0.01));
    CHECK(area(drawn) == Approx(0.785 * box.width() * box.height()).epsilon(0.02));
}

TEST_CASE("holes stay, specks keep one ring, empty geometries stay empty", "[projection]") {
    const auto map = sheet("auto", {{22, 44}, {41, 53}});
    const geom::Geometry<Lonlat> holed =
        geom::Polygons<Lonlat>{{{ring_of({{25, 46}, {35, 51}}), {ring_of({{28, 47}, {32, 50}})}}}};
    CHECK(std::get<geom::Polygons<Page>>(map.draw(holed)).polygons.at(0).holes.size() == 1);
    const auto speck = map.draw(rectangle({{30, 50}, {30.0001, 50.0001}}));
    CHECK(std::get<geom::Polygons<Page>>(speck).polygons.size() == 1);
    CHECK(std::holds_alternative<std::monostate>(map.draw({})));
    CHECK(std::holds_alternative<std::monostate>(map.draw(geom::Points<Lonlat>{{{std::nan(""), 50}}})));
    CHECK(std::holds_alternative<std::monostate>(
        to_page(holed, map.projection, map.page, LonlatBox{}, window, bleed, 0.05)));
}

TEST_CASE("an outline is densified and not clipped", "[projection]") {
    const auto map = sheet("auto", {{22, 44}, {41, 53}});
    const auto outline = outline_on_page(ring_of({{0, 30}, {60, 60}}), map.projection, map.page);
    CHECK(outline.size() == 721);
    CHECK(outline.front().x == Approx(outline.back().x));
    CHECK_FALSE(window.contains(outline.front())); // it is not clipped
    CHECK(outline_on_page({}, map.projection, map.page).empty());
}
