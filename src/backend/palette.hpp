#pragma once
// Pictures with a palette, for small files: at most 256 colours, with a limit on the change of colours.
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

/// The limit: no red, green or blue value of any pixel changes by more than this, of 255 …
inline constexpr int max_off = 16;
/// … and the average change is at most this.
inline constexpr double max_off_on_average = 0.5;

/// The picture in at most 256 colours; exact when it has no more. Flat colours (a 4,000th of the picture or more; the
/// 64 commonest) stay as they are, no pixel is dithered. Nothing when the bound cannot be kept. The same for any number
/// of threads.
std::optional<Indexed> indexed(const Canvas& canvas);

} // namespace conflictmap::backend
