// Sums of a layer's number by class and side. Without a place of its own it is the legend's last column.
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

Block draw_bars(Context& context, const spec::FurnitureSpec& spec, double page_width) {
    const auto found = context.bars.find(&spec);
    if (found == context.bars.end() || found->second.in_legend) {
        return {};
    }
    return bars_block(context, found->second, spec.width.value_or(Length{page_width}).mm);
}

} // namespace

const Kind& bars_kind() {
    static const Kind kind{"bars", "sums by class, split by side", Zone::bottom, draw_bars};
    return kind;
}

} // namespace conflictmap::furniture
