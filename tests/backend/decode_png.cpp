#include "backend/decode_png.hpp"

#include <cairo.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

namespace conflictmap::backend {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

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

Raster decode_png(std::string_view bytes) {
    const Surface surface(cairo_image_surface_create_from_png_stream(&read_bytes, &bytes), &cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("not a PNG: ") +
                                 cairo_status_to_string(cairo_surface_status(surface.get())));
    }
    Raster raster;
    raster.width = cairo_image_surface_get_width(surface.get());
    raster.height = cairo_image_surface_get_height(surface.get());
    raster.rgb.reserve(3 * static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height));
    const unsigned char* row = cairo_image_surface_get_data(surface.get());
    for (int y = 0; y < raster.height; ++y, row += cairo_image_surface_get_stride(surface.get())) {
        for (int x = 0; x < raster.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + 4 * static_cast<std::ptrdiff_t>(x), sizeof pixel);
            for (const unsigned shift : {16U, 8U, 0U}) {
                raster.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
            }
        }
    }
    return raster;
}

} // namespace conflictmap::backend
