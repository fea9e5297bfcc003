// A legend with headings: one column per group, sizes first, bars last.
#include <algorithm>

#include "furniture/write.hpp"
#include "scene/transform.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::furniture {
namespace {

style::LabelStyle legend_text(const Context& context) {
    return style::text_style(*context.style, "legend");
}

constexpr double line_gap = 3.2; ///< mm between lines of groups
constexpr double least_gap = 4;  ///< mm, minimum between groups in a line

/// The rows under one heading, in the legend's order.
Block rows_block(const Context& context, const std::string& heading, const std::vector<const LegendRow*>& rows) {
    Block block;
    const style::LabelStyle title = style::text_style(*context.style, "legend-heading");
    double y = 0;
    if (!heading.empty()) {
        block.width = write_line(block.group, context, heading, title, {0, baseline(title)});
        y = line_height(title) + legend_heading_gap;
    }
    for (const LegendRow* row : rows) {
        draw_legend_row(block.group, context, *row, {0, y});
        block.width = std::max(block.width, legend_row_width(context, *row));
        y += legend_step(context);
    }
    block.height = y - legend_row_gap;
    return block;
}

std::vector<Block> blocks_of(const Context& context, double width) {
    std::vector<Block> blocks;
    for (const SizeKey& sizes : context.sizes) {
        blocks.push_back(size_key_block(context, sizes));
    }
    std::vector<std::string> headings;
    for (const LegendRow& row : context.legend) {
        if (std::find(headings.begin(), headings.end(), row.heading) == headings.end()) {
            headings.push_back(row.heading);
        }
    }
    // Rows without a heading come after all groups with one.
    std::stable_partition(headings.begin(), headings.end(), [](const std::string& text) { return !text.empty(); });
    for (const std::string& heading : headings) {
        std::vector<const LegendRow*> rows;
        for (const LegendRow& row : context.legend) {
            if (row.heading == heading) {
                rows.push_back(&row);
            }
        }
        blocks.push_back(rows_block(context, heading, rows));
    }
    for (const Bars* bars : context.legend_bars) {
        if (!bars->rows.empty()) {
            blocks.push_back(bars_block(context, *bars, width));
        }
    }
    return blocks;
}

/// One line of groups, distributed over the width if it is nearly full.
Block set_line(std::vector<Block> blocks, double width) {
    double natural = 0;
    for (const Block& block : blocks) {
        natural += block.width;
    }
    constexpr double widest_gap = 14;
    const auto gaps = static_cast<double>(std::max<std::size_t>(1, blocks.size() - 1));
    return side_by_side(std::move(blocks), std::clamp((width - natural) / gaps, least_gap, widest_gap));
}

} // namespace

double legend_step(const Context& context) {
    return line_height(legend_text(context)) + legend_row_gap;
}

double legend_row_width(const Context& context, const LegendRow& row) {
    return swatch_width + swatch_gap + width_of(context, row.text, legend_text(context));
}

void draw_legend_row(scene::Group& group, const Context& context, const LegendRow& row, scene::PagePoint top) {
    const style::LabelStyle text = legend_text(context);
    scene::Group& item = group.add_group();
    item.css_class = "legend-row";
    const double middle = top.y + line_height(text) / 2;
    scene::Group& swatch = item.add_group();
    swatch.css_class = symbol::class_name(row.style_class); // a rule for the class also applies to its sample
    draw_swatch(swatch, context, row.style, row.kind,
                {{top.x, middle - swatch_height / 2}, {top.x + swatch_width, middle + swatch_height / 2}});
    const double cap = context.typesetter->measure("H", style::font_of(text), context.language).cap_height;
    write_line(item, context, row.text, text, {top.x + swatch_width + swatch_gap, middle + cap / 2});
}

Block grouped_legend(const Context& context, bool on_map, double width) {
    std::vector<Block> blocks = blocks_of(context, width);
    if (on_map) {
        return stacked(std::move(blocks), line_gap);
    }
    std::vector<Block> lines;
    std::vector<Block> line;
    double used = 0;
    for (Block& block : blocks) {
        if (!line.empty() && used + least_gap + block.width > width) {
            lines.push_back(set_line(std::move(line), width));
            line.clear();
            used = 0;
        }
        used += (line.empty() ? 0 : least_gap) + block.width;
        line.push_back(std::move(block));
    }
    if (!line.empty()) {
        lines.push_back(set_line(std::move(line), width));
    }
    return stacked(std::move(lines), line_gap);
}

} // namespace conflictmap::furniture
