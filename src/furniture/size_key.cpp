// The sizes of proportional symbols: nested circles that touch at the bottom. A line leads from the top of each circle
// to its value.
#include <algorithm>
#include <cmath>

#include "furniture/write.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::furniture {
namespace {

constexpr std::size_t max_circles = 3;
constexpr double smallest = 1.4; ///< mm: smaller circles are hard to distinguish
constexpr double reach = 3;      ///< mm from the edge of the largest circle to the values

/// The largest of 1, 2 or 5 by a power of ten that is at most `limit`.
double round_below(double limit) {
    const double power = std::pow(10, std::floor(std::log10(limit) + 1e-9));
    for (const double step : {5.0, 2.0, 1.0}) {
        if (step * power <= limit * (1 + 1e-9)) {
            return step * power;
        }
    }
    return power;
}

} // namespace

std::vector<double> key_values(double largest) {
    std::vector<double> values;
    if (!(largest > 0)) {
        return values;
    }
    const double power = std::pow(10, std::floor(std::log10(largest) + 1e-9));
    values.push_back(std::floor(largest / power + 1e-9) * power);
    while (values.size() < max_circles) {
        values.push_back(round_below(values.back() / 3));
    }
    return values;
}

Block size_key_block(const Context& context, const SizeKey& key) {
    Block block;
    style::Lookup& lookup = *context.style;
    const style::LabelStyle title = style::text_style(lookup, "legend-heading");
    const style::LabelStyle text = style::text_style(lookup, "legend");
    const auto line = style::class_style(lookup, "size-key").style.stroke;
    const Stroke stroke =
        line && !line->empty() ? style::stroke_of(lookup, line->front()) : Stroke{Colour{75, 83, 90, 1}, 0.2, {}};
    block.width = write_line(block.group, context, key.heading, title, {0, baseline(title)});
    const double top = line_height(title) + legend_heading_gap + 0.4;
    std::vector<std::pair<double, double>> circles; // value, diameter
    for (const double value : key_values(key.largest)) {
        const double size = symbol::marker_of(lookup, key.marker, value).size;
        if (size >= smallest) {
            circles.emplace_back(value, size);
        }
    }
    if (circles.empty()) {
        return block;
    }
    const double widest = circles.front().second;
    const double foot = top + widest;
    const double cap = context.typesetter->measure("0", style::font_of(text), context.language).cap_height;
    double last = top - line_height(text);
    for (const auto& [value, size] : circles) {
        const scene::PagePoint centre{widest / 2, foot - size / 2};
        block.group.items.push_back(scene::Path{scene::circle(centre, size / 2), std::nullopt, stroke, {}});
        const double level = foot - size;
        // Values are at least a line apart: if necessary, the line bends towards its value.
        const double at = std::max(level, last + 0.95 * line_height(text));
        scene::Outline pointer;
        pointer.move_to({centre.x, level});
        pointer.line_to({widest + reach / 2, level});
        pointer.line_to({widest + reach, at});
        Stroke thin = stroke;
        thin.width *= 0.6;
        block.group.items.push_back(scene::Path{pointer, std::nullopt, thin, {}});
        int decimals = 0;
        for (double scaled = value; decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10) {
            ++decimals;
        }
        const double x = widest + reach + 0.7;
        block.width = std::max(block.width,
                               x + write_line(block.group, context, format_quantity(value, decimals, context.language),
                                              text, {x, at + cap / 2}));
        last = at;
    }
    block.height = std::max(foot, last + cap / 2) + 0.3;
    return block;
}

} // namespace conflictmap::furniture
