#include "backend/raster.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

namespace conflictmap::backend {

namespace {

using scene::PagePoint;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

/// Cairo counts in 1/256 px within 32 bits and wraps silently beyond. Nothing on a page is that far away; what is, is
/// moved to here, which is out of sight all the same.
constexpr double farthest_mm = 20000;

double sane(double mm) {
    if (!std::isfinite(mm)) {
        throw std::domain_error("a coordinate of the scene is not finite");
    }
    return std::clamp(mm, -farthest_mm, farthest_mm);
}

class Painter {
public:
    Painter(cairo_t* cairo, const text::Typesetter& typesetter) : cairo_(cairo), typesetter_(&typesetter) {
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    }

    void operator()(const scene::Path& path) const {
        if (path.outline.empty() || !(path.fill || path.stroke)) {
            return;
        }
        trace(path.outline);
        if (path.fill) {
            set_colour(*path.fill);
            cairo_fill_preserve(cairo_);
        }
        if (path.stroke && path.stroke->width > 0) {
            stroke(*path.stroke);
        }
        cairo_new_path(cairo_);
    }

    void operator()(const scene::Text& text) const {
        trace(typesetter_->outline(text));
        if (text.halo.width > 0) {
            stroke({.colour = text.halo.colour, .width = 2 * text.halo.width, .dash = {}});
        }
        // Letters of one word may overlap (Arabic, Devanagari): even-odd would punch holes there.
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_WINDING);
        set_colour(text.colour);
        cairo_fill(cairo_);
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    }

    void operator()(const std::unique_ptr<scene::Group>& group) const { paint(*group); }

    void paint(const scene::Group& group) const {
        if (group.items.empty() || group.opacity <= 0) {
            return;
        }
        cairo_save(cairo_);
        if (group.clip) {
            trace(*group.clip);
            cairo_clip(cairo_);
        }
        const bool veiled = group.opacity < 1;
        if (veiled) {
            cairo_push_group(cairo_);
            cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
        }
        for (const scene::Item& item : group.items) {
            std::visit(*this, item);
        }
        if (veiled) {
            cairo_pop_group_to_source(cairo_);
            cairo_paint_with_alpha(cairo_, group.opacity);
        }
        cairo_restore(cairo_);
    }

private:
    void set_colour(const Colour& c) const {
        cairo_set_source_rgba(cairo_, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.opacity);
    }

    void trace(const scene::Outline& outline) const {
        cairo_new_path(cairo_);
        const PagePoint* at = outline.points.data();
        for (const scene::Verb verb : outline.verbs) {
            switch (verb) {
            case scene::Verb::move:
                cairo_move_to(cairo_, sane(at->x), sane(at->y));
                ++at;
                break;
            case scene::Verb::line:
                cairo_line_to(cairo_, sane(at->x), sane(at->y));
                ++at;
                break;
            case scene::Verb::curve:
                cairo_curve_to(cairo_, sane(at[0].x), sane(at[0].y), sane(at[1].x), sane(at[1].y), sane(at[2].x),
                               sane(at[2].y));
                at += 3;
                break;
            case scene::Verb::close:
                cairo_close_path(cairo_);
                break;
            }
        }
    }

    /// Keeps the path.
    void stroke(const Stroke& s) const {
        constexpr cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
        constexpr cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
        set_colour(s.colour);
        cairo_set_line_width(cairo_, s.width);
        cairo_set_line_cap(cairo_, caps[static_cast<int>(s.cap)]);
        cairo_set_line_join(cairo_, joins[static_cast<int>(s.join)]);
        cairo_set_miter_limit(cairo_, 4); // SVG's default
        cairo_set_dash(cairo_, s.dash.data(), static_cast<int>(s.dash.size()), 0);
        cairo_stroke_preserve(cairo_);
    }

    cairo_t* cairo_;
    const text::Typesetter* typesetter_;
};

void check(cairo_status_t status) {
    if (status == CAIRO_STATUS_NO_MEMORY) {
        throw std::bad_alloc();
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("Cairo cannot draw the map: ") + cairo_status_to_string(status));
    }
}

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

Canvas blank_canvas(const scene::Scene& scene, double pixels_per_mm) {
    const double width = std::fmax(1, std::round(scene.width * pixels_per_mm));
    const double height = std::fmax(1, std::round(scene.height * pixels_per_mm));
    if (!(scene.width > 0 && scene.height > 0 && pixels_per_mm > 0) || !std::isfinite(width * height)) {
        throw std::domain_error("the page has no size");
    }
    constexpr double longest_side = 32767; // Cairo's limit
    if (width * height > most_pixels || width > longest_side || height > longest_side) {
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
    check(cairo_surface_status(surface.get()));
    const Context cairo(cairo_create(surface.get()), &cairo_destroy);
    cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
    Painter(cairo.get(), typesetter).paint(scene.root);
    check(cairo_status(cairo.get()));
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
