#include "label/search.hpp"

#include <algorithm>
#include <iterator>

#include "label/rtree.hpp"

namespace conflictmap::label {

std::vector<std::vector<std::size_t>> neighbours_of(const std::vector<Item>& items) {
    std::vector<Entry> entries;
    std::vector<std::vector<std::size_t>> near(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        PageBox reach;
        for (const auto& option : items[i].options) {
            reach.add(option.reach);
        }
        if (!reach.empty()) {
            entries.emplace_back(rectangle_of(reach), i);
        }
    }
    const Tree tree(entries.begin(), entries.end());
    std::vector<Entry> found;
    for (const auto& [rectangle, item] : entries) {
        found.clear();
        tree.query(boost::geometry::index::intersects(rectangle), std::back_inserter(found));
        for (const auto& other : found) {
            if (other.second != item) {
                near[item].push_back(other.second);
            }
        }
        std::sort(near[item].begin(), near[item].end());
    }
    return near;
}

} // namespace conflictmap::label
