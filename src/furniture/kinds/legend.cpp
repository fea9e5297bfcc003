// The legend, made from the classes on the map: a strip of columns below the map, or a box on it.
#include <algorithm>
#include <cmath>

#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr int max_columns = 4;

/// As many columns as fit with the widest row, but no more than necessary.
int columns_for(const Context& context, double width) {
    double widest = 1;
    for (const LegendRow& row : context.legend) {
        widest = std::max(widest, legend_row_width(context, row));
    }
    const int fitting =
        std::clamp(static_cast<int>((width + legend_column_gap) / (widest + legend_column_gap)), 1, max_columns);
    const int rows = static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / fitting));
    return static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / rows));
}

Block in_columns(const Context& context, const spec::FurnitureSpec& spec, bool on_map, double width) {
    Block block;
    const int columns = spec.columns > 0 ? spec.columns : on_map ? 1 : columns_for(context, width);
    const int rows = static_cast<int>(std::ceil(static_cast<double>(context.legend.size()) / columns));
    const double step = legend_step(context);
    double x = 0;
    for (int column = 0; column < columns; ++column) {
        double widest = 0;
        for (int row = 0; row < rows; ++row) {
            const auto index = static_cast<std::size_t>(column * rows + row);
            if (index < context.legend.size()) {
                const LegendRow& entry = context.legend[index];
                draw_legend_row(block.group, context, entry, {x, row * step});
                widest = std::max(widest, legend_row_width(context, entry));
            }
        }
        block.width = x + widest;
        // A strip distributes its columns evenly; a box is as narrow as possible.
        x = on_map ? block.width + legend_column_gap
                   : std::max(block.width + legend_column_gap, (column + 1) * (width + legend_column_gap) / columns);
    }
    block.height = rows * step - legend_row_gap;
    return block;
}

Block draw_legend(const Context& context, const Piece& piece, double width, compose::Styles&, Diagnostics&) {
    if (context.legend.empty()) {
        return {};
    }
    const spec::FurnitureSpec& spec = piece.spec;
    const bool on_map = !spec.at.empty() && spec.at != "bottom";
    const bool grouped = !context.sizes.empty() || !context.legend_bars.empty() ||
                         std::any_of(context.legend.begin(), context.legend.end(),
                                     [](const LegendRow& row) { return !row.heading.empty(); });
    return grouped ? grouped_legend(context, on_map, width) : in_columns(context, spec, on_map, width);
}

} // namespace

const Kind& legend_kind() {
    static const Kind kind{
        .name = "legend",
        .about = "the classes that are on the map",
        .zone = Zone::bottom,
        .draw = draw_legend,
        .panel = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
