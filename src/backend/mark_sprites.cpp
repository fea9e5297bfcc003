#include "backend/mark_sprites.hpp"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include "backend/painter.hpp"
#include "base/deadline.hpp"
#include "scene/bounds.hpp"

namespace conflictmap::backend {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr int steps = 8; ///< positions between two pixels, each way

/// 32-bit pixels with premultiplied alpha, as Cairo keeps them.
struct Pixels {
    std::uint32_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0; ///< in pixels
};

/// The parts of a sprite's row: transparent, smoothed, opaque, smoothed, transparent.
struct Span {
    int first = 0;
    int opaque = 0;
    int smooth = 0; ///< after the opaque part
    int last = 0;
};

/// A symbol, drawn with its point (0, 0) at pixel (-left + x/steps, -top + y/steps).
struct Sprite {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; ///< empty until it is needed
    std::vector<Span> spans;           ///< of each row
};

/// How user space lies on the pixels.
struct Scale {
    double factor = 1;
    double x = 0;
    double y = 0;
};

/// All four channels of `colour` times a/255, rounded as Pixman does.
std::uint32_t times(std::uint32_t colour, std::uint32_t a) {
    std::uint32_t low = (colour & 0xFF00FFU) * a + 0x800080U;
    low = ((low + ((low >> 8U) & 0xFF00FFU)) >> 8U) & 0xFF00FFU;
    std::uint32_t high = ((colour >> 8U) & 0xFF00FFU) * a + 0x800080U;
    high = (high + ((high >> 8U) & 0xFF00FFU)) & 0xFF00FF00U;
    return low | high;
}

std::uint32_t over(std::uint32_t upper, std::uint32_t lower) {
    return upper + times(lower, 255 - (upper >> 24U));
}

/// How much of each pixel of a row or column is between `from` and `to`, in 255ths.
std::vector<std::uint8_t> coverage(int pixels, double from, double to) {
    std::vector<std::uint8_t> covered(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double share = std::fmin(to, i + 1) - std::fmax(from, i);
        covered[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0.0, 1.0)));
    }
    return covered;
}

/// The longest opaque run of a row counts; shorter ones are blended.
Span span_of(const std::uint32_t* row, int width) {
    Span span{width, 0, 0, 0};
    for (int i = 0; i < width; ++i) {
        if (row[i] == 0) {
            continue;
        }
        span.first = std::min(span.first, i);
        span.last = i + 1;
        int end = i;
        while (end < width && row[end] >> 24U == 255) {
            ++end;
        }
        if (end - i > span.smooth - span.opaque) {
            span.opaque = i;
            span.smooth = end;
        }
        if (end > i) {
            span.last = end;
            i = end - 1;
        }
    }
    if (span.smooth == span.opaque) {
        span.opaque = span.smooth = span.first;
    }
    return span;
}

class Sprites {
public:
    Sprites(const scene::Marks& marks, double scale, const std::function<void(cairo_t*, const scene::Group&)>& draw)
        : marks_(&marks), scale_(scale), draw_(&draw), known_(marks.symbols.size()) {
        for (const scene::Group& symbol : marks.symbols) {
            boxes_.push_back(scene::outer_bounds(symbol));
        }
    }

    /// Whether all sprites together take little memory, and none is far from its point.
    [[nodiscard]] bool are_small() const {
        constexpr double most = 262'144; // pixels: 64 MB with all positions
        constexpr double farthest = 100'000;
        double pixels = 0;
        double reach = 0;
        for (const scene::PageBox& box : boxes_) {
            if (!box.empty()) {
                pixels += (box.width() * scale_ + 4) * (box.height() * scale_ + 4);
                reach =
                    std::max({reach, -box.min.x * scale_, -box.min.y * scale_, box.max.x * scale_, box.max.y * scale_});
            }
        }
        return pixels <= most && reach <= farthest; // false for NaN
    }

