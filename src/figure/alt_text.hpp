#pragma once
// Describes a figure in words, for readers who cannot see it. English, Ukrainian and Russian; English for any other
// language.
#include "output/figure.hpp"

namespace conflictmap::figure {

/// A sentence or two: what the figure shows and for which day, the main areas in figures, the number of marked events.
std::string alt_of(const output::Figure& figure);

/// The text after `figure.alt`: the subtitle, the areas (unless the alt text contains them), the texts of the legend,
/// the events.
std::string description_of(const output::Figure& figure, const std::vector<std::string>& legend, bool alt_has_areas);

} // namespace conflictmap::figure
