#pragma once
// Sets the texts of furniture. Page millimetres.
#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

/// One line; the start of its baseline (or another anchor) is at `at`. Returns its width.
double write_line(scene::Group& group, const Context& context, const std::string& text, const style::LabelStyle& style,
                  scene::PagePoint at, scene::Anchor anchor = scene::Anchor::start);

/// A paragraph of at most `width` mm, with its top at `top`. Returns its size.
struct Written {
    double width = 0;
    double height = 0;
    std::vector<std::string> lines;
};
Written write_paragraph(scene::Group& group, const Context& context, const std::string& text,
                        const style::LabelStyle& style, scene::PagePoint top, double width);

double line_height(const style::LabelStyle& style);

/// From the top of a line to its baseline.
double baseline(const style::LabelStyle& style);

double width_of(const Context& context, const std::string& text, const style::LabelStyle& style);

/// The blocks one below the other, or side by side, `gap` mm apart.
Block stacked(std::vector<Block> blocks, double gap);
Block side_by_side(std::vector<Block> blocks, double gap);

/// The legend's sample of a class, in the box of the given size at (x, y).
void draw_swatch(scene::Group& group, const Context& context, const style::ClassStyle& style, const std::string& kind,
                 const scene::PageBox& box);

/// An outline, filled and stroked like a class of the style.
void draw_class(scene::Group& group, style::Lookup& lookup, const std::string& style_class,
                const scene::Outline& outline);

/// A round badge with a number, centred.
void draw_badge(scene::Group& group, const Context& context, const std::string& number, scene::PagePoint centre);
double badge_radius(const Context& context);

/// A numbered subject: badge, title beside it, text and reference below. `width` is its maximum width.
Block key_block(const Context& context, const KeyEntry& entry, double width);

/// Nested circles for about three round values, with the heading above them.
Block size_key_block(const Context& context, const SizeKey& key);

/// Round values as examples: the largest has one significant digit; each next value is 1, 2 or 5 times a power of ten,
/// and at most a third of the previous one.
std::vector<double> key_values(double largest);

/// A heading and one row per bar, spaced like the rows of the legend. `width` is its maximum width.
Block bars_block(const Context& context, const Bars& bars, double width);

/// The legend in groups under their headings: side by side if `width` allows, in as many lines as necessary.
Block grouped_legend(const Context& context, bool on_map, double width);

// The dimensions of the legend, mm.
inline constexpr double swatch_width = 6.4;
inline constexpr double swatch_height = 2.6;
inline constexpr double swatch_gap = 1.6;
inline constexpr double legend_row_gap = 1.1;
inline constexpr double legend_column_gap = 6;
inline constexpr double legend_heading_gap = 0.9;

/// From the top of one legend row to the top of the next.
double legend_step(const Context& context);

/// Draws one row, with its text beside the sample. legend_row_width() gives the width of a row.
void draw_legend_row(scene::Group& group, const Context& context, const LegendRow& row, scene::PagePoint top);
double legend_row_width(const Context& context, const LegendRow& row);

} // namespace conflictmap::furniture
