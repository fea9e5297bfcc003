#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"
#include "project.hpp"
#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;
using namespace conflictmap::scene;
namespace fs = std::filesystem;
using shared::has;

namespace {

std::string svg_of(const Scene& scene) {
    return find_format("svg")->encode(scene, typesetter(), {});
}

/// The SVG as drawn by librsvg (package librsvg2-bin). Its XML reader is strict, so this also checks the syntax.
Raster by_librsvg(const std::string& svg, double dots_per_inch) {
    std::string folder = (fs::temp_directory_path() / "conflictmap-svg-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    std::ofstream(folder + "/in.svg") << svg;
    const std::string dpi = std::to_string(dots_per_inch);
    const std::string command = "rsvg-convert -b white -d " + dpi + " -p " + dpi + " -o '" + folder + "/out.png' '" +
                                folder + "/in.svg' 2>'" + folder + "/errors'";
    INFO(command);
    const int result = std::system(command.c_str());
    REQUIRE(result == 0);
    const std::string png = project::bytes_of(folder + "/out.png");
    fs::remove_all(folder);
    fs::remove_all(folder);
    REQUIRE(result == 0);
    return decode_png(png);
}

struct Difference {
    double mean = 0;   ///< of 255
    double strong = 0; ///< share of the channels that differ by more than 64
};

Difference difference(const Raster& a, const Raster& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    Difference result;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const int by = std::abs(a.rgb[i] - b.rgb[i]);
        result.mean += by;
        result.strong += by > 64 ? 1 : 0;
    }
    result.mean /= static_cast<double>(a.rgb.size());
    result.strong /= static_cast<double>(a.rgb.size());
    return result;
}

Difference to_png(const Scene& scene) {
    constexpr double dots_per_inch = 226;
    return difference(by_librsvg(svg_of(scene), dots_per_inch),
                      rasterise(scene, typesetter(), dots_per_inch / mm_per_inch));
}

} // namespace

TEST_CASE("the SVG looks like the PNG", "[backend][svg]") {
    const Difference all = to_png(sample());
    INFO("mean " << all.mean << " strong " << all.strong);
    CHECK(all.mean < 0.6);
    CHECK(all.strong < 0.0005);
}

TEST_CASE("each kind of text is in the same place as in the PNG", "[backend][svg]") {
    const auto one = [](const std::string& text, Anchor anchor, double spacing, double angle, double halo) {
        Scene scene = blank(60, 60);
        Text t = words(text, {30, 30}, 5);
        t.anchor = anchor;
        t.font.spacing = spacing;
        t.angle = angle;
        t.halo.width = halo;
        t.halo.colour = {255, 0, 0, 1};
        t.width = typesetter().measure(text, t.font, "en").width;
        scene.root.items.emplace_back(t);
        return scene;
    };
    for (const Anchor anchor : {Anchor::start, Anchor::middle, Anchor::end}) {
        for (const char* text : {"Crimea AV", "Київ", "שלום!", "عربي 12", "→ ★"}) {
            for (const double spacing : {0.0, 0.8}) {
                const double angle = spacing > 0 ? 30 : 0;
                // Maps do not space joined letters, and renderers treat them differently.
                if (spacing > 0 && std::string(text) == "عربي 12") {
                    continue;
                }
                INFO(text << " anchor " << static_cast<int>(anchor) << " spacing " << spacing);
                const Difference d = to_png(one(text, anchor, spacing, angle, 0.5));
                INFO("mean " << d.mean << " strong " << d.strong);
                CHECK(d.strong < 0.0006);
                CHECK(d.mean < 0.3);
            }
        }
    }
    // The measure detects a text that is off by 0.5 mm.
    Scene moved = one("Crimea AV", Anchor::start, 0, 0, 0.5);
    std::get<Text>(moved.root.items[0]).at.x += 0.5;
    const Difference off = difference(rasterise(moved, typesetter(), 8),
                                      rasterise(one("Crimea AV", Anchor::start, 0, 0, 0.5), typesetter(), 8));
    CHECK(off.strong > 0.005);
}

