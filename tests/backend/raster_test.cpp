#include "backend/decode_png.hpp"
#include "backend/raster.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/threads.hpp"
#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;
using namespace conflictmap::scene;

namespace {

using Rgb = std::array<int, 3>;

Rgb pixel(const Raster& raster, int x, int y) {
    const auto at = static_cast<std::size_t>(3 * (y * raster.width + x));
    return {raster.rgb.at(at), raster.rgb.at(at + 1), raster.rgb.at(at + 2)};
}

/// One pixel per mm.
Raster drawn(const Scene& scene, double scale = 1) {
    return rasterise(scene, typesetter(), scale);
}

const Rgb white{255, 255, 255};
const Rgb red{255, 0, 0};
const Colour red_ink{255, 0, 0, 1};

} // namespace

TEST_CASE("the pixels are the same for any number of threads", "[backend][raster]") {
    Scene scene = blank(20, 1000); // several bands
    Outline zigzag;
    for (int i = 0; i < 200; ++i) {
        const PagePoint point{i % 2 == 0 ? 1.3 : 18.7, i * 5.13};
        i == 0 ? zigzag.move_to(point) : zigzag.line_to(point);
    }
    scene.root.items.emplace_back(Path{zigzag, red_ink, Stroke{{0, 0, 255, 0.5}, 3, {}}, "part"});
    set_thread_count(1);
    const Raster one = drawn(scene, 1.37);
    for (const std::size_t threads : {2U, 5U}) {
        set_thread_count(threads);
        CHECK(drawn(scene, 1.37).rgb == one.rgb);
    }
    set_thread_count(0);
}

TEST_CASE("bands leave no seams", "[backend][raster]") {
    Scene scene = blank(40, 1200);
    const auto upright = [](double x) {
        Outline line;
        line.move_to({x, -5});
        line.line_to({x, 1205});
        return line;
    };
    scene.root.items.emplace_back(filled(rectangle({{1.3, -1}, {9.6, 1201}}), red_ink));
    scene.root.items.emplace_back(Path{upright(13.4), std::nullopt, Stroke{{0, 0, 255, 0.5}, 3.3, {}}, "line"});
    Group& veiled = scene.root.add_group();
    veiled.opacity = 0.5;
    veiled.clip = rectangle({{17.2, -1}, {30.9, 1201}});
    veiled.items.emplace_back(filled(rectangle({{15, -1}, {35, 1201}}), red_ink));
    const Raster raster = drawn(scene, 1.1);
    for (int y = 1; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
            if (pixel(raster, x, y) != pixel(raster, x, 0)) {
                FAIL("row " << y << ", column " << x);
            }
        }
    }
    CHECK(pixel(raster, 5, 0) == red);
    CHECK(pixel(raster, 25, 0) != white);
}

TEST_CASE("an empty page is white and has its size", "[backend][raster]") {
    const Raster raster = drawn(blank(10, 7), 2);
    CHECK(raster.width == 20);
    CHECK(raster.height == 14);
    CHECK(raster.rgb == std::vector<std::uint8_t>(20 * 14 * 3, 255));
    CHECK(drawn(blank(0.1, 0.1)).rgb.size() == 3); // at least one pixel
    CHECK(drawn(blank(10.4, 10.6)).width == 10);
    CHECK(drawn(blank(10.4, 10.6)).height == 11);
}

TEST_CASE("fills are exact to the pixel and even-odd", "[backend][raster]") {
    Scene scene = blank(10, 10);
    Path path = filled(rectangle({{1, 1}, {9, 9}}), red_ink);
    const Outline inner = rectangle({{3, 3}, {6, 6}});
    path.outline.verbs.insert(path.outline.verbs.end(), inner.verbs.begin(), inner.verbs.end());
    path.outline.points.insert(path.outline.points.end(), inner.points.begin(), inner.points.end());
    scene.root.items.emplace_back(std::move(path));
    const Raster raster = drawn(scene);
    CHECK(pixel(raster, 0, 0) == white);
    CHECK(pixel(raster, 1, 1) == red);
    CHECK(pixel(raster, 8, 8) == red);
    CHECK(pixel(raster, 9, 9) == white);
    CHECK(pixel(raster, 3, 3) == white);
    CHECK(pixel(raster, 5, 5) == white);
    CHECK(pixel(raster, 6, 6) == red);
}

