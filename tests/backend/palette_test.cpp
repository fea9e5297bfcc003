#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "backend/backend.hpp"
#include "backend/chunks.hpp"
#include "backend/decode_png.hpp"
#include "backend/palette.hpp"
#include "backend/png_writer.hpp"
#include "backend/sample.hpp"
#include "base/units.hpp"
#include "workbench.hpp"

extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int);
}

using namespace conflictmap;
using namespace conflictmap::backend;

namespace {

Canvas noise(int width, int height, std::uint32_t mask) {
    Canvas canvas{width, height, {}};
    std::uint32_t state = 1;
    for (int i = 0; i < width * height; ++i) {
        state = state * 1664525U + 1013904223U;
        canvas.pixels.push_back((state >> 8U & mask) | 0xFF000000U);
    }
    return canvas;
}

Canvas canvas_of(const scene::Scene& scene) {
    return draw(scene, workbench::typesetter(), 150 / mm_per_inch);
}

struct Off {
    int most = 0;
    double on_average = 0;
};

Off off(const Raster& a, const Raster& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    Off result;
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const int difference = std::abs(a.rgb[i] - b.rgb[i]);
        result.most = std::max(result.most, difference);
        sum += difference;
    }
    result.on_average = sum / static_cast<double>(a.rgb.size());
    return result;
}

} // namespace

TEST_CASE("every map fits a palette within the limit, in less than half of the bytes", "[backend][png]") {
    const std::string name = GENERATE(from_range(workbench::map_names()));
    const auto& page = workbench::composed(name).page;
    REQUIRE(page);
    Options options;
    options.dots_per_inch = 150;
    options.info = {{"source", "Дані"}};
    const Format& format = *find_format("png");
    const std::string full = format.encode(page->scene, workbench::typesetter(), options);
    options.palette = true;
    const std::string small = format.encode(page->scene, workbench::typesetter(), options);
    INFO(name << ": " << full.size() << " bytes, in a palette " << small.size());
    CHECK(has_palette(small));
    CHECK_FALSE(has_palette(full));
    CHECK(small.size() < full.size() / 2);
    const Off difference = off(decode_png(full), decode_png(small));
    INFO("off by " << difference.most << ", on average by " << difference.on_average);
    CHECK(difference.most <= max_off);
    CHECK(difference.most > 0);
    CHECK(difference.on_average <= max_off_on_average);

    const auto chunks = chunks_of(small);
    CHECK(chunks[0].data.substr(8) == std::string("\x08\x03\0\0\0", 5));
    auto expected = types_of(chunks_of(full));
    expected.insert(std::find(expected.begin(), expected.end(), "IDAT"), "PLTE");
    CHECK(types_of(chunks) == expected);
    CHECK(chunks[2].data == chunks_of(full)[2].data); // pHYs
    CHECK(text_in(chunks, "Source") == "Дані");
    CHECK_FALSE(text_in(chunks, "Title").empty());
}

TEST_CASE("a palette is the same for any number of threads, and does not change that number", "[backend][png]") {
    const auto& page = workbench::composed("overview").page;
    REQUIRE(page);
    const Canvas canvas = canvas_of(page->scene);
    const int before = omp_get_max_threads();
    const auto first = indexed(canvas);
    REQUIRE(first);
    for (const int threads : {1, 2, 5}) {
        omp_set_num_threads(threads);
        const auto again = indexed(canvas);
        REQUIRE(again);
        CHECK(omp_get_max_threads() == threads);
        CHECK(again->palette == first->palette);
        CHECK((again->pixels == first->pixels));
    }
    omp_set_num_threads(before);
}

TEST_CASE("flat colours of a map do not change in a palette", "[backend][png]") {
    const auto& page = workbench::composed("energy").page;
    REQUIRE(page);
    const Canvas canvas = canvas_of(page->scene);
    const auto picture = indexed(canvas);
    REQUIRE(picture);
    CHECK(picture->palette.size() == 256);
    CHECK(std::is_sorted(picture->palette.begin(), picture->palette.end()));
    std::map<std::uint32_t, std::size_t> counts;
    for (const std::uint32_t pixel : canvas.pixels) {
        ++counts[pixel & 0xFFFFFFU];
    }
    std::size_t flat = 0;
    for (const auto& [colour, count] : counts) {
        if (count >= canvas.pixels.size() / 2000) {
            CHECK(std::binary_search(picture->palette.begin(), picture->palette.end(), colour));
            ++flat;
        }
    }
    CHECK(flat > 10);
}

TEST_CASE("a few colours stay exactly as they are", "[backend][png]") {
    for (const Canvas& canvas : {noise(1, 1, 0xFFU), noise(40, 30, 0xFFU), noise(64, 64, 0x0F00FFU & 0xFF0FU)}) {
        std::set<std::uint32_t> colours;
        for (const std::uint32_t pixel : canvas.pixels) {
            colours.insert(pixel & 0xFFFFFFU);
        }
        const auto picture = indexed(canvas);
        REQUIRE(picture);
        CHECK(picture->palette == std::vector<std::uint32_t>(colours.begin(), colours.end()));
        const Off difference = off(decode_png(write_png(*picture, 96, {})), decode_png(write_png(canvas, 96, {})));
        CHECK(difference.most == 0);
    }
}

TEST_CASE("a picture with too many colours has no palette", "[backend][png]") {
    CHECK_FALSE(indexed(noise(200, 200, 0xFFFFFFU)));
    CHECK_FALSE(indexed(noise(200, 200, 0x3F3F3FU))); // each change is small, but the average is not
    CHECK(indexed(noise(200, 200, 0x070707U)));
}
