// The date that the map shows.
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

Block draw_as_of(const Context& context, const Piece&, double width, compose::Styles&, Diagnostics&) {
    Block block;
    if (context.as_of.empty()) {
        return block;
    }
    const std::string text =
        spec::expand_text(style::word(*context.style, "as-of", context.language), {{"at", context.as_of}});
    block.width = width;
    block.height =
        write_paragraph(block.group, context, text, style::text_style(*context.style, "as-of"), {0, 0}, width).height;
    return block;
}

} // namespace

const Kind& as_of_kind() {
    static const Kind kind{
        .name = "as-of",
        .about = "the day that the map shows",
        .zone = Zone::bottom,
        .draw = draw_as_of,
        .joins_next = true,
        .on_page_as_text = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
