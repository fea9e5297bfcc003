#pragma once
// Setting the texts of furniture. Page millimetres.
#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

/// One line with its baseline's start (or other anchor) at `at`; returns its width.
double write_line(scene::Group& group, const Context& context, const std::string& text, const style::LabelStyle& style,
                  scene::PagePoint at, scene::Anchor anchor = scene::Anchor::start);

/// A paragraph of at most `width` mm, its top at `top`; returns its size.
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

/// The legend's sample of a class, in the box from (x, y) of the given size.
void draw_swatch(scene::Group& group, const Context& context, const style::ClassStyle& style, const std::string& kind,
                 const scene::PageBox& box);

/// An outline filled and stroked as in a class of the style.
void draw_class(scene::Group& group, style::Lookup& lookup, const std::string& style_class,
                const scene::Outline& outline);

/// A round badge with a number, centred.
void draw_badge(scene::Group& group, const Context& context, const std::string& number, scene::PagePoint centre);
double badge_radius(const Context& context);

/// A numbered subject: badge, title beside it, text and reference below. `width` is the widest it may be.
Block key_block(const Context& context, const KeyEntry& entry, double width);

/// Nested circles for about three round values, the heading above them.
Block size_key_block(const Context& context, const SizeKey& key);

/// Round values as examples: the largest has one significant digit, each next one is 1, 2 or 5 and at most a third.
std::vector<double> key_values(double largest);

/// A heading and one row per bar, with the spacing of the legend's rows. `width` is the widest it may be.
Block bars_block(const Context& context, const Bars& bars, double width);

/// The legend in groups under their headings: side by side if `width` allows, in as many lines as necessary.
Block grouped_legend(const Context& context, bool on_map, double width);

// The measures of the legend, mm.
inline constexpr double swatch_width = 6.4;
inline constexpr double swatch_height = 2.6;
inline constexpr double swatch_gap = 1.6;
inline constexpr double legend_row_gap = 1.1;
inline constexpr double legend_column_gap = 6;
inline constexpr double legend_heading_gap = 0.9;

/// From the top of one row of the legend to the next.
double legend_step(const Context& context);

/// One row, its text beside the sample; and how wide it is.
void draw_legend_row(scene::Group& group, const Context& context, const LegendRow& row, scene::PagePoint top);
double legend_row_width(const Context& context, const LegendRow& row);

} // namespace conflictmap::furniture
