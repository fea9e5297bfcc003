// The publisher's mark, in its own colours.
#include "furniture/write.hpp"
#include "symbol/marker.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double usual_width = 18; ///< mm

Block draw_logo(Context& context, const spec::FurnitureSpec& spec, double) {
    Block block;
    const auto found = context.logos.find(&spec);
    if (found == context.logos.end()) {
        return block;
    }
    block.width = spec.width.value_or(Length{usual_width}).mm;
    block.height = block.width * found->second.height;
    for (const style::PicturePart& part : found->second.parts) {
        block.group.items.push_back(
            scene::Path{symbol::outline_of(part, {0, 0}, block.width), part.colour, std::nullopt, {}});
    }
    return block;
}

} // namespace

const Kind& logo_kind() {
    static const Kind kind{"logo", "the publisher's logo, from an SVG file", Zone::map, draw_logo};
    return kind;
}

} // namespace conflictmap::furniture
