#include "label/callout_places.hpp"

#include <algorithm>
#include <tuple>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

constexpr double large = 3;         ///< mm: half the size of an obstacle from which boxes are aligned
constexpr double least_step = 0.05; ///< mm: places closer together are treated as one

} // namespace

std::vector<PageBox> regions_of(const CalloutOptions& options) {
    const PageBox inner = options.frame.grown(-options.margin);
    if (options.regions.empty()) {
        return {inner};
    }
    std::vector<PageBox> out;
    for (const auto& region : options.regions) {
        const PageBox part{{std::max(region.min.x, inner.min.x), std::max(region.min.y, inner.min.y)},
                           {std::min(region.max.x, inner.max.x), std::min(region.max.y, inner.max.y)}};
        if (!part.empty()) {
            out.push_back(part);
        }
    }
    std::sort(out.begin(), out.end(), [](const PageBox& a, const PageBox& b) {
        return std::tuple(a.min.x, a.min.y, a.max.x, a.max.y) < std::tuple(b.min.x, b.min.y, b.max.x, b.max.y);
    });
    return out;
}

std::vector<double> steps(double low, double high, double first, double step, const std::vector<double>& near_side,
                          const std::vector<double>& far_side, double size) {
    std::vector<double> out{low, high};
    for (double v = low + first; v < high; v += step) {
        out.push_back(v);
    }
    const auto add = [&](double v) {
        if (v > low && v < high) {
            out.push_back(v);
        }
    };
    std::for_each(near_side.begin(), near_side.end(), add);
    std::for_each(far_side.begin(), far_side.end(), [&](double v) { add(v - size); });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end(), [](double a, double b) { return b - a < least_step; }), out.end());
    return out;
}

std::vector<Place> grid(const Callout& callout, const Guides& guides, double shift, const CalloutOptions& options) {
    std::vector<Place> out;
    const double step = std::max(options.step, 0.5);
    for (std::size_t s = 0; s < callout.sizes.size(); ++s) {
        const BoxSize& size = callout.sizes[s];
        for (const auto& region : regions_of(options)) {
            const double right = region.max.x - size.width;
            const double bottom = region.max.y - size.height;
            if (right < region.min.x || bottom < region.min.y) {
                continue;
            }
            const auto columns = steps(region.min.x, right, shift * step, step, guides.left, guides.right, size.width);
            auto tops = guides.top;
            for (const auto& anchor : callout.anchors) { // level with the anchor: a leader without a bend
                tops.push_back(anchor.y - callout.badge.y);
            }
            for (const double y : steps(region.min.y, bottom, shift * step, step, tops, guides.bottom, size.height)) {
                for (const double x : columns) {
                    out.push_back({{x, y}, s, 0});
                }
            }
        }
    }
    return out;
}

void add_guides(Guides& guides, const PageBox& box, double gap) {
    guides.left.insert(guides.left.end(), {box.min.x, box.max.x + gap});
    guides.right.push_back(box.min.x - gap);
    guides.top.push_back(box.max.y + gap);
    guides.bottom.push_back(box.min.y - gap);
}

Guides guides_of(const std::vector<const Callout*>& callouts, const std::vector<CalloutObstacle>& obstacles,
                 const CalloutOptions& options) {
    Guides guides;
    std::vector<double> widths;
    for (const Callout* callout : callouts) {
        for (std::size_t s = 0; s < callout->sizes.size() && !callout->anchors.empty(); ++s) {
            widths.resize(std::max(widths.size(), s + 1), 0);
            widths[s] = std::max(widths[s], callout->sizes[s].width);
        }
    }
    for (const auto& region : regions_of(options)) {
        for (const double width : widths) {
            guides.left.push_back(region.max.x - width);
        }
    }
    for (const auto& obstacle : obstacles) {
        const auto* quad = std::get_if<Quad>(&obstacle.shape);
        if (quad != nullptr && obstacle.box_cost >= hard && std::min(quad->half_width, quad->half_height) >= large) {
            add_guides(guides, bounds(*quad), options.clearance);
        }
    }
    return guides;
}

} // namespace conflictmap::label
