#include "geom/convex.hpp"

#include <algorithm>

namespace conflictmap::geom {
namespace {

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Range along(const Line<Page>& shape, const Point<Page>& axis) {
    Range range;
    for (const auto& corner : shape) {
        const double at = corner.x * axis.x + corner.y * axis.y;
        range = {std::min(range.low, at), std::max(range.high, at)};
    }
    return range;
}

/// The normals of the edges. For a segment also its own direction, so that separate segments on one line do not
/// overlap.
std::vector<Point<Page>> axes_of(const Line<Page>& shape) {
    std::vector<Point<Page>> axes;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const auto& a = shape[i];
        const auto& b = shape[(i + 1) % shape.size()];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length > 0) {
            axes.push_back({(b.y - a.y) / length, (a.x - b.x) / length});
            if (shape.size() == 2) {
                axes.push_back({(b.x - a.x) / length, (b.y - a.y) / length});
            }
        }
    }
    return axes;
}

} // namespace

bool share_ground(const Line<Page>& a, const Line<Page>& b, double tolerance) {
    auto axes = axes_of(a);
    const auto more = axes_of(b);
    axes.insert(axes.end(), more.begin(), more.end());
    return !axes.empty() && std::all_of(axes.begin(), axes.end(), [&](const Point<Page>& axis) {
        const Range one = along(a, axis);
        const Range other = along(b, axis);
        return std::min(one.high - other.low, other.high - one.low) > tolerance;
    });
}

} // namespace conflictmap::geom
