#pragma once
// Pictures in a palette, for small files: at most 256 colours, with a bound on what that changes.
#include <cstdint>
#include <optional>
#include <vector>

#include "backend/raster.hpp"

namespace conflictmap::backend {

struct Indexed {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> palette; ///< 0x00rrggbb, 1 to 256, ascending
    std::vector<std::uint8_t> pixels;   ///< places in the palette, rows from the top, no padding
};

/// The bound: no red, green or blue of any pixel moves by more than this, of 255 …
inline constexpr int most_off = 16;
/// … nor do all of them by more than this on average.
inline constexpr double most_off_on_average = 0.5;

/// The picture in at most 256 colours; exact when it has no more. Flat colours (a 4,000th of the picture or more; the
/// 64 commonest) stay as they are, no pixel is dithered. Nothing when the bound cannot be kept. The same for any number
/// of threads.
std::optional<Indexed> indexed(const Canvas& canvas);

} // namespace conflictmap::backend
