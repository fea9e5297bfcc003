// The direction of north. Drawn only if north is not up, or if the spec requires it.
#include <cmath>
#include <numbers>

#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::furniture {
namespace {

/// Readers assume that north is up, within a few degrees.
constexpr double unremarkable = 8;
constexpr double arrow_length = 8; ///< mm, of the arrow

Block draw_north_arrow(const Context& context, const Piece& piece, double, compose::Styles&, Diagnostics&) {
    Block block;
    if (piece.spec.show != "always" && std::abs(context.scale.north_angle) <= unremarkable) {
        return block;
    }
    const double angle = context.scale.north_angle * std::numbers::pi / 180;
    const auto turned = [&](double right, double up) {
        return scene::PagePoint{right * std::cos(angle) + up * std::sin(angle),
                                right * std::sin(angle) - up * std::cos(angle)};
    };
    scene::Outline arrow; // a slender dart, its tip to the north
    arrow.move_to(turned(0, arrow_length / 2));
    arrow.line_to(turned(1.5, -arrow_length / 2));
    arrow.line_to(turned(0, -arrow_length / 2 + 1.4));
    arrow.line_to(turned(-1.5, -arrow_length / 2));
    arrow.close();
    draw_class(block.group, *context.style, "north-arrow", arrow);
    const style::LabelStyle text = style::text_style(*context.style, "scale-bar");
    const std::string letter = style::word(*context.style, "north", context.language);
    const double cap = context.typesetter->measure("H", style::font_of(text), context.language).cap_height;
    const scene::PagePoint at = turned(0, arrow_length / 2 + 1.7);
    write_line(block.group, context, letter, text, {at.x, at.y + cap / 2}, scene::Anchor::middle);
    const double reach = arrow_length / 2 + 3;
    scene::translate(block.group, reach, reach);
    block.width = 2 * reach;
    block.height = 2 * reach;
    return block;
}

} // namespace

const Kind& north_arrow_kind() {
    static const Kind kind{
        .name = "north-arrow",
        .about = "the direction of north, if it is not up",
        .zone = Zone::map,
        .draw = draw_north_arrow,
    };
    return kind;
}

} // namespace conflictmap::furniture
