#pragma once
// Sums of the data drawn, for the furniture `bars`.
#include "layout/work.hpp"

namespace conflictmap::layout {

/// The sums of the layer that `spec` names, by the legend's texts. Diagnostics where there is no such layer, or it has
/// no `split` or `size-by`. They stand in the legend when `spec` gives no place and the map has a legend below it.
std::optional<furniture::Bars> bars_of(const spec::FurnitureSpec& spec, const Work& work, Diagnostics& diagnostics);

} // namespace conflictmap::layout
