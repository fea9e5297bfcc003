#include "backend/svg_dark.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;
using namespace conflictmap::scene;
using Catch::Matchers::Contains;

namespace {

constexpr Colour pale{255, 255, 255, 1};
constexpr Colour deep{17, 17, 17, 0.5};

/// A filled and stroked area, a line and a word with a halo.
Scene coloured(const Colour& colour, double width) {
    Scene page = blank(40, 30);
    Group& group = page.root.add_group();
    group.id = "a";
    group.opacity = width < 1 ? 1 : 0.5;
    Path area = filled(rectangle({{0, 0}, {10, 10}}), colour);
    area.stroke = Stroke{{0, 0, 0, 1}, 0.2, {}};
    group.items.emplace_back(area);
    Path line = area;
    line.fill.reset();
    line.outline = circle({20, 20}, 3);
    line.stroke = Stroke{colour, width, {}};
    group.items.emplace_back(line);
    Text word = words("Kyiv", {5, 20}, 3);
    word.colour = colour;
    word.halo = {{0, 0, 0, 1}, width};
    group.items.emplace_back(word);
    return page;
}

std::optional<DarkSvg> merged(const Scene& light, const Scene& dark) {
    return svg_with_dark(light, dark, typesetter(), {});
}

std::size_t marks_in(const std::string& svg) {
    std::size_t marks = 0;
    for (std::size_t at = svg.find(" data-dark="); at != std::string::npos; at = svg.find(" data-dark=", at + 1)) {
        ++marks;
    }
    return marks;
}

} // namespace

TEST_CASE("pages that differ only in paints become one SVG with rules", "[backend][svg]") {
    const auto both = merged(coloured(pale, 0.3), coloured(deep, 1));
    REQUIRE(both);
    CHECK(both->rules == "[data-dark=\"1\"]{opacity:0.5!important;}\n"
                         "[data-dark=\"2\"]{fill:#111111!important;fill-opacity:0.5!important;}\n"
                         "[data-dark=\"3\"]{stroke:#111111!important;stroke-opacity:0.5!important;"
                         "stroke-width:1!important;}\n"
                         "[data-dark=\"4\"]{stroke-width:2!important;}\n");
    CHECK_THAT(both->svg, Contains("<g data-dark=\"1\" id=\"sample-a\""));
    CHECK_THAT(both->svg, Contains("<path data-dark=\"2\" fill=\"#ffffff\""));
    CHECK_THAT(both->svg, Contains("<path data-dark=\"3\" fill=\"none\" stroke=\"#ffffff\""));
    CHECK_THAT(both->svg, Contains("<use data-dark=\"4\" class=\"halo\""));
    CHECK_THAT(both->svg, Contains("<text data-dark=\"2\" id="));
}

TEST_CASE("a page's dark look adds only marks to its SVG", "[backend][svg]") {
    const Scene light = coloured(pale, 0.3);
    const std::string plain = find_format("svg")->encode(light, typesetter(), {});
    const auto same = merged(light, light);
    REQUIRE(same);
    CHECK(same->svg == plain);
    CHECK(same->rules.empty());
    const auto both = merged(light, coloured(deep, 0.3));
    REQUIRE(both);
    CHECK(marks_in(both->svg) == 3);
    std::string unmarked = both->svg;
    for (std::size_t at = unmarked.find(" data-dark="); at != std::string::npos; at = unmarked.find(" data-dark=")) {
        unmarked.erase(at, std::string(" data-dark=\"1\"").size());
    }
    CHECK(unmarked == plain);
}

TEST_CASE("pages that differ in more are not merged", "[backend][svg]") {
    const Scene light = coloured(pale, 0.3);
    const auto changed = [&](const auto& change) {
        Scene dark = coloured(deep, 0.3);
        auto& group = *std::get<std::unique_ptr<Group>>(dark.root.items[0]);
        change(group);
        return merged(light, dark).has_value();
    };
    CHECK(changed([](Group&) {}));
    CHECK_FALSE(changed([](Group& group) { group.items.pop_back(); }));
    CHECK_FALSE(changed([](Group& group) { std::swap(group.items[0], group.items[2]); }));
    CHECK_FALSE(changed([](Group& group) { group.title = "other"; }));
    CHECK_FALSE(changed([](Group& group) { group.clip = rectangle({{0, 0}, {1, 1}}); }));
    CHECK_FALSE(changed([](Group& group) { std::get<Path>(group.items[0]).outline.points[0].x = 1; }));
    CHECK_FALSE(changed([](Group& group) { std::get<Path>(group.items[1]).stroke->dash = {1, 1}; }));
    CHECK_FALSE(changed([](Group& group) { std::get<Text>(group.items[2]).font.size = 4; }));
    CHECK_FALSE(changed([](Group& group) { std::get<Text>(group.items[2]).halo.width = 0; }));
    Scene wide = coloured(deep, 0.3);
    wide.width = 50;
    CHECK_FALSE(merged(light, wide));
}
