#include <catch2/catch.hpp>

#include <stdexcept>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/png_writer.hpp"
#include "chunks.hpp"
#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;

namespace {

std::string png_of(const scene::Scene& scene, const Options& options = {}) {
    return find_format("png")->encode(scene, typesetter(), options);
}

} // namespace

TEST_CASE("pixels come back as they were", "[backend][png]") {
    for (const auto& [width, height] : {std::pair{1, 1}, std::pair{1, 9}, std::pair{7, 1}, std::pair{61, 43}}) {
        Canvas canvas{width, height, {}};
        std::uint32_t noise = 1;
        for (int i = 0; i < width * height; ++i) {
            noise = noise * 1664525U + 1013904223U;
            // Some rows equal to the one above, some flat.
            const bool again = i >= width && (i / width) % 4 == 3;
            canvas.pixels.push_back(again ? canvas.pixels[static_cast<std::size_t>(i - width)]
                                          : ((i / width) % 4 == 1 ? 0x336699U : noise >> 8U));
        }
        const Raster back = decode_png(write_png(canvas, 226, {}));
        REQUIRE(back.width == width);
        REQUIRE(back.height == height);
        for (std::size_t i = 0; i < canvas.pixels.size(); ++i) {
            const std::uint32_t pixel =
                static_cast<std::uint32_t>(back.rgb[3 * i] << 16 | back.rgb[3 * i + 1] << 8 | back.rgb[3 * i + 2]);
            REQUIRE(pixel == (canvas.pixels[i] & 0xFFFFFFU));
        }
    }
}

TEST_CASE("the file has its size, resolution and texts, and no time", "[backend][png]") {
    Options options;
    options.dots_per_inch = 226;
    options.scale = 2;
    options.info = {{"licence", "CC BY 4.0"}, {"source", "Дані"}, {"software", "conflictmap"}, {"other", "x"}};
    const scene::Scene scene = sample();
    const std::vector<Chunk> chunks = chunks_of(png_of(scene, options));
    CHECK(types_of(chunks) ==
          std::vector<std::string>{"IHDR", "sRGB", "pHYs", "iTXt", "iTXt", "iTXt", "iTXt", "iTXt", "IDAT", "IEND"});
    CHECK(number_at(chunks[0].data, 0) == 1424); // 80 mm at 452 dpi
    CHECK(number_at(chunks[0].data, 4) == 1068);
    CHECK(chunks[0].data.substr(8) == std::string("\x08\x02\0\0\0", 5));
    CHECK(number_at(chunks[2].data, 0) == 17795); // 452 / 0.0254
    CHECK(chunks[2].data.back() == 1);
    const auto text = [](const std::string& keyword, const std::string& words) {
        return keyword + std::string(5, '\0') + words;
    };
    CHECK(chunks[3].data == text("Title", scene.title));
    CHECK(chunks[4].data == text("Description", scene.description));
    CHECK(chunks[5].data == text("Source", "Дані"));
    CHECK(chunks[6].data == text("Copyright", "CC BY 4.0"));
    CHECK(chunks[7].data == text("Software", "conflictmap"));
}

TEST_CASE("a given title replaces the scene's; without a title there is no chunk", "[backend][png]") {
    Options options;
    options.info = {{"title", "Given"}};
    CHECK(chunks_of(png_of(sample(), options))[3].data.ends_with("Given"));
    CHECK(types_of(chunks_of(png_of(blank(5, 5)))) == std::vector<std::string>{"IHDR", "sRGB", "pHYs", "IDAT", "IEND"});
}

TEST_CASE("invalid texts are repaired or refused", "[backend][png]") {
    const Canvas dot{1, 1, {0}};
    const auto chunks = chunks_of(write_png(dot, 96, {{"Title", std::string("a\0b\xff", 4)}}));
    CHECK(chunks[3].data.ends_with("ab\xEF\xBF\xBD"));
    CHECK_THROWS_AS(write_png(dot, 96, {{"", "x"}}), std::invalid_argument);
    CHECK_THROWS_AS(write_png(dot, 96, {{std::string(80, 'k'), "x"}}), std::invalid_argument);
    CHECK_THROWS_AS(write_png(dot, 96, {{"a\nb", "x"}}), std::invalid_argument);
    CHECK_NOTHROW(write_png(dot, 96, {{std::string(79, 'k'), "x"}}));
}

TEST_CASE("the same scene gives the same bytes, also with a new typesetter", "[backend][png]") {
    const text::Typesetter fresh;
    CHECK(png_of(sample()) == find_format("png")->encode(sample(), fresh, {}));
}

TEST_CASE("the formats are listed by name", "[backend]") {
    REQUIRE(find_format("png") != nullptr);
    CHECK(find_format("png")->scales);
    CHECK(find_format("png")->extension == ".png");
    REQUIRE(find_format("svg") != nullptr);
    CHECK_FALSE(find_format("svg")->scales);
    CHECK(find_format("PNG") == nullptr);
    CHECK(find_format("") == nullptr);
    for (std::size_t i = 1; i < formats().size(); ++i) {
        CHECK(formats()[i - 1].name < formats()[i].name);
    }
}
