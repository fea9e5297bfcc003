#pragma once
// Symbols as a style describes them.
#include <optional>

#include "style/style_sheet.hpp"
#include "symbol/hatch.hpp"
#include "symbol/marker.hpp"

namespace conflictmap::symbol {

Colour fill_of(const style::StyleSheet& sheet, const style::FillStyle& style);
Hatch hatch_of(const style::StyleSheet& sheet, const style::HatchStyle& style);

/// A point symbol; `value` is the feature's number for proportional symbols, whose areas follow it (Flannery's
/// correction is not applied: areas are true).
Marker marker_of(const style::StyleSheet& sheet, const style::MarkerStyle& style, std::optional<double> value);

} // namespace conflictmap::symbol
