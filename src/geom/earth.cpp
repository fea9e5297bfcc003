#include "geom/earth.hpp"

#include <algorithm>

#include <geodesic.h>

#include "base/dynamic_library.hpp"

namespace conflictmap::geom {
namespace {

// PROJ's library is loaded when the first of these is called.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it remembers that it is loaded
constinit DynamicLibrary geodesics(CONFLICTMAP_PROJ_LIBRARY);
CONFLICTMAP_IMPORT(geodesics, geod_direct);
CONFLICTMAP_IMPORT(geodesics, geod_init);
CONFLICTMAP_IMPORT(geodesics, geod_inverse);
CONFLICTMAP_IMPORT(geodesics, geod_lineinit);
CONFLICTMAP_IMPORT(geodesics, geod_polygon_addpoint);
CONFLICTMAP_IMPORT(geodesics, geod_polygon_compute);
CONFLICTMAP_IMPORT(geodesics, geod_polygon_init);
CONFLICTMAP_IMPORT(geodesics, geod_position);
#undef CONFLICTMAP_IMPORT

/// Up to this many degrees of longitude, a straight lon/lat edge and a geodesic differ by less than 1e-5 of the area.
constexpr double longest_edge = 0.1;

const geod_geodesic& wgs84() {
    static const geod_geodesic earth = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1 / 298.257223563);
        return g;
    }();
    return earth;
}

/// Area on a sphere of the same size, correct for any part of it. GeographicLib's result is modulo the area of the
/// Earth; this tells which of the possible areas is meant.
double rough_area_km2(const Line<Lonlat>& ring) {
    constexpr double radian = 3.14159265358979323846 / 180;
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        sum += (b.x - a.x) * radian * (std::sin(a.y * radian) + std::sin(b.y * radian)) / 2;
    }
    return std::fabs(sum) * 6371.0072 * 6371.0072; // authalic radius, km
}

double ring_area_km2(const Line<Lonlat>& ring) {
    if (ring.size() < 3) {
        return 0;
    }
    Line<Lonlat> dense;
    const std::size_t count = ring.front() == ring.back() ? ring.size() - 1 : ring.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % count];
        // Edges along a meridian are geodesics already, but edges that span half the Earth would be ambiguous.
        const double wanted = std::fmax(std::fabs(b.x - a.x) / longest_edge, std::fabs(b.y - a.y) / 45);
        const int steps = std::max(1, static_cast<int>(std::ceil(wanted)));
        for (int s = 0; s < steps; ++s) {
            const double t = static_cast<double>(s) / steps;
            dense.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const auto& point : dense) {
        geod_polygon_addpoint(&wgs84(), &polygon, point.y, point.x);
    }
    double square_metres = 0;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &square_metres, nullptr);
    const double area = std::fabs(square_metres) / 1e6;
    constexpr double earth = 510'065'621.724; // km², WGS 84
    if (const double rough = rough_area_km2(dense); rough > earth / 4) {
        return std::fabs(rough - area) < std::fabs(rough - (earth - area)) ? area : earth - area;
    }
    return area;
}

} // namespace

double area_km2(const Polygons<Lonlat>& polygons) {
    double sum = 0;
    for (const auto& polygon : polygons.polygons) {
        sum += ring_area_km2(polygon.outer);
        for (const auto& hole : polygon.holes) {
            sum -= ring_area_km2(hole);
        }
    }
    return sum;
}

double distance_km(Point<Lonlat> from, Point<Lonlat> to) {
    double metres = 0;
    geod_inverse(&wgs84(), from.y, from.x, to.y, to.x, &metres, nullptr, nullptr);
    return metres / 1000;
}

Point<Lonlat> destination(Point<Lonlat> from, double azimuth, double km) {
    Point<Lonlat> to;
    geod_direct(&wgs84(), from.y, from.x, azimuth, km * 1000, &to.y, &to.x, nullptr);
    return to;
}

Line<Lonlat> geodesic_circle(Point<Lonlat> centre, double km, int points) {
    const int count = std::max(points, 3);
    Line<Lonlat> ring;
    ring.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i < count; ++i) {
        auto point = destination(centre, 360.0 * i / count, km);
        // Keeps the ring in one piece where it crosses the 180th meridian.
        point.x += 360 * std::round((centre.x - point.x) / 360);
        ring.push_back(point);
    }
    ring.push_back(ring.front());
    return ring;
}

Line<Lonlat> geodesic_line(Point<Lonlat> from, Point<Lonlat> to, double step_km) {
    geod_geodesicline line;
    double metres = 0;
    double azimuth = 0;
    geod_inverse(&wgs84(), from.y, from.x, to.y, to.x, &metres, &azimuth, nullptr);
    geod_lineinit(&line, &wgs84(), from.y, from.x, azimuth, 0);
    const double wanted = step_km > 0 ? std::ceil(metres / 1000 / step_km) : 1;
    const int steps = static_cast<int>(std::clamp(wanted, 1.0, 100'000.0));
    Line<Lonlat> points{from};
    for (int i = 1; i < steps; ++i) {
        Point<Lonlat> point;
        geod_position(&line, metres * i / steps, &point.y, &point.x, nullptr);
        point.x += 360 * std::round((points.back().x - point.x) / 360);
        points.push_back(point);
    }
    points.push_back({to.x + 360 * std::round((points.back().x - to.x) / 360), to.y});
    return points;
}

} // namespace conflictmap::geom
