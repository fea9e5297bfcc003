// WebP: the same pixels as the PNG, lossless, in fewer bytes.
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>

#include "backend/backend.hpp"
#include "backend/raster.hpp"
#include "backend/xmp.hpp"
#include "base/deadline.hpp"
#include "base/units.hpp"

namespace conflictmap::backend {

const Format& webp_format();

namespace {

constexpr int webp_effort = 6; // of 9, as in cwebp; more takes longer and saves at most 1 %

/// libwebp's picture with its pixels, which are freed at the end.
class Picture {
public:
    explicit Picture(const Canvas& canvas) {
        if (WebPPictureInit(&picture_) == 0) {
            throw std::runtime_error("libwebp and its headers have different versions");
        }
        picture_.use_argb = 1;
        picture_.width = canvas.width;
        picture_.height = canvas.height;
        if (WebPPictureAlloc(&picture_) == 0) {
            throw std::bad_alloc();
        }
        auto from = canvas.pixels.begin();
        for (int y = 0; y < canvas.height; ++y, from += canvas.width) {
            std::transform(from, from + canvas.width,
                           picture_.argb + static_cast<std::ptrdiff_t>(y) * picture_.argb_stride,
                           [](std::uint32_t pixel) { return pixel | 0xFF000000U; });
        }
        WebPMemoryWriterInit(&written_);
        picture_.writer = &WebPMemoryWrite;
        picture_.custom_ptr = &written_;
        picture_.progress_hook = [](int, const WebPPicture*) { return deadline_has_passed() ? 0 : 1; };
    }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    ~Picture() {
        WebPMemoryWriterClear(&written_);
        WebPPictureFree(&picture_);
    }
    WebPData encode(const WebPConfig& config) {
        if (WebPEncode(&config, &picture_) == 0) {
            check_deadline();
            if (picture_.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY) {
                throw std::bad_alloc();
            }
            throw std::runtime_error("libwebp cannot write the map: error " + std::to_string(picture_.error_code));
        }
        return {written_.mem, written_.size};
    }

private:
    WebPPicture picture_{};
    WebPMemoryWriter written_{};
};

WebPConfig lossless() {
    WebPConfig config;
    if (WebPConfigInit(&config) == 0 || WebPConfigLosslessPreset(&config, webp_effort) == 0) {
        throw std::runtime_error("libwebp and its headers have different versions");
    }
    config.thread_level = 0; // gives the same bytes on any machine
    return config;
}

std::string with_xmp(const WebPData& picture, const std::string& xmp) {
    const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxNew(), &WebPMuxDelete);
    const WebPData text{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
    WebPData whole{};
    if (!mux || WebPMuxSetImage(mux.get(), &picture, 0) != WEBP_MUX_OK ||
        WebPMuxSetChunk(mux.get(), "XMP ", &text, 0) != WEBP_MUX_OK ||
        WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK) {
        throw std::runtime_error("libwebp cannot add the metadata to the picture");
    }
    const std::unique_ptr<WebPData, decltype(&WebPDataClear)> held(&whole, &WebPDataClear);
    return {reinterpret_cast<const char*>(whole.bytes), whole.size};
}

std::string encode_webp(const scene::Scene& scene, const text::Typesetter& typesetter, const Options& options) {
    const double pixels_per_mm = options.dots_per_inch * options.scale / mm_per_inch;
    if (!fits_raster(scene, pixels_per_mm, WEBP_MAX_DIMENSION)) {
        throw std::length_error("a side of a WebP picture has at most 16383 pixels");
    }
    Picture picture(draw(scene, typesetter, pixels_per_mm));
    return with_xmp(picture.encode(lossless()), xmp_of(scene, options));
}

} // namespace

const Format& webp_format() {
    static const Format format{"webp", ".webp",      "lossless pixels, smaller than PNG, for web pages",
                               true,   &encode_webp, WEBP_MAX_DIMENSION};
    return format;
}

} // namespace conflictmap::backend
