#pragma once
// How much the pictograms of a map may take: each place is drawn with all steps of its pictogram.
#include <cstddef>
#include <vector>

#include "compose/draw.hpp"

namespace conflictmap::compose {

/// Steps of all pictograms in a window of the map: 10,000 places of 200 steps, in a PDF about half a gigabyte of
/// memory.
inline constexpr std::size_t max_pictogram_steps = 2'000'000;

inline constexpr std::size_t most_steps_of_marks = 500;

/// Adds up steps × places, layer by layer. A layer that goes beyond `max_steps` gives the data error "too-many-steps",
/// and its symbols are not drawn. The symbol of marks counts once, because it is
/// drawn once, unless it has more than `most_steps_of_marks`.
void limit_pictograms(std::vector<PlacedLayer>& layers, const style::StyleSheet& sheet, Diagnostics& diagnostics,
                      std::size_t max_steps = max_pictogram_steps);

} // namespace conflictmap::compose