    /// The sprite of a symbol for a point at `x` and `y` steps to the right of and below a pixel's corner.
    const Sprite& of(std::size_t symbol, int x, int y) {
        Sprite& sprite = known_[symbol][static_cast<std::size_t>(y * steps + x)];
        if (sprite.pixels.empty()) {
            sprite = drawn(symbol, static_cast<double>(x) / steps, static_cast<double>(y) / steps);
            for (int row = 0; row < sprite.height; ++row) {
                const auto start = static_cast<std::ptrdiff_t>(row) * sprite.width;
                sprite.spans.push_back(span_of(sprite.pixels.data() + start, sprite.width));
            }
        }
        return sprite;
    }

private:
    [[nodiscard]] Sprite drawn(std::size_t symbol, double dx, double dy) const {
        const scene::PageBox& box = boxes_[symbol];
        Sprite sprite;
        sprite.pixels.assign(1, 0); // of an empty symbol
        sprite.width = sprite.height = 1;
        if (box.empty()) {
            return sprite;
        }
        constexpr int rim = 1; // of smoothed edges
        sprite.left = static_cast<int>(std::floor(box.min.x * scale_)) - rim;
        sprite.top = static_cast<int>(std::floor(box.min.y * scale_)) - rim;
        sprite.width = static_cast<int>(std::ceil(box.max.x * scale_ + 1)) + rim - sprite.left;
        sprite.height = static_cast<int>(std::ceil(box.max.y * scale_ + 1)) + rim - sprite.top;
        sprite.pixels.assign(static_cast<std::size_t>(sprite.width) * static_cast<std::size_t>(sprite.height), 0);
        const Surface surface(
            cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(sprite.pixels.data()),
                                                CAIRO_FORMAT_ARGB32, sprite.width, sprite.height, 4 * sprite.width),
            &cairo_surface_destroy);
        check_cairo(cairo_surface_status(surface.get()), "draw a symbol");
        const Context cairo(cairo_create(surface.get()), &cairo_destroy);
        cairo_translate(cairo.get(), dx - sprite.left, dy - sprite.top);
        cairo_scale(cairo.get(), scale_, scale_);
        (*draw_)(cairo.get(), marks_->symbols[symbol]);
        check_cairo(cairo_status(cairo.get()), "draw a symbol");
        cairo_surface_finish(surface.get());
        return sprite;
    }

    const scene::Marks* marks_;
    double scale_;
    const std::function<void(cairo_t*, const scene::Group&)>* draw_;
    std::vector<scene::PageBox> boxes_;
    std::vector<std::array<Sprite, static_cast<std::size_t>(steps) * steps>> known_;
};

/// The part of the pixels that is drawn on.
struct Clip {
    std::vector<std::uint8_t> columns; ///< coverage
    std::vector<std::uint8_t> rows;
    int first = 0; ///< the columns that are covered fully
    int last = 0;
};

void blend(const std::uint32_t* from, std::uint32_t* to, int first, int last) {
    for (int i = first; i < last; ++i) {
        to[i] = over(from[i], to[i]);
    }
}

/// A row whose sprite reaches beyond the columns that are covered fully. `line` starts at column 0.
void blend_at_edge(const std::uint32_t* from, const Span& span, std::uint32_t* line, int x, const Clip& clip,
                   std::uint32_t row) {
    const int last = std::min(span.last, static_cast<int>(clip.columns.size()) - x);
    for (int i = std::max(span.first, -x); i < last; ++i) {
        const std::uint32_t covered = times(times(from[i], row), clip.columns[static_cast<std::size_t>(x + i)]);
        line[x + i] = over(covered, line[x + i]);
    }
}

