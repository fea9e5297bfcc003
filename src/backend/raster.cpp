#include "backend/raster.hpp"

#include <cairo.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include "backend/painter.hpp"

namespace conflictmap::backend {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

Raster to_raster(int width, int height, const unsigned char* data, int stride) {
    Raster raster{width, height,
                  std::vector<std::uint8_t>(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    std::uint8_t* out = raster.rgb.data();
    for (int y = 0; y < height; ++y) {
        const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + 4 * static_cast<std::ptrdiff_t>(x), sizeof pixel);
            *out++ = static_cast<std::uint8_t>(pixel >> 16U);
            *out++ = static_cast<std::uint8_t>(pixel >> 8U);
            *out++ = static_cast<std::uint8_t>(pixel);
        }
    }
    return raster;
}

cairo_status_t read_bytes(void* closure, unsigned char* data, unsigned int length) {
    auto& left = *static_cast<std::string_view*>(closure);
    if (left.size() < length) {
        return CAIRO_STATUS_READ_ERROR;
    }
    std::memcpy(data, left.data(), length);
    left.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

bool fits_raster(const scene::Scene& scene, double pixels_per_mm, int longest_side) {
    const double width = std::fmax(1, std::round(scene.width * pixels_per_mm));
    const double height = std::fmax(1, std::round(scene.height * pixels_per_mm));
    return width * height <= most_pixels && width <= longest_side && height <= longest_side;
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
    canvas.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFFFFFFFFU);
    return canvas;
}

Canvas draw(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm) {
    Canvas canvas = blank_canvas(scene, pixels_per_mm);
    const Surface surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(canvas.pixels.data()),
                                                              CAIRO_FORMAT_RGB24, canvas.width, canvas.height,
                                                              4 * canvas.width),
                          &cairo_surface_destroy);
    check_cairo(cairo_surface_status(surface.get()), "draw the map");
    const Context cairo(cairo_create(surface.get()), &cairo_destroy);
    cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
    paint(cairo.get(), scene, typesetter, Letters::outlines);
    check_cairo(cairo_status(cairo.get()), "draw the map");
    cairo_surface_finish(surface.get());
    return canvas;
}

Raster rasterise(const scene::Scene& scene, const text::Typesetter& typesetter, double pixels_per_mm) {
    const Canvas canvas = draw(scene, typesetter, pixels_per_mm);
    return to_raster(canvas.width, canvas.height, reinterpret_cast<const unsigned char*>(canvas.pixels.data()),
                     4 * canvas.width);
}

Raster decode_png(std::string_view bytes) {
    const Surface surface(cairo_image_surface_create_from_png_stream(&read_bytes, &bytes), &cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("not a PNG: ") +
                                 cairo_status_to_string(cairo_surface_status(surface.get())));
    }
    return to_raster(cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()),
                     cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()));
}

} // namespace conflictmap::backend
