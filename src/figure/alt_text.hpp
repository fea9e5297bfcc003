#pragma once
// What a figure shows, in words, for those who cannot see it. English, Ukrainian and Russian; English for any other.
#include "output/figure.hpp"

namespace conflictmap::figure {

/// A sentence or two: what it is, as of when, the main areas with their figures, how many events are marked.
std::string alt_of(const output::Figure& figure);

/// After `figure.alt`: the subtitle, the areas (unless the alt text was made of them), what the legend says, the
/// events.
std::string description_of(const output::Figure& figure, const std::vector<std::string>& legend, bool alt_has_areas);

} // namespace conflictmap::figure
