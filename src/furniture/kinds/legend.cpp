// The legend, made from the classes that are on the map. A strip of columns below the map, or a box on it.
#include <algorithm>
#include <cmath>

#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double swatch_width = 6.4;
constexpr double swatch_height = 2.6;
constexpr double swatch_gap = 1.6;
constexpr double row_gap = 1.1;
constexpr double column_gap = 6;
constexpr int most_columns = 4;

double row_width(const Context& context, const LegendRow& row, const style::LabelStyle& text) {
    return swatch_width + swatch_gap + width_of(context, row.text, text);
}

/// As many columns as fit with their widest row, no more than are needed.
int columns_for(const Context& context, const style::LabelStyle& text, double width) {
    double widest = 1;
    for (const LegendRow& row : context.legend) {
        widest = std::max(widest, row_width(context, row, text));
    }
    const int fitting = std::clamp(static_cast<int>((width + column_gap) / (widest + column_gap)), 1, most_columns);
    const int rows = static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / fitting));
    return static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / rows));
}

void draw_row(scene::Group& group, const Context& context, const LegendRow& row, const style::LabelStyle& text,
              scene::PagePoint top) {
    scene::Group& item = group.add_group();
    item.css_class = "legend-row";
    const double middle = top.y + line_height(text) / 2;
    draw_swatch(item, context, row.style, row.kind,
                {{top.x, middle - swatch_height / 2}, {top.x + swatch_width, middle + swatch_height / 2}});
    const double cap = context.typesetter->measure("H", style::font_of(text), context.language).cap_height;
    write_line(item, context, row.text, text, {top.x + swatch_width + swatch_gap, middle + cap / 2});
}

Block draw(Context& context, const spec::FurnitureSpec& spec, double width) {
    Block block;
    if (context.legend.empty()) {
        return block;
    }
    const style::LabelStyle text = style::text_style(*context.style, "legend");
    const bool on_map = !spec.at.empty() && spec.at != "bottom";
    const int columns = spec.columns > 0 ? spec.columns : on_map ? 1 : columns_for(context, text, width);
    const int rows = static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / columns));
    const double step = line_height(text) + row_gap;
    double x = 0;
    for (int column = 0; column < columns; ++column) {
        double widest = 0;
        for (int row = 0; row < rows; ++row) {
            const auto index = static_cast<std::size_t>(column * rows + row);
            if (index < context.legend.size()) {
                const LegendRow& entry = context.legend[index];
                draw_row(block.group, context, entry, text, {x, row * step});
                widest = std::max(widest, row_width(context, entry, text));
            }
        }
        block.width = x + widest;
        // A strip spreads its columns evenly; a box is as narrow as it can be.
        x = on_map ? block.width + column_gap
                   : std::max(block.width + column_gap, (column + 1) * (width + column_gap) / columns);
    }
    block.height = rows * step - row_gap;
    return block;
}

} // namespace

const Kind& legend_kind() {
    static const Kind kind{"legend", "the classes that are on the map", Zone::bottom, draw};
    return kind;
}

} // namespace conflictmap::furniture
