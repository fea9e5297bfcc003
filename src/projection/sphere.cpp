#include "projection/sphere.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace conflictmap::projection {
namespace {

using geom::Line;
using geom::Lonlat;
using Point = geom::Point<Lonlat>;

constexpr double radian = 3.14159265358979323846 / 180;

/// Polar coordinates about a centre (Snyder 1987, eqs 5-3 and 5-4b).
struct Polar {
    double distance = 0; ///< degrees of arc
    double azimuth = 0;  ///< degrees clockwise from north
};

class Sphere {
public:
    explicit Sphere(Point centre)
        : centre_(centre), sine_(std::sin(centre.y * radian)), cosine_(std::cos(centre.y * radian)) {}

    template <class Space> [[nodiscard]] Polar polar(const geom::Point<Space>& p) const {
        const double lat = p.y * radian;
        const double lon = (p.x - centre_.x) * radian;
        const double east = std::cos(lat) * std::sin(lon);
        const double north = cosine_ * std::sin(lat) - sine_ * std::cos(lat) * std::cos(lon);
        const double up = sine_ * std::sin(lat) + cosine_ * std::cos(lat) * std::cos(lon);
        return {std::atan2(std::hypot(east, north), up) / radian, std::atan2(east, north) / radian};
    }

    [[nodiscard]] Point at(Polar polar) const {
        const double c = polar.distance * radian;
        const double azimuth = polar.azimuth * radian;
        const double sine = std::clamp(sine_ * std::cos(c) + cosine_ * std::sin(c) * std::cos(azimuth), -1.0, 1.0);
        const double east = std::sin(azimuth) * std::sin(c);
        const double ahead = cosine_ * std::cos(c) - sine_ * std::sin(c) * std::cos(azimuth);
        return {centre_.x + std::atan2(east, ahead) / radian, std::asin(sine) / radian};
    }

private:
    Point centre_;
    double sine_;
    double cosine_;
};

} // namespace

template <class Space> Line<Space> densified(const Line<Space>& line, double step) {
    Line<Space> dense;
    dense.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const auto& a = line[i - 1];
            const double dx = line[i].x - a.x;
            const double dy = line[i].y - a.y;
            const double span = std::fmax(std::fabs(dx), std::fabs(dy));
            if (span > step && std::isfinite(span)) {
                const int steps = static_cast<int>(std::fmin(std::ceil(span / step), 100'000));
                for (int s = 1; s < steps; ++s) {
                    const double t = static_cast<double>(s) / steps;
                    dense.push_back({a.x + dx * t, a.y + dy * t});
                }
            }
        }
        dense.push_back(line[i]);
    }
    return dense;
}

template <class Space> bool follow_horizon(Line<Space>& ring, Point centre, double reach) {
    const Sphere sphere(centre);
    constexpr double arc_step = 2; // degrees of azimuth
    const auto along = [&](double bearing) {
        const Point p = sphere.at({reach, bearing});
        return geom::Point<Space>{p.x, p.y};
    };
    Line<Space> result;
    result.reserve(ring.size());
    bool previous_beyond = false;
    bool any_within = false;
    double azimuth = 0;
    for (const auto& point : ring) {
        const auto polar = sphere.polar(point);
        const bool beyond = polar.distance > reach;
        any_within = any_within || !beyond;
        if (beyond && previous_beyond) {
            const double turn = std::remainder(polar.azimuth - azimuth, 360);
            const int steps = static_cast<int>(std::fabs(turn) / arc_step);
            for (int s = 1; s <= steps; ++s) {
                result.push_back(along(azimuth + turn * s / (steps + 1)));
            }
        }
        result.push_back(beyond ? along(polar.azimuth) : point);
        previous_beyond = beyond;
        azimuth = polar.azimuth;
    }
    ring = std::move(result);
    return !any_within;
}

Line<Lonlat> horizon_of(Point centre, double reach) {
    const Sphere sphere(centre);
    Line<Lonlat> ring;
    for (int azimuth = 0; azimuth < 360; ++azimuth) {
        ring.push_back(sphere.at({reach, static_cast<double>(azimuth)}));
    }
    ring.push_back(ring.front());
    return ring;
}

template <class Space> void hide_beyond(Line<Space>& line, Point centre, double reach) {
    const Sphere sphere(centre);
    for (auto& point : line) {
        if (sphere.polar(point).distance > reach) {
            point = {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
        }
    }
}

#define CONFLICTMAP_INSTANTIATE(Space)                                                                                 \
    template Line<Space> densified(const Line<Space>&, double);                                                        \
    template bool follow_horizon(Line<Space>&, Point, double);                                                         \
    template void hide_beyond(Line<Space>&, Point, double);
CONFLICTMAP_INSTANTIATE(Lonlat)
CONFLICTMAP_INSTANTIATE(geom::Projected)
#undef CONFLICTMAP_INSTANTIATE

} // namespace conflictmap::projection