TEST_CASE("the root has a title and a role", "[backend][svg]") {
    const std::string svg = svg_of(sample());
    CHECK(svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK(has(svg, "width=\"80mm\" height=\"60mm\" viewBox=\"0 0 80 60\" role=\"img\""));
    CHECK(has(svg, "aria-labelledby=\"sample-title sample-desc\""));
    CHECK(has(svg, "<title id=\"sample-title\">Sample &lt;&amp; &quot;more&quot;</title>"));
    CHECK(has(svg, "<desc id=\"sample-desc\">Land, a hatch and words</desc>"));
    const std::string plain = svg_of(blank(5, 5));
    CHECK_FALSE(has(plain, "aria-labelledby"));
    CHECK_FALSE(has(plain, "<title"));
}

TEST_CASE("groups keep their names, and layers are layers in Inkscape", "[backend][svg]") {
    const std::string svg = svg_of(sample());
    CHECK(has(svg, "<g id=\"sample-land\" inkscape:groupmode=\"layer\" inkscape:label=\"Land &amp; sea\">"));
    CHECK(has(svg, "<g id=\"sample-hatch\" class=\"claimed\" data-source_id=\"a&quot;b\" opacity=\"0.6\" "
                   "clip-path=\"url(#sample-clip1)\">\n  <title>Hatched</title>\n  <desc>Not a border</desc>"));
    CHECK(has(svg, "<clipPath id=\"sample-clip1\"><path clip-rule=\"evenodd\" d=\"m"));
    CHECK(has(svg, "inkscape:label=\"labels\"")); // without a label, the id is used
    CHECK(has(svg,
              "<path class=\"land\" fill=\"#e6c896\" fill-rule=\"evenodd\" stroke=\"#5a3c14\" "
              "stroke-width=\"0.5\" stroke-linecap=\"butt\" stroke-linejoin=\"miter\" stroke-dasharray=\"2 1\" d=\"m"));
}

TEST_CASE("text is live, its halo is a stroked use of it below", "[backend][svg]") {
    const std::string svg = svg_of(sample());
    CHECK(has(svg, "<use class=\"halo\" xlink:href=\"#sample-text1\" stroke=\"#ffffff\" stroke-width=\"0.8\"/>\n"
                   "  <text id=\"sample-text1\" x=\"6\" y=\"20\" font-size=\"3\" fill=\"#14143c\">Donetsk</text>"));
    CHECK(has(svg, "font-family=\"'Noto Sans', 'Noto Sans Hebrew', sans-serif\""));
    CHECK(has(svg, "direction=\"rtl\""));
    CHECK_FALSE(has(svg, "textLength"));
    Scene plain = blank(10, 10);
    plain.root.items.emplace_back(words(" a  b", {1, 5}, 2));
    CHECK(has(svg_of(plain), "xml:space=\"preserve\"> a  b</text>"));
    CHECK_FALSE(has(svg_of(plain), "<use"));
}

TEST_CASE("ids are unique, even when names collide or are not valid", "[backend][svg]") {
    Scene scene = blank(10, 10);
    scene.name = "2022 <\"мапа\">";
    for (const char* id : {"a", "a", "a-2", "title", "text1", "clip1", "\" onload=\"x", "\" onload=\"y", "я", "ю"}) {
        Group& group = scene.root.add_group();
        group.id = id;
        group.clip = rectangle({{0, 0}, {1, 1}});
        Text text = words("x", {1, 5}, 2);
        text.halo.width = 1;
        group.items.emplace_back(text);
    }
    const std::string svg = svg_of(scene);
    std::set<std::string> ids;
    int count = 0;
    for (std::size_t at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1)) {
        ids.insert(svg.substr(at + 5, svg.find('"', at + 5) - at - 5));
        ++count;
    }
    CHECK(count == 31); // three per group, and the root's
    CHECK(ids.size() == 31);
    for (const std::string& id : ids) {
        CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
              std::string::npos);
    }
    CHECK(by_librsvg(svg, 96).width == 38);
}

