// The numbered subjects of the map, one below the other.
#include <algorithm>

#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double entry_gap = 2.2;

Block draw(Context& context, const spec::FurnitureSpec& spec, double width) {
    Block block;
    const double column = spec.width.value_or(Length{std::min(width, 46.0)}).mm;
    for (const KeyEntry& entry : context.key) {
        Block part = key_block(context, entry, column);
        const double y = block.height > 0 ? block.height + entry_gap : 0;
        scene::translate(part.group, 0, y);
        block.width = std::max(block.width, part.width);
        block.height = y + part.height;
        block.group.items.push_back(std::make_unique<scene::Group>(std::move(part.group)));
    }
    return block;
}

} // namespace

const Kind& key_kind() {
    static const Kind kind{"key", "the numbered subjects with their texts", Zone::map, draw};
    return kind;
}

} // namespace conflictmap::furniture
