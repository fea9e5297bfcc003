// Sums by class as bars. The part inside is marked in the same way as the symbols inside.
#include <algorithm>

#include "furniture/write.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double sum_bar_height = 2.7;
constexpr double longest_bar = 20;     ///< mm, the length of the bar for the largest sum
constexpr double smallest_part = 0.03; ///< of a unit: a smaller part counts as none

Colour fill_of_symbol(const Context& context, const style::ClassStyle& style) {
    return style.marker && style.marker->fill ? symbol::fill_of(*context.style, *style.marker->fill)
                                              : Colour{75, 83, 90, 1};
}

void draw_bar(scene::Group& root, const Context& context, const BarRow& row, const scene::PageBox& box) {
    scene::Group& group = root.add_group();
    group.css_class = symbol::class_name(row.style_class);
    // A rim in the colour of the paper only separates a symbol from the map; any other rim is part of its look.
    std::optional<Stroke> rim;
    if (row.style.marker && row.style.marker->stroke) {
        rim = style::stroke_of(*context.style, *row.style.marker->stroke);
        if (rim->colour == style::colour_of(*context.style, style::ColourName{"paper", {}})) {
            rim.reset();
        }
    }
    group.items.push_back(scene::Path{scene::rectangle(box), fill_of_symbol(context, row.style), rim, "marker"});
    const double part = row.all > 0 ? box.width() * std::min(1.0, row.inside / row.all) : 0;
    if (part <= 0 || !row.side.marker) {
        return;
    }
    const auto& marker = *row.side.marker;
    const scene::Outline held = scene::rectangle({box.min, {box.min.x + part, box.max.y}});
    if (marker.hatch) {
        group.items.push_back(
            std::make_unique<scene::Group>(symbol::hatch_group(symbol::hatch_of(*context.style, *marker.hatch), held)));
    }
    if (marker.ring) {
        Stroke ring = style::stroke_of(*context.style, *marker.ring);
        ring.join = Join::miter;
        group.items.push_back(scene::Path{held, std::nullopt, ring, "ring"});
    }
}

std::string sentence(const Context& context, const std::string& word, const Bars& bars, double all, double inside) {
    const std::string total = format_quantity(all, all < 100 ? 1 : 0, context.language);
    return spec::expand_text(style::word(*context.style, word, context.language),
                             {{"share", fmt::format("{:.0f}%", all > 0 ? 100 * inside / all : 0)},
                              {"total", total + (bars.unit.empty() ? "" : "\u00a0" + bars.unit)}});
}

std::string row_text(const Context& context, const Bars& bars, const BarRow& row) {
    const std::string word = row.inside < smallest_part             ? "bars-none"
                             : row.all - row.inside < smallest_part ? "bars-all"
                                                                    : "bars-row";
    return sentence(context, word, bars, row.all, row.inside);
}

} // namespace

Block bars_block(const Context& context, const Bars& bars, double width) {
    Block block;
    const style::LabelStyle title = style::text_style(*context.style, "legend-heading");
    const style::LabelStyle text = style::text_style(*context.style, "legend");
    double all = 0;
    double inside = 0;
    double largest = 0;
    double widest_text = 0;
    for (const BarRow& row : bars.rows) {
        all += row.all;
        inside += row.inside;
        largest = std::max(largest, row.all);
        widest_text = std::max(widest_text, width_of(context, row_text(context, bars, row), text));
    }
    if (largest <= 0) {
        return block;
    }
    const std::string total = sentence(context, "bars-row", bars, all, inside);
    const std::string heading = spec::expand_text(bars.title, {{"sum", total}});
    const auto written = write_paragraph(block.group, context, heading, title, {0, 0}, width);
    block.width = written.width;
    double y = written.height + legend_heading_gap;
    const double longest = std::min(longest_bar, width - widest_text - swatch_gap);
    const double cap = context.typesetter->measure("H", style::font_of(text), context.language).cap_height;
    for (const BarRow& row : bars.rows) {
        scene::Group& item = block.group.add_group();
        item.css_class = "bar";
        const double middle = y + line_height(text) / 2;
        const double end = longest * row.all / largest;
        draw_bar(item, context, row, {{0, middle - sum_bar_height / 2}, {end, middle + sum_bar_height / 2}});
        const double x = end + swatch_gap;
        block.width = std::max(
            block.width, x + write_line(item, context, row_text(context, bars, row), text, {x, middle + cap / 2}));
        y += legend_step(context);
    }
    block.height = y - legend_row_gap;
    return block;
}

} // namespace conflictmap::furniture