TEST_CASE("opacity mixes as base/colour says", "[backend][raster]") {
    Scene scene = blank(2, 2);
    scene.root.items.emplace_back(filled(rectangle({{0, 0}, {2, 2}}), {255, 0, 0, 0.5}));
    const Rgb mixed = pixel(drawn(scene), 1, 1);
    CHECK(mixed[0] == 255);
    CHECK(std::abs(mixed[1] - 127) <= 1);
}

TEST_CASE("a group's opacity applies to the whole, not to each part", "[backend][raster]") {
    Scene scene = blank(4, 4);
    Group& group = scene.root.add_group();
    group.opacity = 0.5;
    group.items.emplace_back(filled(rectangle({{0, 0}, {4, 4}}), {0, 0, 0, 1}));
    group.items.emplace_back(filled(rectangle({{1, 1}, {4, 4}}), red_ink));
    const Raster raster = drawn(scene);
    CHECK(std::abs(pixel(raster, 0, 0)[0] - 127) <= 1);
    CHECK(pixel(raster, 2, 2)[0] == 255); // no black is visible through it
    CHECK(std::abs(pixel(raster, 2, 2)[1] - 127) <= 1);
    group.opacity = 0;
    CHECK(pixel(drawn(scene), 2, 2) == white);
}

TEST_CASE("a clip applies only to its group", "[backend][raster]") {
    Scene scene = blank(10, 10);
    Group& group = scene.root.add_group();
    group.clip = rectangle({{2, 2}, {8, 8}});
    group.add_group().clip = rectangle({{5, 0}, {10, 10}});
    std::get<std::unique_ptr<Group>>(group.items[0])
        ->items.emplace_back(filled(rectangle({{0, 0}, {10, 10}}), red_ink));
    scene.root.items.emplace_back(filled(rectangle({{0, 9}, {1, 10}}), {0, 0, 255, 1}));
    const Raster raster = drawn(scene);
    CHECK(pixel(raster, 6, 4) == red);
    CHECK(pixel(raster, 3, 4) == white); // outside the inner clip
    CHECK(pixel(raster, 9, 4) == white); // outside the outer clip
    CHECK(pixel(raster, 0, 9) == Rgb{0, 0, 255});
    group.clip = Outline(); // an empty clip
    CHECK(pixel(drawn(scene), 6, 4) == white);
}

TEST_CASE("strokes have their width, caps and dashes", "[backend][raster]") {
    Scene scene = blank(20, 10);
    Path line;
    line.outline.move_to({5, 5});
    line.outline.line_to({15, 5});
    line.stroke = Stroke{red_ink, 2, {}, Cap::butt, Join::miter};
    scene.root.items.emplace_back(line);
    Raster raster = drawn(scene);
    CHECK(pixel(raster, 5, 4) == red);
    CHECK(pixel(raster, 5, 5) == red);
    CHECK(pixel(raster, 5, 3) == white);
    CHECK(pixel(raster, 5, 6) == white);
    CHECK(pixel(raster, 4, 5) == white);
    line.stroke->cap = Cap::square;
    line.stroke->dash = {2, 4};
    scene.root.items[0] = line;
    raster = drawn(scene);
    CHECK(pixel(raster, 4, 5) == red);
    CHECK(pixel(raster, 9, 5) == white); // a gap of 4 minus the two caps
    CHECK(pixel(raster, 11, 5) == red);
}

