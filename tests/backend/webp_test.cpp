#include <catch2/catch.hpp>

#include <webp/decode.h>

#include <stdexcept>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/raster.hpp"
#include "backend/sample.hpp"
#include "base/deadline.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;
using Catch::Matchers::Contains;

namespace {

std::string webp_of(const scene::Scene& scene, const Options& options = {}) {
    return find_format("webp")->encode(scene, typesetter(), options);
}

Raster decoded(const std::string& webp) {
    Raster raster;
    std::uint8_t* pixels =
        WebPDecodeRGB(reinterpret_cast<const std::uint8_t*>(webp.data()), webp.size(), &raster.width, &raster.height);
    REQUIRE(pixels != nullptr);
    raster.rgb.assign(pixels, pixels + std::ptrdiff_t{3} * raster.width * raster.height);
    WebPFree(pixels);
    return raster;
}

/// The RIFF chunks by name; checks that there is nothing after them.
std::map<std::string, std::string> riff_chunks_of(const std::string& webp) {
    const auto number = [&](std::size_t at) {
        std::size_t value = 0;
        for (std::size_t i = 4; i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(webp.at(at + i));
        }
        return value;
    };
    REQUIRE(webp.substr(0, 4) == "RIFF");
    REQUIRE(webp.substr(8, 4) == "WEBP");
    CHECK(number(4) + 8 == webp.size());
    std::map<std::string, std::string> chunks;
    std::size_t at = 12;
    while (at < webp.size()) {
        const std::size_t length = number(at + 4);
        chunks[webp.substr(at, 4)] = webp.substr(at + 8, length);
        at += 8 + length + length % 2;
    }
    CHECK(at == webp.size());
    return chunks;
}

} // namespace

TEST_CASE("WebP has exactly the pixels of the PNG, in fewer bytes", "[backend][webp]") {
    const std::string name = GENERATE("overview", "energy");
    const auto& page = workbench::composed(name).page;
    REQUIRE(page);
    Options options;
    options.dots_per_inch = 96;
    const std::string png = find_format("png")->encode(page->scene, workbench::typesetter(), options);
    const std::string webp = find_format("webp")->encode(page->scene, workbench::typesetter(), options);
    const Raster wanted = decode_png(png);
    const Raster found = decoded(webp);
    CHECK(found.width == wanted.width);
    CHECK(found.height == wanted.height);
    CHECK((found.rgb == wanted.rgb));
    INFO(name << ": PNG " << png.size() << " bytes, WebP " << webp.size());
    CHECK(webp.size() < png.size());
    CHECK(riff_chunks_of(webp).contains("VP8L")); // the lossless kind
}

TEST_CASE("WebP is the same every time", "[backend][webp]") {
    const text::Typesetter fresh;
    CHECK((webp_of(sample()) == find_format("webp")->encode(sample(), fresh, {})));
}

TEST_CASE("WebP contains its texts and its resolution as XMP", "[backend][webp]") {
    Options options;
    options.dots_per_inch = 226;
    options.scale = 2;
    options.info = {{"description", "A <b> & \"q\""}, {"licence", "CC-BY-4.0: Дані."}, {"author", "Desk"}};
    auto chunks = riff_chunks_of(webp_of(sample(), options));
    const std::string xmp = chunks["XMP "];
    CHECK_THAT(xmp, Contains("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Sample &lt;&amp; &quot;more&quot;<"));
    CHECK_THAT(xmp, Contains("A &lt;b&gt; &amp; &quot;q&quot;"));
    CHECK_THAT(xmp, Contains("<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">CC-BY-4.0: Дані.<"));
    CHECK_THAT(xmp, Contains("<dc:creator><rdf:Seq><rdf:li>Desk<"));
    CHECK_THAT(xmp, Contains("<tiff:XResolution>45200/100<"));
    CHECK_THAT(xmp, !Contains("dc:source")); // unknown, so missing
}

TEST_CASE("WebP refuses a side that is too long for its files", "[backend][webp]") {
    Options options;
    options.dots_per_inch = 25.4;
    CHECK(decoded(webp_of(blank(16383, 1), options)).width == 16383);
    CHECK_THROWS_AS(webp_of(blank(16384, 1), options), std::length_error);
    CHECK_THROWS_AS(webp_of(blank(0, 1), options), std::domain_error);
}

TEST_CASE("WebP stops at the deadline", "[backend][webp]") {
    const scene::Scene scene = sample();
    start_deadline(1e-9);
    CHECK_THROWS_AS(webp_of(scene), DeadlinePassed);
    start_deadline(0);
}
