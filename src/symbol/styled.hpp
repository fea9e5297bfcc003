#pragma once
// Symbols as a style describes them.
#include <optional>

#include "style/lookup.hpp"
#include "symbol/arrow.hpp"
#include "symbol/hatch.hpp"
#include "symbol/marker.hpp"
#include "symbol/soft.hpp"

namespace conflictmap::symbol {

/// A style's class as a CSS class: "held.before-2022" becomes held-before-2022.
std::string class_name(const std::string& style_class);

/// The part that a class's stroke is: the one on top is the stroke, those below it are casings.
std::string stroke_part(std::size_t pass, std::size_t passes);

Colour fill_of(style::Lookup& lookup, const style::FillStyle& style);
Hatch hatch_of(style::Lookup& lookup, const style::HatchStyle& style);
Soft soft_of(style::Lookup& lookup, const style::SoftStyle& style);
Arrow arrow_of(const style::ArrowStyle& style);

/// The paths of one pass over lines with arrows: `pass` counts the class's strokes from the bottom, `passes` is their
/// number. The strokes end in the heads; those below the last one also outline the heads, as a casing; the last pass
/// fills them.
std::vector<scene::Path> arrow_paths(style::Lookup& lookup, const style::ClassStyle& style,
                                     const geom::Lines<geom::Page>& lines, std::size_t pass, std::size_t passes);

/// A point symbol; `value` is the feature's number for proportional symbols, whose areas follow it (Flannery's
/// correction is not applied: areas are true).
Marker marker_of(style::Lookup& lookup, const style::MarkerStyle& style, std::optional<double> value);

} // namespace conflictmap::symbol
