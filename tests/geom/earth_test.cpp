#include <algorithm>

#include <catch2/catch.hpp>

#include "geom/earth.hpp"

using namespace conflictmap::geom;

namespace {

/// Area of the WGS 84 ellipsoid between the equator and a latitude, km² (Snyder 1987, eq. 3-12).
double zone_km2(double lat) {
    const double a = 6378.137;
    const double f = 1 / 298.257223563;
    const double e2 = f * (2 - f);
    const double e = std::sqrt(e2);
    const double s = std::sin(lat * 3.14159265358979323846 / 180);
    const double q = (1 - e2) * (s / (1 - e2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
    return 3.14159265358979323846 * a * a * q;
}

Polygons<Lonlat> rectangle(double west, double south, double east, double north) {
    return {{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}};
}

} // namespace

TEST_CASE("lon/lat rectangles have the area of their part of a zone", "[geom]") {
    CHECK(area_km2(rectangle(30, 45, 40, 50)) == Approx((zone_km2(50) - zone_km2(45)) * 10 / 360).epsilon(1e-5));
    CHECK(area_km2(rectangle(-180, -90, 180, -60)) == Approx(zone_km2(90) - zone_km2(60)).epsilon(1e-5));
    CHECK(area_km2(rectangle(0, -90, 360, 90)) == Approx(2 * zone_km2(90)).epsilon(1e-5));
    CHECK(area_km2(rectangle(0, -90, 270, 90)) == Approx(1.5 * zone_km2(90)).epsilon(1e-5));
    CHECK(area_km2(rectangle(-180, -60, 180, 90)) == Approx(zone_km2(90) + zone_km2(60)).epsilon(1e-5));
    CHECK(area_km2(rectangle(175, 60, 185, 61)) == Approx((zone_km2(61) - zone_km2(60)) * 10 / 360).epsilon(1e-5));
}

TEST_CASE("holes are subtracted, direction does not matter, flat rings have no area", "[geom]") {
    auto holed = rectangle(30, 45, 40, 50);
    const double whole = area_km2(holed);
    const auto hole = rectangle(31, 46, 32, 47);
    holed.polygons[0].holes.push_back(hole.polygons[0].outer);
    CHECK(area_km2(holed) == Approx(whole - area_km2(hole)));
    auto reversed = rectangle(30, 45, 40, 50);
    std::reverse(reversed.polygons[0].outer.begin(), reversed.polygons[0].outer.end());
    CHECK(area_km2(reversed) == Approx(whole));
    CHECK(area_km2({}) == 0);
    CHECK(area_km2({{{{{0, 0}, {1, 0}}, {}}}}) == 0);
}

TEST_CASE("distances and destinations agree", "[geom]") {
    // One degree of latitude from the equator, from the meridian arc of WGS 84.
    CHECK(distance_km({0, 0}, {0, 1}) == Approx(110.574).margin(0.001));
    CHECK(distance_km({35, 48}, {35, 48}) == 0);
    const Point<Lonlat> kyiv{30.52, 50.45};
    for (const double azimuth : {0.0, 77.0, 180.0, 300.0}) {
        CHECK(distance_km(kyiv, destination(kyiv, azimuth, 345)) == Approx(345).epsilon(1e-9));
    }
    CHECK(destination(kyiv, 0, 100).y > kyiv.y);
    CHECK(destination(kyiv, 90, 100).x > kyiv.x);
}

TEST_CASE("a circle is closed, at one distance and continuous across the 180th meridian", "[geom]") {
    const auto ring = geodesic_circle({179.9, 65}, 200, 90);
    CHECK(ring.size() == 91);
    CHECK(ring.front() == ring.back());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        CHECK(distance_km({179.9, 65}, ring[i]) == Approx(200).epsilon(1e-6));
        CHECK(std::fabs(ring[i].x - ring[i - 1].x) < 10);
    }
    CHECK(geodesic_circle({0, 0}, 10, 1).size() == 4);
}

TEST_CASE("a geodesic keeps its ends and its step", "[geom]") {
    const auto line = geodesic_line({30, 50}, {-170, 65}, 100);
    CHECK(line.front() == Point<Lonlat>{30, 50});
    CHECK(std::fabs(std::remainder(line.back().x + 170, 360)) < 1e-9);
    for (std::size_t i = 1; i < line.size(); ++i) {
        CHECK(distance_km(line[i - 1], line[i]) <= 100 + 1e-6);
    }
    CHECK(geodesic_line({30, 50}, {30, 50}).size() == 2);
    CHECK(geodesic_line({30, 50}, {31, 50}, 0).size() == 2);
}
