// Arguments: SVG, width and height in pixels, dots per inch, PNG to write. Standard input: ids, one per line, with
// "said" for librsvg's geometry or "drawn" for the pixels that it draws. Prints "id left top right bottom" for the ink
// of each element, in pixels.
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

template <auto free> struct Free {
    template <class T> void operator()(T* pointer) const { free(pointer); }
};

void check(gboolean fine, GError* error) {
    if (fine == FALSE) {
        const std::unique_ptr<GError, Free<g_error_free>> held(error);
        throw std::runtime_error(error == nullptr ? "librsvg failed" : error->message);
    }
}

using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Free<cairo_destroy>>;

/// The area in which an element covers pixels at least by half, at four times the size, within a box that contains it.
RsvgRectangle drawn(RsvgHandle* handle, const std::string& id, const RsvgRectangle& viewport, RsvgRectangle box) {
    constexpr double finer = 4;
    const int width = static_cast<int>(std::ceil(box.width * finer));
    const int height = static_cast<int>(std::ceil(box.height * finer));
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Context cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), finer, finer);
    cairo_translate(cairo.get(), -box.x, -box.y);
    GError* error = nullptr;
    check(rsvg_handle_render_layer(handle, cairo.get(), ("#" + id).c_str(), &viewport, &error), error);
    cairo_surface_flush(surface.get());
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (rows[static_cast<std::ptrdiff_t>(y) * stride + 4 * x + 3] >= 128) { // little-endian: alpha is last
                left = std::min(left, x);
                top = std::min(top, y);
                right = std::max(right, x + 1);
                bottom = std::max(bottom, y + 1);
            }
        }
    }
    return {box.x + left / finer, box.y + top / finer, (right - left) / finer, (bottom - top) / finer};
}

void look(const char* file, double width, double height, double dots_per_inch, const char* png) {
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, Free<g_object_unref>> handle(rsvg_handle_new_from_file(file, &error));
    check(handle ? TRUE : FALSE, error);
    rsvg_handle_set_dpi(handle.get(), dots_per_inch);
    const RsvgRectangle viewport{0, 0, width, height};
    std::string how;
    for (std::string id; std::cin >> id >> how;) {
        RsvgRectangle ink{};
        check(rsvg_handle_get_geometry_for_layer(handle.get(), ("#" + id).c_str(), &viewport, &ink, nullptr, &error),
              error);
        ink = how == "drawn" ? drawn(handle.get(), id, viewport, ink) : ink;
        std::cout << id << ' ' << ink.x << ' ' << ink.y << ' ' << ink.x + ink.width << ' ' << ink.y + ink.height
                  << '\n';
    }
    const std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>> surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))));
    const Context cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    check(rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &error), error);
    if (cairo_surface_write_to_png(surface.get(), png) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error("cannot write the picture");
    }
}

} // namespace

int main(int count, char** arguments) {
    try {
        if (count != 6) {
            throw std::runtime_error("five arguments, please");
        }
        look(arguments[1], std::strtod(arguments[2], nullptr), std::strtod(arguments[3], nullptr),
             std::strtod(arguments[4], nullptr), arguments[5]);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