TEST_CASE("letters are dark on their halo", "[backend][raster]") {
    Scene scene = blank(20, 20);
    scene.root.items.emplace_back(filled(rectangle({{0, 0}, {20, 20}}), {0, 0, 255, 1}));
    Text text = words("I", {10, 15}, 14);
    text.anchor = Anchor::middle;
    text.font.weight = Weight::bold;
    text.halo = {{255, 255, 0, 1}, 1};
    scene.root.items.emplace_back(text);
    const Raster raster = drawn(scene, 10);
    CHECK(pixel(raster, 100, 100) == Rgb{0, 0, 0});
    CHECK(pixel(raster, 20, 100) == Rgb{0, 0, 255});
    // The I of Noto Sans Bold has serifs: at its middle height, the stem is about 0.19 em wide.
    int halo = 0;
    for (int x = 0; x < 100; ++x) {
        halo += pixel(raster, x, 100) == Rgb{255, 255, 0} ? 1 : 0;
    }
    CHECK(halo >= 8); // 1 mm
    CHECK(halo <= 11);
}

TEST_CASE("overlapping letters leave no holes", "[backend][raster]") {
    Scene scene = blank(60, 20);
    Text text = words("OOOO", {2, 15}, 14);
    text.font.spacing = -5; // letters on top of each other
    scene.root.items.emplace_back(text);
    Scene heavier = blank(60, 20);
    for (const scene::Item& item : scene.root.items) {
        heavier.root.items.emplace_back(std::get<Text>(item));
    }
    const Outline outline = typesetter().outline(text);
    heavier.root.items[0] = filled(outline, {0, 0, 0, 1});
    const auto ink = [](const Raster& raster) {
        return std::count(raster.rgb.begin(), raster.rgb.end(), std::uint8_t{0});
    };
    CHECK(ink(drawn(scene, 10)) > ink(drawn(heavier, 10)));
}

TEST_CASE("distant coordinates are harmless, impossible ones throw", "[backend][raster]") {
    Scene scene = blank(10, 10);
    scene.root.items.emplace_back(filled(rectangle({{-1e9, -1e9}, {1e9, 1e9}}), red_ink));
    CHECK(pixel(drawn(scene, 4), 20, 20) == red);
    scene.root.items.emplace_back(filled(rectangle({{0, 0}, {1, 1}}), red_ink));
    std::get<Path>(scene.root.items[1]).outline.points[1].x = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(drawn(scene), std::domain_error);
    for (PagePoint& point : std::get<Path>(scene.root.items[1]).outline.points) { // in no band
        point = {1, std::numeric_limits<double>::infinity()};
    }
    CHECK_THROWS_AS(drawn(scene), std::domain_error);
}

TEST_CASE("the size has a limit, which is checked before memory is allocated", "[backend][raster]") {
    CHECK(blank_canvas(blank(100, 100), 100).pixels.size() == 100'000'000); // at the limit
    CHECK_THROWS_AS(blank_canvas(blank(100.01, 100), 100), std::length_error);
    CHECK_THROWS_AS(blank_canvas(blank(40000, 1), 1), std::length_error); // more than Cairo's longest side
    CHECK_THROWS_AS(blank_canvas(blank(1e200, 1e200), 1), std::domain_error);
    CHECK_THROWS_AS(blank_canvas(blank(0, 10), 1), std::domain_error);
    CHECK_THROWS_AS(blank_canvas(blank(10, -1), 1), std::domain_error);
    CHECK_THROWS_AS(blank_canvas(blank(10, 10), 0), std::domain_error);
    CHECK_THROWS_AS(blank_canvas(blank(std::nan(""), 10), 1), std::domain_error);
}

TEST_CASE("bytes that are not a PNG are refused", "[backend][raster]") {
    CHECK_THROWS_AS(decode_png(""), std::runtime_error);
    CHECK_THROWS_AS(decode_png("not a picture"), std::runtime_error);
}
