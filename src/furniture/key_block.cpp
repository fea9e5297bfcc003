// Numbered badges and their texts.
#include <algorithm>

#include "furniture/write.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::furniture {

double badge_radius(const Context& context) {
    return style::space(*context.style, "badge-radius", 1.75);
}

void draw_badge(scene::Group& group, const Context& context, const std::string& number, scene::PagePoint centre) {
    const auto look = style::class_style(*context.style, "badge").style;
    const style::LabelStyle text = style::text_style(*context.style, "badge");
    symbol::Marker marker = symbol::marker_of(*context.style, look.marker.value_or(style::MarkerStyle{}), std::nullopt);
    marker.size = 2 * badge_radius(context);
    for (scene::Path& path : symbol::marker_paths(marker, centre)) {
        path.css_class = "badge " + path.css_class;
        group.items.emplace_back(std::move(path));
    }
    const double cap = context.typesetter->measure(number, style::font_of(text), context.language).cap_height;
    write_line(group, context, number, text, {centre.x, centre.y + cap / 2}, scene::Anchor::middle);
    std::get<scene::Text>(group.items.back()).css_class = "badge text";
}

Block key_block(const Context& context, const KeyEntry& entry, double width) {
    Block block;
    const style::LabelStyle title = style::text_style(*context.style, "key-title");
    const style::LabelStyle body = style::text_style(*context.style, "key-text");
    const style::LabelStyle reference = style::text_style(*context.style, "key-reference");
    const double radius = badge_radius(context);
    double indent = 0;
    double top = 0;
    if (!entry.number.empty()) {
        indent = 2 * radius + 0.9;
        // The badge is level with the capitals of the title.
        const double cap = context.typesetter->measure("H", style::font_of(title), context.language).cap_height;
        const double badge_y = std::max(radius, baseline(title) - cap / 2);
        top = badge_y + cap / 2 - baseline(title);
        draw_badge(block.group, context, entry.number, {radius, badge_y});
    }
    const Written head = write_paragraph(block.group, context, entry.title, title, {indent, top}, width - indent);
    block.width = indent + head.width;
    block.height = top + head.height;
    if (!entry.when.empty()) {
        const Written when =
            write_paragraph(block.group, context, entry.when, style::text_style(*context.style, "key-date"),
                            {indent, block.height}, width - indent);
        block.height += when.height;
        block.width = std::max(block.width, indent + when.width);
    }
    if (!entry.text.empty()) {
        const Written text =
            write_paragraph(block.group, context, entry.text, body, {indent, block.height}, width - indent);
        block.height += text.height;
        block.width = std::max(block.width, indent + text.width);
        const double last = text.lines.empty() ? 0 : width_of(context, text.lines.back() + "\u2002", body);
        const double reference_width = width_of(context, entry.reference, reference);
        if (!entry.reference.empty()) {
            // After the last words if there is room, or else on its own line.
            const bool fits = last + reference_width <= width - indent;
            const double y = block.height - line_height(body) + baseline(body) + (fits ? 0 : line_height(body));
            write_line(block.group, context, entry.reference, reference, {indent + (fits ? last : 0), y});
            block.height += fits ? 0 : line_height(body);
            block.width = std::max(block.width, indent + (fits ? last : 0) + reference_width);
        }
    }
    return block;
}

} // namespace conflictmap::furniture
