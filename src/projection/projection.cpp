#include "projection/projection.hpp"

#include <cmath>
#include <limits>

#include "base/units.hpp"
#include "geom/earth.hpp"
#include "projection/handle.hpp"

namespace conflictmap::projection {
namespace {

/// Degrees of arc; 1e-5 is about a metre. Near a horizon, the inverse loses half of the digits.
constexpr double same_place = 1e-5;

/// A point that PROJ leaves unchanged, because it is not finite.
constexpr PlanePoint nowhere{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

bool is_same(LonlatPoint a, LonlatPoint b) {
    const double dx = std::remainder(a.x - b.x, 360) * std::cos(a.y / degrees_per_radian);
    return std::fabs(dx) < same_place && std::fabs(a.y - b.y) < same_place;
}

/// Kilometres on the ground between two points of the plane.
std::optional<double> ground_km(const Projection& projection, PlanePoint a, PlanePoint b) {
    const auto from = projection.inverse(a);
    const auto to = projection.inverse(b);
    if (!from || !to) {
        return std::nullopt;
    }
    return geom::distance_km(*from, *to);
}

} // namespace

Projection::Projection(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

std::optional<PlanePoint> Projection::forward(LonlatPoint p) const {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || std::fabs(p.y) > 90) {
        return std::nullopt;
    }
    const auto plane = handle_->operation.forward(p);
    if (!plane) {
        return std::nullopt;
    }
    const auto back = handle_->operation.inverse(*plane);
    return back && is_same(p, *back) ? plane : std::nullopt;
}

std::optional<LonlatPoint> Projection::inverse(PlanePoint p) const {
    const auto lonlat = handle_->operation.inverse(p);
    if (!lonlat || std::fabs(lonlat->y) > 90 + 1e-9) {
        return std::nullopt;
    }
    const auto back = handle_->operation.forward(*lonlat);
    // Metres on the plane; large coordinates have fewer digits after the point.
    const double near = 1 + 1e-7 * (std::fabs(p.x) + std::fabs(p.y));
    return back && std::hypot(back->x - p.x, back->y - p.y) < near ? lonlat : std::nullopt;
}

geom::Line<geom::Plane> Projection::forward_all(const geom::Line<geom::Lonlat>& points) const {
    geom::Line<geom::Plane> result(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool usable = std::isfinite(points[i].x) && std::fabs(points[i].y) <= 90;
        result[i] = usable ? PlanePoint{points[i].x, points[i].y} : nowhere;
    }
    handle_->operation.forward_in_place(result);
    return result;
}

const Domain& Projection::domain() const {
    return handle_->domain;
}

const std::string& Projection::definition() const {
    return handle_->definition;
}

const std::string& Projection::title() const {
    return handle_->title;
}

double Projection::cut_longitude() const {
    return std::remainder(handle_->domain.centre.x + 180, 360);
}

std::optional<double> Projection::scale_at(LonlatPoint p) const {
    const auto plane = forward(p);
    if (!plane) {
        return std::nullopt;
    }
    constexpr double half = 500; // metres: long compared with rounding, short compared with curvature
    const auto km = ground_km(*this, {plane->x - half, plane->y}, {plane->x + half, plane->y});
    if (!km || *km <= 0) {
        return std::nullopt;
    }
    return 2 * half / (*km * 1000);
}

std::optional<double> Projection::north_angle_at(LonlatPoint p) const {
    constexpr double step = 0.005;
    const auto south = forward({p.x, std::fmax(p.y - step, -90.0)});
    const auto north = forward({p.x, std::fmin(p.y + step, 90.0)});
    if (!south || !north) {
        return std::nullopt;
    }
    return std::atan2(north->x - south->x, north->y - south->y) * degrees_per_radian;
}

} // namespace conflictmap::projection
