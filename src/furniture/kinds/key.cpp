// The numbered subjects of the map, one below the other.
#include <algorithm>

#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double entry_gap = 2.2;

Block draw(Context& context, const spec::FurnitureSpec& spec, double width) {
    const double column = spec.width.value_or(Length{std::min(width, 46.0)}).mm;
    std::vector<Block> parts;
    for (const KeyEntry& entry : context.key) {
        parts.push_back(key_block(context, entry, column));
    }
    return stacked(std::move(parts), entry_gap);
}

} // namespace

const Kind& key_kind() {
    static const Kind kind{"key", "the numbered subjects with their texts", Zone::map, draw};
    return kind;
}

} // namespace conflictmap::furniture
