#include "backend/raster.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>

#include "backend/painter.hpp"
#include "base/threads.hpp"

namespace conflictmap::backend {

namespace {

constexpr std::uint32_t white = 0xFFFFFFFFU;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

/// Their number depends only on the picture, so the pixels are the same for any number of threads.
std::vector<Band> bands_of(int height) {
    constexpr int least_rows = 256;
    constexpr int most_bands = 8;
    const int count = std::clamp(height / least_rows, 1, most_bands);
    std::vector<Band> bands;
    for (int i = 0; i < count; ++i) {
        bands.push_back({height * i / count, height * (i + 1) / count});
    }
    return bands;
}

/// A band is drawn on pixels of its own, with some rows more, in which Cairo rounds differently: near the edge of what
/// it draws on, by up to 2 of 255. So the picture is almost always the same as in one piece.
void draw_band(Canvas& canvas, const scene::Scene& scene, OutlineStore& outlines, const Band& band,
               double pixels_per_mm) {
    constexpr int more_rows = 8;
    const Band drawn{std::max(0, band.first - more_rows), std::min(canvas.height, band.end + more_rows)};
    const auto width = static_cast<std::ptrdiff_t>(canvas.width);
    std::vector<std::uint32_t> own;
    std::uint32_t* pixels = canvas.pixels.data();
    const bool is_whole = band.first == 0 && band.end == canvas.height;
    if (!is_whole) {
        own.assign(static_cast<std::size_t>(width * (drawn.end - drawn.first)), white);
        pixels = own.data();
    }
    const Surface surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels),
                                                              CAIRO_FORMAT_RGB24, canvas.width, drawn.end - drawn.first,
                                                              4 * canvas.width),
                          &cairo_surface_destroy);
    check_cairo(cairo_surface_status(surface.get()), "draw the map");
    cairo_surface_set_device_offset(surface.get(), 0, -drawn.first);
    const Context cairo(cairo_create(surface.get()), &cairo_destroy);
    cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
    paint_band(cairo.get(), scene, outlines, drawn, pixels_per_mm);
    check_cairo(cairo_status(cairo.get()), "draw the map");
    cairo_surface_finish(surface.get());
    if (!is_whole) {
        const auto* from = own.data() + width * (band.first - drawn.first);
        std::copy(from, from + width * (band.end - band.first), canvas.pixels.data() + width * band.first);
    }
}

} // namespace

bool fits_raster(const scene::Scene& scene, double pixels_per_mm, int longest_side) {
    const double width = std::fmax(1, std::round(scene.width * pixels_per_mm));
    const double height = std::fmax(1, std::round(scene.height * pixels_per_mm));
    return width * height <= max_pixels && width <= longest_side && height <= longest_side;
}

Canvas blank_canvas(const scene::Scene& scene, double pixels_per_mm) {
    const double width = std::fmax(1, std::round(scene.width * pixels_per_mm));
    const double height = std::fmax(1, std::round(scene.height * pixels_per_mm));
    if (!(scene.width > 0 && scene.height > 0 && pixels_per_mm > 0) || !std::isfinite(width * height)) {
        throw std::domain_error("the page has no size");
    }
    if (!fits_raster(scene, pixels_per_mm)) {
        throw std::length_error("the picture would have more than 100 million pixels, or a side above 32767");
    }
    Canvas canvas{static_cast<int>(width), static_cast<int>(height), {}};
    canvas.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), white);
    return canvas;
}

Canvas draw(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm) {
    Canvas canvas = blank_canvas(scene, pixels_per_mm);
    OutlineStore outlines(typesetter);
    const std::vector<Band> bands = bands_of(canvas.height);
    in_threads(bands.size(), [&](std::size_t i) { draw_band(canvas, scene, outlines, bands[i], pixels_per_mm); });
    return canvas;
}

Raster rasterise(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm) {
    const Canvas canvas = draw(scene, typesetter, pixels_per_mm);
    Raster raster{canvas.width, canvas.height, {}};
    raster.rgb.reserve(3 * canvas.pixels.size());
    for (const std::uint32_t pixel : canvas.pixels) {
        for (const unsigned shift : {16U, 8U, 0U}) {
            raster.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
        }
    }
    return raster;
}

} // namespace conflictmap::backend
