#include "label/quad.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace conflictmap::label {
namespace {

/// A smaller overlap is only a touch, caused by rounding of boxes laid edge to edge.
constexpr double touch = 1e-9;

struct Axes {
    double cos = 1;
    double sin = 0;
};

Axes axes_of(double angle) {
    if (angle == 0) {
        return {};
    }
    const double radians = angle * std::numbers::pi / 180;
    return {std::cos(radians), std::sin(radians)};
}

/// Separating axis test over the two axes of `a`.
bool apart_along_axes_of(const Quad& a, const Axes& in_a, const Quad& b, const Axes& in_b, double gap) {
    const double dx = b.centre.x - a.centre.x;
    const double dy = b.centre.y - a.centre.y;
    const double cos = in_a.cos * in_b.cos + in_a.sin * in_b.sin;
    const double sin = in_a.cos * in_b.sin - in_a.sin * in_b.cos;
    const double reach_x = a.half_width + gap + b.half_width * std::abs(cos) + b.half_height * std::abs(sin);
    const double reach_y = a.half_height + gap + b.half_width * std::abs(sin) + b.half_height * std::abs(cos);
    return std::abs(dx * in_a.cos + dy * in_a.sin) >= reach_x - touch ||
           std::abs(dy * in_a.cos - dx * in_a.sin) >= reach_y - touch;
}

/// The point in the quad's own coordinates: its centre is at 0, its sides along the axes.
PagePoint local(const Quad& quad, const Axes& axes, const PagePoint& p) {
    const double dx = p.x - quad.centre.x;
    const double dy = p.y - quad.centre.y;
    return {dx * axes.cos + dy * axes.sin, dy * axes.cos - dx * axes.sin};
}

double cross(const PagePoint& o, const PagePoint& a, const PagePoint& b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

double squared_distance(const Segment& segment, const PagePoint& point) {
    const double dx = segment.b.x - segment.a.x;
    const double dy = segment.b.y - segment.a.y;
    const double squared = dx * dx + dy * dy;
    const double along = squared == 0 ? 0 : ((point.x - segment.a.x) * dx + (point.y - segment.a.y) * dy) / squared;
    const double t = std::clamp(along, 0.0, 1.0);
    const double off_x = point.x - segment.a.x - t * dx;
    const double off_y = point.y - segment.a.y - t * dy;
    return off_x * off_x + off_y * off_y;
}

} // namespace

bool overlap(const Quad& a, const Quad& b, double gap) {
    const Axes in_a = axes_of(a.angle);
    const Axes in_b = axes_of(b.angle);
    return !apart_along_axes_of(a, in_a, b, in_b, gap) && !apart_along_axes_of(b, in_b, a, in_a, gap);
}

std::array<PagePoint, 4> corners(const Quad& quad) {
    const Axes axes = axes_of(quad.angle);
    const auto at = [&](double x, double y) {
        return PagePoint{quad.centre.x + x * axes.cos - y * axes.sin, quad.centre.y + x * axes.sin + y * axes.cos};
    };
    return {at(-quad.half_width, -quad.half_height), at(quad.half_width, -quad.half_height),
            at(quad.half_width, quad.half_height), at(-quad.half_width, quad.half_height)};
}

PageBox bounds(const Quad& quad) {
    PageBox box;
    for (const auto& corner : corners(quad)) {
        box.add(corner);
    }
    return box;
}

Quad grown(const Quad& quad, double by) {
    return {quad.centre, quad.half_width + by, quad.half_height + by, quad.angle};
}

Quad quad_of(const PageBox& box) {
    return {box.centre(), box.width() / 2, box.height() / 2, 0};
}

bool inside(const PageBox& inner, const PageBox& outer) {
    return inner.min.x >= outer.min.x - touch && inner.min.y >= outer.min.y - touch &&
           inner.max.x <= outer.max.x + touch && inner.max.y <= outer.max.y + touch;
}

double length_inside(const Quad& quad, const Segment& segment) {
    const Axes axes = axes_of(quad.angle);
    const PagePoint a = local(quad, axes, segment.a);
    const PagePoint b = local(quad, axes, segment.b);
    double from = 0;
    double to = 1;
    const auto cut = [&](double start, double delta, double half) { // Liang-Barsky, one axis
        if (delta == 0) {
            return std::abs(start) < half;
        }
        const double t1 = (-half - start) / delta;
        const double t2 = (half - start) / delta;
        from = std::max(from, std::min(t1, t2));
        to = std::min(to, std::max(t1, t2));
        return from <= to;
    };
    if (!cut(a.x, b.x - a.x, quad.half_width) || !cut(a.y, b.y - a.y, quad.half_height)) {
        return -1;
    }
    return (to - from) * std::hypot(b.x - a.x, b.y - a.y);
}

double distance(const Quad& quad, const PagePoint& point) {
    const PagePoint p = local(quad, axes_of(quad.angle), point);
    return std::hypot(std::max(0.0, std::abs(p.x) - quad.half_width), std::max(0.0, std::abs(p.y) - quad.half_height));
}

double distance(const Segment& segment, const PagePoint& point) {
    return std::sqrt(squared_distance(segment, point));
}

double distance(const Segment& a, const Segment& b) {
    const double side_1 = cross(a.a, a.b, b.a);
    const double side_2 = cross(a.a, a.b, b.b);
    const double side_3 = cross(b.a, b.b, a.a);
    const double side_4 = cross(b.a, b.b, a.b);
    if (side_1 * side_2 < 0 && side_3 * side_4 < 0) {
        return 0;
    }
    return std::sqrt(std::min(
        {squared_distance(a, b.a), squared_distance(a, b.b), squared_distance(b, a.a), squared_distance(b, a.b)}));
}

PagePoint gaps(const PageBox& a, const PageBox& b) {
    return {std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x}),
            std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y})};
}

PageBox bounds(const Segment& segment) {
    PageBox box;
    box.add(segment.a);
    box.add(segment.b);
    return box;
}

bool is_finite(const PagePoint& point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

} // namespace conflictmap::label
