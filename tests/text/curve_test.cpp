#include "text/curve.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "shared.hpp"

using namespace conflictmap;
using scene::PagePoint;
using shared::typesetter;
using text::Letter;

namespace {

std::vector<Letter> letters(const std::string& words, const Font& font = Font{.size = 5}) {
    return typesetter().letters(words, font, "uk");
}

/// Half a circle of 40 mm, over the top from left to right.
scene::Outline arch() {
    std::vector<PagePoint> points;
    for (int i = 0; i <= 18; ++i) {
        const double angle = std::numbers::pi * (1 + i / 18.0);
        points.push_back({50 + 40 * std::cos(angle), 50 + 40 * std::sin(angle)});
    }
    return scene::smooth_through(points);
}

scene::Outline level() {
    return scene::smooth_through({{10, 20}, {90, 20}});
}

} // namespace

TEST_CASE("a letter keeps its marks, and the letters make up the text", "[text][curve]") {
    const std::string words = "Ки\xD1\x97в е\xCC\x81"; // ї, and е with a combining acute
    const auto all = letters(words);
    REQUIRE(all.size() == 6);
    std::string together;
    double end = 0;
    for (const Letter& letter : all) {
        CHECK(letter.start == Approx(end).margin(1e-6));
        end = letter.start + letter.width;
        together += letter.text;
    }
    CHECK(together == words);
    CHECK(all[5].text == "е\xCC\x81");
    CHECK(end == Approx(typesetter().measure(words, Font{.size = 5}, "uk").width));
}

TEST_CASE("letter spacing belongs to the letters", "[text][curve]") {
    const Font wide{.size = 5, .spacing = 1};
    const auto all = letters("Азов", wide);
    REQUIRE(all.size() == 4);
    CHECK(all.back().start + all.back().width == Approx(typesetter().measure("Азов", wide, "uk").width));
    const auto close = letters("Азов");
    CHECK(all[1].width - close[1].width == Approx(1).margin(1e-3));
}

TEST_CASE("letters of right-to-left scripts are listed from left to right", "[text][curve]") {
    const auto all = letters("אבג");
    REQUIRE(all.size() == 3);
    CHECK(all.front().text == "ג");
    CHECK(all[0].start < all[1].start);
    CHECK(all[1].start < all[2].start);
}

TEST_CASE("on a straight curve, letters have the same positions as in a straight text", "[text][curve]") {
    scene::Text straight;
    straight.text = "Дніпро";
    straight.font.size = 5;
    straight.language = "uk";
    straight.at = {50, 20};
    straight.anchor = scene::Anchor::middle;
    scene::Text curved = straight;
    curved.baseline = level();
    const auto a = typesetter().outline(straight);
    const auto b = typesetter().outline(curved);
    REQUIRE(a.verbs == b.verbs);
    for (std::size_t i = 0; i < a.points.size(); ++i) {
        REQUIRE(a.points[i].x == Approx(b.points[i].x).margin(2e-3));
        REQUIRE(a.points[i].y == Approx(b.points[i].y).margin(2e-3));
    }
}

TEST_CASE("on an arch, the letters' middles touch the curve and rotate with it", "[text][curve]") {
    const auto all = letters("Каховське водосховище");
    const auto places = letter_places(arch(), all);
    REQUIRE(places.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double turn = places[i].angle * std::numbers::pi / 180;
        const PagePoint middle{places[i].at.x + std::cos(turn) * all[i].width / 2,
                               places[i].at.y + std::sin(turn) * all[i].width / 2};
        CHECK(std::hypot(middle.x - 50, middle.y - 50) == Approx(40).margin(0.05));
        const double expected = std::atan2(middle.y - 50, middle.x - 50) + std::numbers::pi / 2;
        CHECK(std::remainder(turn - expected, 2 * std::numbers::pi) == Approx(0).margin(0.02));
    }
    // The middle of the text is the top of the arch.
    CHECK(places.front().angle == Approx(-places.back().angle).margin(4));
}

TEST_CASE("a curve that is too short continues straight, one without length has no letters", "[text][curve]") {
    const auto all = letters("Сіверський Донець");
    const auto places = letter_places(scene::smooth_through({{40, 20}, {41, 20}}), all);
    REQUIRE(places.size() == all.size());
    CHECK(places.front().at.x < 40);
    CHECK(places.back().at.y == Approx(20));
    CHECK(letter_places(scene::smooth_through({{40, 20}, {40, 20}}), all).empty());
    CHECK(text::length_of(arch()) == Approx(std::numbers::pi * 40).epsilon(0.002));
}
