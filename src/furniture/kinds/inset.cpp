// A second, smaller map: where the map lies (locator), or a part of it larger (detail).
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

Block draw_inset(Context& context, const spec::FurnitureSpec& spec, double) {
    Block block;
    const auto found = context.insets.find(&spec);
    if (found == context.insets.end()) {
        return block;
    }
    block = std::move(found->second);
    context.insets.erase(found);
    return block;
}

} // namespace

const Kind& inset_kind() {
    static const Kind kind{"inset", "a locator map or an enlarged detail", Zone::map, draw_inset};
    return kind;
}

} // namespace conflictmap::furniture
