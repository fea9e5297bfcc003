// Copied symbols look like drawn ones.
#include "backend/decode_png.hpp"
#include "backend/raster.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "backend/backend.hpp"
#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;
using namespace conflictmap::scene;

namespace {

/// A disc with a rim, and a translucent square.
std::vector<Group> symbols() {
    std::vector<Group> both(2);
    both[0].css_class = "event-strike";
    Path rim = filled(circle({0, 0}, 1.1), {200, 30, 40, 1});
    rim.stroke = Stroke{{255, 255, 255, 1}, 0.5, {}};
    both[0].items.emplace_back(std::move(rim));
    both[0].items.emplace_back(filled(circle({0, 0}, 0.4), {255, 255, 255, 1}));
    both[1].css_class = "event-talks";
    both[1].items.emplace_back(filled(rectangle({{-1, -1}, {1, 1}}), {20, 60, 160, 0.5}));
    return both;
}

/// Places inside, on the edges and outside of a page of 40 x 30 mm, in steps of 1/8 mm.
std::vector<MarkPoint> places() {
    std::vector<MarkPoint> at;
    unsigned seed = 7;
    const auto next = [&](unsigned below) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<float>((seed >> 8U) % below) / 8.0F;
    };
    for (int i = 0; i < 300; ++i) {
        at.push_back({next(48 * 8) - 4, next(38 * 8) - 4});
    }
    return at;
}

/// The page with the symbols at these places, as marks or each drawn by itself.
Scene page(bool as_marks, std::optional<Outline> clip, double opacity, const std::vector<MarkPoint>& at) {
    Scene scene = blank(40, 30);
    scene.root.items.emplace_back(filled(rectangle({{0, 0}, {40, 30}}), {210, 225, 235, 1}));
    Group& group = scene.root.add_group();
    group.clip = std::move(clip);
    group.opacity = opacity;
    auto marks = std::make_unique<Marks>();
    marks->symbols = symbols();
    for (std::size_t i = 0; i < at.size(); ++i) {
        marks->at.push_back(at[i]);
        marks->symbol_of.push_back(static_cast<std::uint16_t>(i % 3 == 0 ? 1 : 0));
    }
    if (as_marks) {
        group.items.emplace_back(std::move(marks));
        return scene;
    }
    for (std::size_t i = 0; i < at.size(); ++i) {
        auto own = symbols();
        for (Item& item : own[marks->symbol_of[i]].items) {
            for (PagePoint& point : std::get<Path>(item).outline.points) {
                point = {point.x + at[i].x, point.y + at[i].y};
            }
            group.items.push_back(std::move(item));
        }
    }
    return scene;
}

std::string encoded(const char* format, const Scene& scene) {
    return find_format(format)->encode(scene, typesetter(), {});
}

/// Of any channel of any pixel, except those that an edge of `cut` goes through: there, Cairo cuts each path of a
/// symbol, and a copy is cut as a whole.
int largest_difference(const Scene& a, const Scene& b, double scale, const PageBox& cut = {}) {
    const Raster one = rasterise(a, typesetter(), scale);
    const Raster two = rasterise(b, typesetter(), scale);
    REQUIRE(one.rgb.size() == two.rgb.size());
    const auto is_cut = [&](int pixel, double from, double to) {
        return pixel == static_cast<int>(from * scale) || pixel == static_cast<int>(to * scale);
    };
    int most = 0;
    for (int y = 0; y < one.height; ++y) {
        for (int x = 0; x < one.width; ++x) {
            if (!cut.empty() && (is_cut(x, cut.min.x, cut.max.x) || is_cut(y, cut.min.y, cut.max.y))) {
                continue;
            }
            for (int c = 0; c < 3; ++c) {
                const auto at = static_cast<std::size_t>(3 * (y * one.width + x) + c);
                most = std::max(most, std::abs(int{one.rgb[at]} - int{two.rgb[at]}));
            }
        }
    }
    return most;
}

} // namespace

TEST_CASE("marks are the same in bands", "[backend][marks]") {
    // On a tall page, most marks are on the edges of bands; on a part of it, on none.
    Scene tall = blank(4, 1400);
    auto column = std::make_unique<Marks>();
    column->symbols = symbols();
    for (int i = 0; i < 1400; ++i) {
        column->at.push_back({2.0F, static_cast<float>(i)});
        column->symbol_of.push_back(0);
    }
    tall.root.items.emplace_back(std::move(column));
    const Raster raster = rasterise(tall, typesetter(), 1);
    REQUIRE(raster.rgb.size() == 3U * 4 * 1400);
    for (std::size_t row = 5; row < 1395; ++row) { // each row shows the same parts of its neighbours' discs
        for (std::size_t at = 0; at < 12; ++at) {
            if (raster.rgb[row * 12 + at] != raster.rgb[5 * 12 + at]) {
                FAIL("row " << row);
            }
        }
    }
    CHECK(raster.rgb[5 * 12 + 6] != 255);
}