TEST_CASE("a text on a curve is live text on a path, in the same place as in the PNG", "[backend][svg]") {
    for (const std::string& name : {std::string("Former Kakhovka"), std::string("Сіверський Донець")}) {
        for (const double spacing : {0.0, 0.6}) {
            Scene scene = blank(70, 50);
            Text text = words(name, {35, 20}, 4);
            text.font.spacing = spacing;
            text.font.italic = true;
            text.font.family = "Noto Serif";
            text.halo = {{255, 0, 0, 1}, 0.4};
            text.language = "uk";
            text.width = typesetter().measure(name, text.font, "uk").width;
            text.baseline = smooth_through({{2, 40}, {12, 28}, {23, 21}, {35, 18}, {47, 21}, {58, 28}, {68, 40}});
            scene.root.items.emplace_back(text);
            const std::string svg = svg_of(scene);
            INFO(svg);
            CHECK(has(svg, "<path id=\"sample-curve1\" fill=\"none\" d=\""));
            CHECK(has(svg, "<textPath xlink:href=\"#sample-curve1\" startOffset=\""));
            CHECK(has(svg, ">" + name + "</textPath></text>"));
            CHECK(has(svg, "<use class=\"halo\" xlink:href=\"#sample-text1\""));
            CHECK(has(svg, "<switch id=\"sample-text1\""));
            CHECK(has(svg, " letter-spacing=") == (spacing > 0));
            const Difference off = to_png(scene);
            INFO("mean " << off.mean << " strong " << off.strong);
            CHECK(off.mean < 0.6);
            CHECK(off.strong < 0.002);
        }
    }
}

TEST_CASE("a text on a curve without length is left out", "[backend][svg]") {
    Scene scene = blank(20, 20);
    Text text = words("Dnipro", {10, 10}, 3);
    text.baseline = smooth_through({{5, 5}, {5, 5}});
    scene.root.items.emplace_back(text);
    CHECK_FALSE(has(svg_of(scene), "Dnipro"));
    CHECK(difference(rasterise(scene, typesetter(), 4), rasterise(blank(20, 20), typesetter(), 4)).mean == 0);
}

TEST_CASE("hostile text stays text", "[backend][svg]") {
    Scene scene = blank(40, 10);
    scene.title = "</title><script>alert(1)</script>";
    Group& group = scene.root.add_group();
    group.css_class = "\"><script>";
    group.data["x onload"] = "\"><script>";
    group.data["X Onload"] = "<>&";
    group.title = std::string("\0\x01\xff]]>", 6);
    Text text = words("</text><script>&lt;\x1b\xff", {1, 5}, 2);
    text.language = "\"><script>";
    group.items.emplace_back(text);
    const std::string svg = svg_of(scene);
    CHECK_FALSE(has(svg, "<script"));
    CHECK_FALSE(has(svg, "\x1b"));
    CHECK(has(svg, "&lt;/text&gt;&lt;script&gt;&amp;lt;"));
    CHECK(by_librsvg(svg, 96).width >= 151);
}

TEST_CASE("SVG with coordinates that are not finite throws", "[backend][svg]") {
    Scene scene = blank(10, 10);
    scene.root.items.emplace_back(words("x", {std::numeric_limits<double>::quiet_NaN(), 5}, 2));
    CHECK_THROWS_AS(svg_of(scene), std::domain_error);
}

TEST_CASE("the SVG does not depend on what was drawn before", "[backend][svg]") {
    const std::string first = svg_of(sample());
    CHECK(first == svg_of(sample()));
    const text::Typesetter fresh;
    CHECK(first == find_format("svg")->encode(sample(), fresh, {}));
}
