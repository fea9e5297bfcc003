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
    static const Kind kind{
        .name = "title",
        .about = "title and subtitle",
        .zone = Zone::top,
        .draw = draw_title,
        .on_page_as_text = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
