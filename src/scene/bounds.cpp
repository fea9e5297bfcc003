#include "scene/bounds.hpp"

#include <cmath>
#include <numbers>

namespace conflictmap::scene {
namespace {

PageBox common(const PageBox& a, const PageBox& b) {
    return {{std::fmax(a.min.x, b.min.x), std::fmax(a.min.y, b.min.y)},
            {std::fmin(a.max.x, b.max.x), std::fmin(a.max.y, b.max.y)}};
}

} // namespace

PageBox bounds(const Text& text) {
    const double ascent = text.font.size;
    const double descent = text.font.size / 3;
    if (!text.baseline.empty()) {
        return bounds(text.baseline).grown(ascent);
    }
    const double before = text.anchor == Anchor::start    ? 0
                          : text.anchor == Anchor::middle ? text.width / 2
                                                          : text.width;
    const PageBox level{{text.at.x - before, text.at.y - ascent},
                        {text.at.x - before + text.width, text.at.y + descent}};
    if (text.angle == 0) {
        return level;
    }
    const double turn = text.angle * std::numbers::pi / 180;
    PageBox turned;
    for (const PagePoint& corner : rectangle(level).points) {
        const double x = corner.x - text.at.x;
        const double y = corner.y - text.at.y;
        turned.add(PagePoint{text.at.x + x * std::cos(turn) - y * std::sin(turn),
                             text.at.y + x * std::sin(turn) + y * std::cos(turn)});
    }
    return turned;
}

PageBox bounds(const Group& group, const std::function<PageBox(const Text&)>& text_bounds) {
    PageBox all;
    for (const Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<Group>>(&item)) {
            all.add(bounds(**child, text_bounds));
        } else if (const auto* path = std::get_if<Path>(&item)) {
            all.add(bounds(path->outline));
        } else {
            all.add(text_bounds(std::get<Text>(item)));
        }
    }
    return group.clip ? common(all, bounds(*group.clip)) : all;
}

PageBox bounds(const Group& group) {
    return bounds(group, [](const Text& text) { return bounds(text); });
}

PageBox outer_bounds(const Group& group) {
    PageBox all;
    for (const Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<Group>>(&item)) {
            all.add(outer_bounds(**child));
        } else if (const auto* path = std::get_if<Path>(&item)) {
            all.add(bounds(path->outline).grown(path->stroke ? path->stroke->width / 2 : 0));
        } else {
            all.add(bounds(std::get<Text>(item)));
        }
    }
    return all;
}

} // namespace conflictmap::scene