TEST_CASE("marks look like symbols that are drawn one by one", "[backend][marks]") {
    // A frame whose edges are on pixels, one whose edges are between them, and a shape that is no rectangle.
    const std::vector<std::optional<Outline>> clips{std::nullopt, rectangle({{5, 5}, {35, 25}}),
                                                    rectangle({{5.3, 5.6}, {34.7, 24.2}}), circle({20, 15}, 12)};
    for (std::size_t c = 0; c < clips.size(); ++c) {
        for (const double opacity : {1.0, 0.4}) {
            for (const double scale : {1.0, 2.0, 4.0}) {
                CAPTURE(c, opacity, scale);
                const Scene marks = page(true, clips[c], opacity, places());
                const PageBox cut = c == 2 ? bounds(*clips[c]) : PageBox{};
                CHECK(largest_difference(marks, page(false, clips[c], opacity, places()), scale, cut) <= 6);
                CHECK(largest_difference(marks, page(true, clips[c], opacity, {}), scale) > 40); // not blank
            }
        }
    }
}

TEST_CASE("a mark is at most 1/16 pixel from its place", "[backend][marks]") {
    for (const float x : {10.03F, 10.06F, 10.19F, 10.24F, 10.49F, 10.69F, 10.97F}) {
        CAPTURE(x);
        // 1/16 of the steepest edge, from a disc to its rim
        CHECK(largest_difference(page(true, {}, 1, {{x, 10}, {x, 20}}), page(false, {}, 1, {{x, 10}, {x, 20}}), 1) <=
              18);
    }
}

TEST_CASE("marks far away are left out, and one at no place is refused", "[backend][marks]") {
    const Scene empty = page(true, {}, 1, {});
    CHECK(largest_difference(page(true, {}, 1, {{1e9F, 5}, {5, -1e9F}, {3e38F, 3e38F}}), empty, 1) == 0);
    const float none = std::numeric_limits<float>::quiet_NaN();
    CHECK_THROWS_AS(rasterise(page(true, {}, 1, {{none, 5}}), typesetter(), 1), std::domain_error);
    CHECK_THROWS_AS(encoded("svg", page(true, {}, 1, {{none, 5}})), std::domain_error);
}

TEST_CASE("large symbols, and those far from their point, are drawn one by one", "[backend][marks]") {
    for (const PageBox& box : {PageBox{{-300, -300}, {300, 300}}, PageBox{{3e9, 3e9}, {3e9 + 1, 3e9 + 1}},
                               PageBox{{-3e9, 4}, {-3e9 + 1, 5}}, PageBox{{-1e8, -0.1}, {1e8, 0.1}}}) {
        CAPTURE(box.min.x);
        Scene scene = blank(40, 30);
        auto marks = std::make_unique<Marks>();
        marks->symbols.resize(1);
        marks->symbols[0].items.emplace_back(filled(rectangle(box), {200, 30, 40, 1}));
        marks->at = {{20, 15}};
        marks->symbol_of = {0};
        scene.root.items.emplace_back(std::move(marks));
        Scene plain = blank(40, 30);
        plain.root.items.emplace_back(
            filled(rectangle({{box.min.x + 20, box.min.y + 15}, {box.max.x + 20, box.max.y + 15}}), {200, 30, 40, 1}));
        CHECK(largest_difference(scene, plain, 2) <= 1);
    }
}

TEST_CASE("a PDF has every mark", "[backend][marks][pdf]") {
    const auto bytes = [](std::size_t marks) {
        return encoded("pdf", page(true, {}, 1, std::vector<MarkPoint>(marks, MarkPoint{10, 10}))).size();
    };
    CHECK(bytes(2000) > bytes(1000) + 1000);
    CHECK(bytes(2000) < bytes(1000) + 60'000); // each is a use of its symbol
}

TEST_CASE("an SVG has each symbol once, and one use for each mark", "[backend][marks][svg]") {
    const std::string svg = encoded("svg", page(true, {}, 1, {{1, 2}, {3.5F, 4.25F}, {5, 6}}));
    INFO(svg);
    CHECK(svg.find("<g id=\"sample-symbol1\">\n") != std::string::npos);
    CHECK(svg.find("<g class=\"event-strike\">") != std::string::npos);
    CHECK(svg.find("<use xlink:href=\"#sample-symbol1\" x=\"3.5\" y=\"4.25\"/>") != std::string::npos);
    CHECK(svg.find("<use xlink:href=\"#sample-symbol2\" x=\"1\" y=\"2\"/>") != std::string::npos);
    CHECK(svg.find("x=\"1\"") < svg.find("x=\"3.5\"")); // in order
}
