#include "scene/bounds.hpp"

#include <catch2/catch.hpp>

#include "scene/transform.hpp"

using namespace conflictmap;
using namespace conflictmap::scene;

TEST_CASE("a text's box is estimated from its width and size, anchor and angle", "[scene]") {
    Text text;
    text.at = {10, 20};
    text.width = 6;
    text.font.size = 3;
    CHECK(bounds(text) == PageBox{{10, 17}, {16, 21}});
    text.anchor = Anchor::middle;
    CHECK(bounds(text) == PageBox{{7, 17}, {13, 21}});
    text.anchor = Anchor::end;
    CHECK(bounds(text) == PageBox{{4, 17}, {10, 21}});
    text.angle = 90; // reads downwards and ends at its place
    const PageBox turned = bounds(text);
    CHECK(turned.min.x == Approx(9));
    CHECK(turned.min.y == Approx(14));
    CHECK(turned.max.x == Approx(13));
    CHECK(turned.max.y == Approx(20));
    text.baseline.move_to({0, 0});
    text.baseline.line_to({5, 5});
    CHECK(bounds(text) == PageBox{{-3, -3}, {8, 8}});
}

TEST_CASE("a group's box contains the clipped items", "[scene]") {
    Group group;
    CHECK(bounds(group).empty());
    Group& child = group.add_group();
    child.items.push_back(Path{rectangle({{0, 0}, {100, 100}}), Colour{}, Stroke{}, {}});
    CHECK(bounds(group) == PageBox{{0, 0}, {100, 100}});
    child.clip = rectangle({{10, 10}, {20, 200}});
    CHECK(bounds(group) == PageBox{{10, 10}, {20, 100}});
    CHECK(outer_bounds(group) == PageBox{{-0.1, -0.1}, {100.1, 100.1}}); // its stroke is 0.2 mm wide
    group.items.emplace_back(Text());
    CHECK(bounds(group, [](const Text&) { return PageBox{{0, 0}, {1, 1}}; }) == PageBox{{0, 0}, {20, 100}});
    child.clip = rectangle({{200, 200}, {300, 300}});
    CHECK(bounds(group, [](const Text&) { return PageBox(); }).empty());
}

TEST_CASE("the box of marks contains their symbols", "[scene][marks]") {
    Group group;
    auto marks = std::make_unique<Marks>();
    marks->symbols.resize(2);
    marks->symbols[0].items.push_back(Path{rectangle({{-1, -2}, {1, 2}}), Colour{}, Stroke{{}, 0.5, {}}, {}});
    marks->at = {{10, 10}, {30, 20}};
    marks->symbol_of = {0, 1}; // the second draws nothing
    group.items.emplace_back(std::move(marks));
    CHECK(bounds(group) == PageBox{{9, 8}, {11, 12}});
    CHECK(outer_bounds(group) == PageBox{{8.75, 7.75}, {11.25, 12.25}});
    translate(group, 5, -5);
    CHECK(bounds(group) == PageBox{{14, 3}, {16, 7}});
}
