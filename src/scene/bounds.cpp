#include "scene/bounds.hpp"

#include <cmath>
#include <numbers>

namespace conflictmap::scene {
namespace {

PageBox common(const PageBox& a, const PageBox& b) {
    return {{std::fmax(a.min.x, b.min.x), std::fmax(a.min.y, b.min.y)},
            {std::fmin(a.max.x, b.max.x), std::fmin(a.max.y, b.max.y)}};
}

/// The box of the marks, whose symbols have these boxes.
template <class BoxOf> PageBox bounds_of(const Marks& marks, const BoxOf& box_of) {
    std::vector<PageBox> at(marks.symbols.size());
    for (std::size_t i = 0; i < marks.at.size(); ++i) {
        at[marks.symbol_of[i]].add(PagePoint{marks.at[i].x, marks.at[i].y});
    }
    PageBox all;
    for (std::size_t s = 0; s < at.size(); ++s) {
        const PageBox symbol = box_of(marks.symbols[s]);
        if (!at[s].empty() && !symbol.empty()) {
            all.add(PageBox{{at[s].min.x + symbol.min.x, at[s].min.y + symbol.min.y},
                            {at[s].max.x + symbol.max.x, at[s].max.y + symbol.max.y}});
        }
    }
    return all;
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
        } else if (const auto* marks = std::get_if<std::unique_ptr<Marks>>(&item)) {
            all.add(bounds_of(**marks, [&](const Group& symbol) { return bounds(symbol, text_bounds); }));
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
        } else if (const auto* marks = std::get_if<std::unique_ptr<Marks>>(&item)) {
            all.add(bounds_of(**marks, [](const Group& symbol) { return outer_bounds(symbol); }));
        } else {
            all.add(bounds(std::get<Text>(item)));
        }
    }
    return all;
}

} // namespace conflictmap::scene