/// Copies a sprite with its corner at column `x` and row `y`.
void copy(const Sprite& sprite, int x, int y, const Clip& clip, const Pixels& to) {
    const int first_row = std::max(0, -y);
    const int last_row = std::min(sprite.height, to.height - y);
    const bool within = x >= clip.first && x + sprite.width <= clip.last;
    for (int r = first_row; r < last_row; ++r) {
        const std::uint32_t row = clip.rows[static_cast<std::size_t>(y + r)];
        const std::uint32_t* from = sprite.pixels.data() + static_cast<std::ptrdiff_t>(r) * sprite.width;
        std::uint32_t* line = to.data + static_cast<std::ptrdiff_t>(y + r) * to.stride;
        const Span& span = sprite.spans[static_cast<std::size_t>(r)];
        if (within && row == 255) {
            blend(from, line + x, span.first, span.opaque);
            std::copy(from + span.opaque, from + span.smooth, line + x + span.opaque);
            blend(from, line + x, span.smooth, span.last);
        } else if (row > 0) {
            blend_at_edge(from, span, line, x, clip, row);
        }
    }
}

std::optional<Scale> scale_of(cairo_t* cairo, cairo_surface_t* surface) {
    cairo_matrix_t matrix;
    cairo_get_matrix(cairo, &matrix);
    if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || !(matrix.xx > 0)) {
        return std::nullopt;
    }
    double left = 0;
    double top = 0;
    cairo_surface_get_device_offset(surface, &left, &top);
    return Scale{matrix.xx, matrix.x0 + left, matrix.y0 + top};
}

Clip clip_of(const std::optional<scene::PageBox>& clip, const Scale& scale, const Pixels& pixels) {
    Clip result;
    if (clip) {
        result.columns =
            coverage(pixels.width, clip->min.x * scale.factor + scale.x, clip->max.x * scale.factor + scale.x);
        result.rows =
            coverage(pixels.height, clip->min.y * scale.factor + scale.y, clip->max.y * scale.factor + scale.y);
    } else {
        result.columns = coverage(pixels.width, 0, pixels.width);
        result.rows = coverage(pixels.height, 0, pixels.height);
    }
    const auto full = [](std::uint8_t cover) { return cover == 255; };
    const auto first = std::ranges::find_if(result.columns, full);
    result.first = static_cast<int>(first - result.columns.begin());
    result.last = static_cast<int>(std::find_if_not(first, result.columns.end(), full) - result.columns.begin());
    return result;
}

} // namespace

bool copy_marks(cairo_t* cairo, const scene::Marks& marks, const std::optional<scene::PageBox>& clip,
                const std::function<void(cairo_t*, const scene::Group&)>& draw) {
    cairo_surface_t* surface = cairo_get_group_target(cairo);
    if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) {
        return false;
    }
    const cairo_format_t format = cairo_image_surface_get_format(surface);
    const auto scale = scale_of(cairo, surface);
    if ((format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24) || !scale) {
        return false;
    }
    cairo_surface_flush(surface);
    Pixels pixels{reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface)),
                  cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface),
                  cairo_image_surface_get_stride(surface) / 4};
    const Clip shown = clip_of(clip, *scale, pixels);
    Sprites sprites(marks, scale->factor, draw);
    if (!sprites.are_small()) {
        return false;
    }
    for (std::size_t i = 0; i < marks.at.size(); ++i) {
        if (i % 4096 == 0) {
            check_deadline();
        }
        // In steps between pixels; floor also for what is left of or above the picture.
        const double x = std::floor((marks.at[i].x * scale->factor + scale->x) * steps + 0.5);
        const double y = std::floor((marks.at[i].y * scale->factor + scale->y) * steps + 0.5);
        if (!std::isfinite(x) || !std::isfinite(y)) {
            throw std::domain_error("a coordinate of the scene is not finite");
        }
        constexpr double farthest = 1e8;
        if (std::fabs(x) > farthest || std::fabs(y) > farthest) {
            continue;
        }
        const auto column = static_cast<int>(std::floor(x / steps));
        const auto row = static_cast<int>(std::floor(y / steps));
        const Sprite& sprite =
            sprites.of(marks.symbol_of[i], static_cast<int>(x) - column * steps, static_cast<int>(y) - row * steps);
        copy(sprite, column + sprite.left, row + sprite.top, shown, pixels);
    }
    cairo_surface_mark_dirty(surface);
    return true;
}

} // namespace conflictmap::backend
