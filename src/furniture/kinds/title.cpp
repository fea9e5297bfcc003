// Title and subtitle.
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

Block draw_title(const Context& context, const Piece&, double width, compose::Styles&, Diagnostics&) {
    Block block;
    block.width = width;
    if (!context.title.empty()) {
        block.height += write_paragraph(block.group, context, context.title, style::text_style(*context.style, "title"),
                                        {0, 0}, width)
                            .height;
    }
    if (!context.subtitle.empty()) {
        block.height += write_paragraph(block.group, context, context.subtitle,
                                        style::text_style(*context.style, "subtitle"), {0, block.height}, width)
                            .height;
    }
    return block;
}

} // namespace

const Kind& title_kind() {
    static const Kind kind{"title", "title and subtitle", Zone::top, draw_title};
    return kind;
}

} // namespace conflictmap::furniture
