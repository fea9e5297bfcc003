#pragma once
// Pictures with a palette, for small files: at most 256 colours, with a limit on how much colours change.
#include <cstdint>
#include <optional>
#include <vector>

#include "backend/raster.hpp"

namespace conflictmap::backend {

struct Indexed {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> palette; ///< 0x00rrggbb, 1 to 256, ascending
    std::vector<std::uint8_t> pixels;   ///< indices into the palette, rows from the top, no padding
};

/// The limit: no red, green or blue value of any pixel changes by more than this (of 255),
inline constexpr int max_off = 16;
/// and the average change is at most this.
inline constexpr double max_off_on_average = 0.5;

/// The picture in at most 256 colours; unchanged if it has no more. Flat colours (at least 1/4,000 of the picture, and
/// the 64 most common) stay as they are; there is no dithering. Nothing when the limit cannot be kept. The result does
/// not depend on the number of threads.
std::optional<Indexed> indexed(const Canvas& canvas);

} // namespace conflictmap::backend
