#include <catch2/catch.hpp>

#include "projection/sample.hpp"

using namespace conflictmap;
using namespace conflictmap::projection;
using geom::Lonlat;
using projection_tests::rectangle;
using projection_tests::world;

namespace {

const PageBox fit_window{{10, 10}, {190, 130}};

} // namespace

TEST_CASE("a box is fitted completely, centred and upright", "[projection]") {
    const auto wide = fit({{0, 0}, {360'000, 120'000}}, fit_window, 0);
    CHECK(wide.mm_per_metre == Approx(180.0 / 360'000));
    CHECK(wide.to_page({180'000, 60'000}).x == Approx(100));
    CHECK(wide.to_page({180'000, 60'000}).y == Approx(70));
    CHECK(wide.to_page({180'000, 120'000}).y < 70); // north is up
    const auto back = wide.to_plane(wide.to_page({12'345, 54'321}));
    CHECK(back.x == Approx(12'345));
    CHECK(back.y == Approx(54'321));
    CHECK(fit({{0, 0}, {120'000, 120'000}}, fit_window, 0).mm_per_metre == Approx(0.001));
    CHECK(fit({{0, 0}, {120'000, 120'000}}, fit_window, 0.5).mm_per_metre == Approx(0.0005));
    const auto point = fit({{5, 5}, {5, 5}}, fit_window, 0);
    CHECK(std::isfinite(point.mm_per_metre));
    CHECK(point.to_page({5, 5}).x == Approx(100));
}

TEST_CASE("the plane's bounds follow curved edges", "[projection]") {
    const auto projection = projection_tests::make("auto", {{22, 44}, {41, 53}});
    const auto box = plane_bounds(projection, rectangle({{22, 44}, {41, 53}}));
    // The southern edge sags below its corners.
    CHECK(box.min.y < projection.forward({22, 44})->y - 10'000);
    CHECK(box.width() == Approx(1'522'500).epsilon(0.01));
    CHECK(plane_bounds(projection, {}).empty());
    const auto point = plane_bounds(projection, geom::Points<Lonlat>{{{31.5, 48.5}}});
    CHECK(point.width() == 0);
    CHECK_FALSE(point.empty());
}

TEST_CASE("the plane's bounds of a globe, a pole and Mercator", "[projection]") {
    const auto globe = plane_bounds(projection_tests::make("+proj=ortho +lat_0=30 +lon_0=35", world), rectangle(world));
    CHECK(globe.width() == Approx(2 * 6'378'137).epsilon(0.01));
    CHECK(globe.height() == Approx(2 * 6'370'000).epsilon(0.01));
    const auto polar = plane_bounds(projection_tests::make("+proj=laea +lat_0=90", {{-180, 60}, {180, 90}}),
                                    rectangle({{-180, 60}, {180, 90}}));
    CHECK(polar.width() == Approx(polar.height()).epsilon(1e-3));
    CHECK(polar.contains({0, 0}));
    const auto mercator =
        plane_bounds(projection_tests::make("+proj=merc", {{-170, -80}, {170, 80}}), rectangle(world));
    CHECK(mercator.height() < 7e7);
    CHECK_FALSE(mercator.empty());
    // Nothing is visible behind the horizon.
    const auto hidden = rectangle({{-150, -50}, {-140, -40}});
    CHECK(plane_bounds(projection_tests::make("+proj=ortho +lat_0=48 +lon_0=35", world), hidden).empty());
}

TEST_CASE("the visible extent covers everything that the window shows", "[projection]") {
    const LonlatBox ukraine{{22, 44}, {41, 53}};
    const auto projection = projection_tests::make("auto", ukraine);
    const auto page = fit(plane_bounds(projection, rectangle(ukraine)), fit_window, 0.05);
    const auto seen = visible_extent(projection, page, fit_window);
    for (int i = 0; i <= 200; ++i) {
        for (const double y : {fit_window.min.y, fit_window.centre().y, fit_window.max.y}) {
            const auto p = projection.inverse(page.to_plane({fit_window.min.x + fit_window.width() * i / 200, y}));
            REQUIRE(p);
            CHECK(seen.contains(*p));
        }
    }
    CHECK(seen.width() < 35);
}

TEST_CASE("the visible extent near a pole, the 180th meridian and the edge of the world", "[projection]") {
    const auto polar = projection_tests::make("+proj=laea +lat_0=90", {{-180, 60}, {180, 90}});
    const auto polar_fit = fit({{-3e6, -3e6}, {3e6, 3e6}}, fit_window, 0);
    const auto around = visible_extent(polar, polar_fit, fit_window);
    CHECK(around.max.y == 90);
    CHECK(around.width() >= 360);

    const LonlatBox bering{{175, 55}, {195, 70}};
    const auto cone = projection_tests::make("auto", bering);
    const auto strait = visible_extent(cone, fit(plane_bounds(cone, rectangle(bering)), fit_window, 0), fit_window);
    CHECK(strait.width() < 90);
    CHECK(std::fabs(std::remainder(strait.centre().x - 185, 360)) < 5);

    const auto globe = projection_tests::make("+proj=ortho +lat_0=30 +lon_0=35", world);
    const auto all = visible_extent(globe, fit({{-6.4e6, -6.4e6}, {6.4e6, 6.4e6}}, fit_window, 0), fit_window);
    CHECK(all.width() == 360);
    CHECK(all.height() == 180);
}
