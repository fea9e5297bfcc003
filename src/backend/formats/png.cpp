// PNG: the map as pixels, with its texts embedded.
#include <fmt/format.h>

#include "backend/backend.hpp"
#include "backend/palette.hpp"
#include "backend/png_writer.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"

namespace conflictmap::backend {

const Format& png_format();

namespace {

/// PNG's registered keywords, in the order of the file.
std::vector<PngText> texts_of(const scene::Scene& scene, const Options& options) {
    std::map<std::string, std::string> info = options.info;
    info.emplace("title", scene.title);
    info.emplace("description", scene.description);
    std::vector<PngText> texts;
    for (const auto& [name, keyword] :
         {std::pair{"title", "Title"}, std::pair{"author", "Author"}, std::pair{"description", "Description"},
          std::pair{"source", "Source"}, std::pair{"licence", "Copyright"}, std::pair{"software", "Software"}}) {
        const auto found = info.find(name);
        if (found != info.end() && !found->second.empty()) {
            texts.push_back({keyword, found->second});
        }
    }
    return texts;
}

std::string encode_png(const scene::Scene& scene, const text::Typesetter& typesetter, const Options& options) {
    const double dots_per_inch = options.dots_per_inch * options.scale;
    Canvas canvas = draw(scene, typesetter, dots_per_inch / mm_per_inch);
    if (options.palette) {
        if (const auto picture = indexed(canvas)) {
            return write_png(*picture, dots_per_inch, texts_of(scene, options));
        }
    }
    return write_png(std::move(canvas), dots_per_inch, texts_of(scene, options));
}

std::optional<Shortfall> png_shortfall(const Options& options, const std::string& bytes) {
    if (!options.palette || has_palette(bytes)) {
        return std::nullopt;
    }
    return Shortfall{
        "no-palette",
        fmt::format("256 colours would change a channel of a pixel by more than {}, or all by more than {} "
                    "on average, of 255; the picture keeps its full colours",
                    max_off, max_off_on_average)};
}

} // namespace

const Format& png_format() {
    static const Format format{"png", ".png",        "pixels, for web pages and documents", true, &encode_png,
                               32767, &png_shortfall};
    return format;
}

} // namespace conflictmap::backend
