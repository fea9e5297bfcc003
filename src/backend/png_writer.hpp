#pragma once
// PNG files (ISO/IEC 15948) without a time: the same pixels and texts give the same bytes.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/palette.hpp"
#include "backend/raster.hpp"

namespace conflictmap::backend {

struct PngText {
    std::string keyword; ///< Latin letters; at most 79 bytes
    std::string text;    ///< UTF-8
};

/// Truecolour, 8 bits, sRGB; pHYs from the resolution; one iTXt chunk per text, before the pixels. The canvas is
/// consumed: its memory holds the filtered rows, so that a large map is in memory only once.
std::string write_png(Canvas canvas, double dots_per_inch, const std::vector<PngText>& texts);

/// The same with an 8-bit palette.
std::string write_png(const Indexed& picture, double dots_per_inch, const std::vector<PngText>& texts);

/// Whether a PNG has a palette.
bool has_palette(std::string_view png);

} // namespace conflictmap::backend
