#pragma once
// Symbols as a style describes them.
#include <optional>

#include "style/lookup.hpp"
#include "symbol/arrow.hpp"
#include "symbol/hatch.hpp"
#include "symbol/marker.hpp"
#include "symbol/soft.hpp"

namespace conflictmap::symbol {

/// Converts a style's class to a CSS class: "held.before-2022" becomes held-before-2022.
std::string class_name(const std::string& style_class);

/// The CSS part of one of a class's strokes: the top one is the stroke, those below it are casings.
std::string stroke_part(std::size_t pass, std::size_t passes);

Colour fill_of(style::Lookup& lookup, const style::FillStyle& style);
Hatch hatch_of(style::Lookup& lookup, const style::HatchStyle& style);
Soft soft_of(style::Lookup& lookup, const style::SoftStyle& style);
Arrow arrow_of(const style::ArrowStyle& style);

/// The paths of one pass over lines with arrows. `pass` counts the class's strokes from the bottom; `passes` is their
/// number. Strokes end inside the heads. Strokes below the last one also outline the heads, as a casing; the last pass
/// fills the heads.
std::vector<scene::Path> arrow_paths(style::Lookup& lookup, const style::ClassStyle& style,
                                     const geom::Lines<geom::Page>& lines, std::size_t pass, std::size_t passes);

/// A point symbol. `value` is the feature's number for proportional symbols: their areas are proportional to it
/// (without Flannery's correction).
Marker marker_of(style::Lookup& lookup, const style::MarkerStyle& style, std::optional<double> value);

} // namespace conflictmap::symbol
