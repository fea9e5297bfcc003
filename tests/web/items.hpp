#pragma once
// Counts what a display list paints: every format must paint the same number of items.
#include "scene/scene.hpp"

namespace web {

struct Items {
    int fills = 0;
    int strokes = 0;
    int texts = 0;
    int halos = 0;
    [[nodiscard]] int all() const { return fills + strokes + texts + halos; }
    bool operator==(const Items&) const = default;
};

inline void count_items(const conflictmap::scene::Group& group, Items& items) {
    using namespace conflictmap::scene;
    for (const Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<Group>>(&item)) {
            count_items(**child, items);
        } else if (const auto* path = std::get_if<Path>(&item)) {
            items.fills += !path->outline.empty() && path->fill ? 1 : 0;
            items.strokes += !path->outline.empty() && path->stroke && path->stroke->width > 0 ? 1 : 0;
        } else {
            ++items.texts;
            items.halos += std::get<Text>(item).halo.width > 0 ? 1 : 0;
        }
    }
}

inline Items items_of(const conflictmap::scene::Scene& scene) {
    Items items;
    count_items(scene.root, items);
    return items;
}

} // namespace web
