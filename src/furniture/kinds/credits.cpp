// Sources, the licences that must be named, notes and the disclaimer.
#include <fmt/format.h>

#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

Block draw_credits(const Context& context, const Piece&, double width, compose::Styles&, Diagnostics&) {
    Block block;
    if (context.credits.empty()) {
        return block;
    }
    block.width = width;
    block.height = write_paragraph(block.group, context, fmt::format("{}", fmt::join(context.credits, " ")),
                                   style::text_style(*context.style, "credits"), {0, 0}, width)
                       .height;
    return block;
}

} // namespace

const Kind& credits_kind() {
    static const Kind kind{
        .name = "credits",
        .about = "sources, licences and the disclaimer on boundaries",
        .zone = Zone::bottom,
        .draw = draw_credits,
        .on_page_as_text = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
