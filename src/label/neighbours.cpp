#include "label/search.hpp"

#include <algorithm>
#include <iterator>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace conflictmap::label {

std::vector<std::vector<std::size_t>> neighbours_of(const std::vector<Item>& items) {
    namespace bg = boost::geometry;
    using Corner = bg::model::point<double, 2, bg::cs::cartesian>;
    using Rectangle = bg::model::box<Corner>;
    using Entry = std::pair<Rectangle, std::size_t>;
    std::vector<Entry> entries;
    std::vector<std::vector<std::size_t>> near(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        PageBox reach;
        for (const auto& option : items[i].options) {
            reach.add(option.reach);
        }
        if (!reach.empty()) {
            entries.emplace_back(Rectangle{Corner{reach.min.x, reach.min.y}, Corner{reach.max.x, reach.max.y}}, i);
        }
    }
    const bg::index::rtree<Entry, bg::index::rstar<16>> tree(entries.begin(), entries.end());
    std::vector<Entry> found;
    for (const auto& [rectangle, item] : entries) {
        found.clear();
        tree.query(bg::index::intersects(rectangle), std::back_inserter(found));
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
