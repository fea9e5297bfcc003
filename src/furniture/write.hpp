#pragma once
// Setting the furniture's texts. Page millimetres.
#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

/// One line with its baseline's start (or other anchor) at `at`; gives its width.
double write_line(scene::Group& group, const Context& context, const std::string& text, const style::LabelStyle& style,
                  scene::PagePoint at, scene::Anchor anchor = scene::Anchor::start);

/// A paragraph of at most `width` mm, its top at `top`; gives its size.
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

/// An outline filled and stroked as a class of the style says.
void draw_class(scene::Group& group, const style::StyleSheet& sheet, const std::string& style_class,
                const scene::Outline& outline);

/// A round badge with a number, centred.
void draw_badge(scene::Group& group, const Context& context, const std::string& number, scene::PagePoint centre);
double badge_radius(const Context& context);

/// A numbered subject: badge, title beside it, text and reference below. `width` is the widest it may be.
Block key_block(const Context& context, const KeyEntry& entry, double width);

} // namespace conflictmap::furniture
