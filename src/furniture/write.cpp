#include "furniture/write.hpp"

#include <algorithm>

#include "scene/transform.hpp"

namespace conflictmap::furniture {

double line_height(const style::LabelStyle& style) {
    return 1.32 * style::font_of(style).size;
}

double baseline(const style::LabelStyle& style) {
    return 1.0 * style::font_of(style).size;
}

double width_of(const Context& context, const std::string& text, const style::LabelStyle& style) {
    return context.typesetter->measure(text, style::font_of(style), context.language).width;
}

double write_line(scene::Group& group, const Context& context, const std::string& text, const style::LabelStyle& style,
                  scene::PagePoint at, scene::Anchor anchor) {
    scene::Text line;
    line.text = text;
    line.at = at;
    line.anchor = anchor;
    line.font = style::font_of(style);
    line.colour = style::colour_of(*context.style, style.colour);
    line.halo = style::halo_of(*context.style, style);
    line.language = context.language;
    line.width = width_of(context, text, style);
    const double width = line.width;
    group.items.emplace_back(std::move(line));
    return width;
}

Block stacked(std::vector<Block> blocks, double gap) {
    Block whole;
    for (Block& block : blocks) {
        const double y = whole.height > 0 ? whole.height + gap : 0;
        scene::translate(block.group, 0, y);
        whole.width = std::max(whole.width, block.width);
        whole.height = y + block.height;
        whole.group.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
    return whole;
}

Block side_by_side(std::vector<Block> blocks, double gap) {
    Block whole;
    for (Block& block : blocks) {
        const double x = whole.width > 0 ? whole.width + gap : 0;
        scene::translate(block.group, x, 0);
        whole.width = x + block.width;
        whole.height = std::max(whole.height, block.height);
        whole.group.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
    return whole;
}

Written write_paragraph(scene::Group& group, const Context& context, const std::string& text,
                        const style::LabelStyle& style, scene::PagePoint top, double width) {
    Written written;
    written.lines = context.typesetter->wrap(text, style::font_of(style), context.language, width);
    for (const std::string& line : written.lines) {
        const scene::PagePoint at{top.x, top.y + written.height + baseline(style)};
        written.width = std::max(written.width, write_line(group, context, line, style, at));
        written.height += line_height(style);
    }
    return written;
}

} // namespace conflictmap::furniture
