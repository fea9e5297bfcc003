#pragma once
// Scenes as pixels, through Cairo: opaque, on white, sRGB.
#include <cstdint>
#include <vector>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::backend {

struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb; ///< three bytes per pixel, rows from the top, no padding
};

/// The maximum number of pixels of a raster.
inline constexpr double max_pixels = 100e6;

/// Whether the scene can be a raster: at most max_pixels, no side longer than Cairo's 32,767 or the format's limit.
bool fits_raster(const scene::Scene& scene, double pixels_per_mm, int longest_side = 32767);

/// As in Cairo: one native 32-bit 0xXXrrggbb per pixel, rows from the top, no padding.
struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
};

/// A white canvas with the scene's size in whole pixels, at least 1 x 1. Throws std::length_error if it is too large,
/// std::domain_error for a page without a size.
Canvas blank_canvas(const scene::Scene& scene, double pixels_per_mm);

/// Throws like blank_canvas, and std::domain_error for a coordinate that is not finite.
Canvas draw(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm);

Raster rasterise(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm);

} // namespace conflictmap::backend
