#pragma once
// PNG files as pixels, to compare what the program draws.
#include <string_view>

#include "backend/raster.hpp"

namespace conflictmap::backend {

/// Reads a PNG; transparent pixels are seen over black. Throws std::runtime_error when the bytes are not a PNG.
Raster decode_png(std::string_view bytes);

} // namespace conflictmap::backend
