// Areas by unit and class: a split bar and the figures, rounded to what the data can bear.
#include <algorithm>
#include <cmath>

#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double bar_height = 2.9;
constexpr double block_gap = 3.4;
constexpr double strip_gap = 5;
constexpr double rounding_km2 = 100; ///< the edges are right to some kilometres

std::string km2_text(const Context& context, double km2) {
    return format_quantity(std::round(km2 / rounding_km2) * rounding_km2, 0, context.language);
}

std::string percent_text(double share) {
    return fmt::format("{:.0f}", 100 * share) + "%";
}

void draw_bar(scene::Group& group, const Context& context, const Figure& figure, const scene::PageBox& box) {
    group.items.push_back(scene::Path{
        scene::rectangle(box), style::colour_of(*context.style, style::ColourName{"bar-rest", {}}), std::nullopt, {}});
    double x = box.min.x;
    for (const FigureRow& row : figure.rows) {
        const double width = box.width() * row.km2 / figure.total_km2;
        style::ClassStyle look = row.style;
        look.stroke = std::vector<style::StrokeStyle>{};
        look.swatch = "area";
        scene::Group& part = group.add_group();
        draw_swatch(part, context, look, "area", {{x, box.min.y}, {x + width, box.max.y}});
        x += width;
    }
    const auto rim = style::class_style(*context.style, "swatch").style.stroke;
    if (rim && !rim->empty()) {
        group.items.push_back(
            scene::Path{scene::rectangle(box), std::nullopt, style::stroke_of(*context.style, rim->front()), {}});
    }
}

Block figure_block(const Context& context, const Figure& figure, double width) {
    Block block;
    const auto& style = *context.style;
    const style::LabelStyle title = style::text_style(style, "figure-title");
    const style::LabelStyle strong = style::text_style(style, "figure-strong");
    const style::LabelStyle plain = style::text_style(style, "figure-text");
    double held = 0;
    for (const FigureRow& row : figure.rows) {
        held += row.km2;
    }
    double y = write_paragraph(block.group, context, figure.title, title, {0, 0}, width).height + 0.4;
    draw_bar(block.group, context, figure, {{0, y}, {width, y + bar_height}});
    y += bar_height + 0.5;
    std::map<std::string, std::string> values{{"share", percent_text(held / figure.total_km2)},
                                              {"km2", km2_text(context, held)},
                                              {"total", km2_text(context, figure.total_km2)}};
    const auto sentence = [&](const std::string& name) {
        return spec::expand_text(style::word(style, name, context.language), values);
    };
    y += write_paragraph(block.group, context, sentence("figure-share"), strong, {0, y}, width).height;
    y += write_paragraph(block.group, context, sentence("figure-total"), plain, {0, y}, width).height;
    for (const FigureRow& row : figure.rows) {
        values = {{"class", row.text},
                  {"km2", km2_text(context, row.km2)},
                  {"share", percent_text(row.km2 / figure.total_km2)}};
        y += write_paragraph(block.group, context, sentence("figure-row"), plain, {0, y}, width).height;
    }
    block.width = width;
    block.height = y;
    return block;
}

/// Side by side across the page.
Block draw_strip(const Context& context, double width) {
    Block block;
    const auto count = static_cast<double>(context.figures.size());
    const double each = (width - strip_gap * (count - 1)) / std::max(count, 1.0);
    for (const Figure& figure : context.figures) {
        Block part = figure_block(context, figure, each);
        scene::translate(part.group, block.width > 0 ? block.width + strip_gap : 0, 0);
        block.width += part.width + (block.width > 0 ? strip_gap : 0);
        block.height = std::max(block.height, part.height);
        block.group.items.push_back(std::make_unique<scene::Group>(std::move(part.group)));
    }
    return block;
}

Block draw(Context& context, const spec::FurnitureSpec& spec, double page_width) {
    if (spec.at == "bottom") {
        return draw_strip(context, page_width);
    }
    Block block;
    const double width = spec.width.value_or(Length{34}).mm;
    for (const Figure& figure : context.figures) {
        Block part = figure_block(context, figure, width);
        const double y = block.height > 0 ? block.height + block_gap : 0;
        scene::translate(part.group, 0, y);
        block.width = std::max(block.width, part.width);
        block.height = y + part.height;
        block.group.items.push_back(std::make_unique<scene::Group>(std::move(part.group)));
    }
    return block;
}

} // namespace

const Kind& figures_kind() {
    static const Kind kind{"figures", "areas by unit and class, measured on the ellipsoid", Zone::map, draw};
    return kind;
}

} // namespace conflictmap::furniture
