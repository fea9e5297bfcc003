#include "furniture/sample.hpp"
#include "furniture/write.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;
using furniture_tests::context;
using furniture_tests::text_bounds;
using workbench::texts_of;

TEST_CASE("a numbered subject: badge, title, text and reference", "[furniture]") {
    const Context c = context();
    const Block block =
        key_block(c, {"4", "Zaporizhzhia plant", "Europe's largest nuclear plant, seized early.", "¶ 12"}, 33);
    const auto texts = texts_of(block.group);
    REQUIRE(texts.size() == 5);
    CHECK(texts[0].text == "4");
    CHECK(texts[0].anchor == scene::Anchor::middle);
    CHECK(texts[0].at.x == Approx(badge_radius(c)));
    CHECK(texts[1].text == "Zaporizhzhia plant");
    CHECK(texts[1].at.x > 2 * badge_radius(c));
    CHECK(texts.back().text == "¶ 12");
    CHECK(workbench::joined_texts(block.group) ==
          "4 Zaporizhzhia plant Europe's largest nuclear plant, seized early. ¶ 12");
    // Number and title are level: the middles of their capitals are at the same height.
    const auto cap = [&](const scene::Text& text) { return c.typesetter->measure("H", text.font, "en").cap_height; };
    CHECK(texts[0].at.y - cap(texts[0]) / 2 == Approx(texts[1].at.y - cap(texts[1]) / 2).margin(0.15));
    const auto box = text_bounds(block.group);
    CHECK(box.min.y >= -1e-6);
    CHECK(box.max.x <= block.width + 1e-6);
    CHECK(box.max.y <= block.height + 1e-6);
    CHECK(block.width <= 33);
}

TEST_CASE("the reference follows the last words, or gets its own line", "[furniture]") {
    const Context c = context();
    const Block room = key_block(c, {"1", "T", "Short.", "¶ 1"}, 33);
    auto texts = texts_of(room.group);
    REQUIRE(texts.size() == 4);
    CHECK(texts[3].at.y == Approx(texts[2].at.y));
    CHECK(texts[3].at.x > texts[2].at.x + texts[2].width);
    const Block none = key_block(c, {"1", "T", "Wwwwwwwwwwwww wwwwwwwwww", "¶ 11, 12, 13, 14"}, 40);
    texts = texts_of(none.group);
    CHECK(texts.back().at.y > texts[texts.size() - 2].at.y + 1);
    CHECK(texts.back().at.x == Approx(texts[texts.size() - 2].at.x));
    CHECK(text_bounds(none.group).max.y <= none.height + 1e-6);
    // Without a text there is no reference; without a number there is no badge and no indent.
    const Block bare = key_block(c, {"", "Only a title", "", ""}, 33);
    texts = texts_of(bare.group);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].at.x == 0);
    CHECK(workbench::paths_of(bare.group).empty());
}

TEST_CASE("long titles wrap beside the badge", "[furniture]") {
    const Context c = context("uk");
    const Block block = key_block(c, {"12", "Дуже довга назва теми для вузької колонки", "Текст.", ""}, 33);
    const auto texts = texts_of(block.group);
    REQUIRE(texts.size() == 5);
    for (std::size_t i = 1; i < texts.size(); ++i) {
        CHECK(texts[i].at.x == Approx(texts[1].at.x));
        CHECK(texts[i].at.x + texts[i].width <= 33 + 1e-6);
    }
}

TEST_CASE("a badge is a disc around its number", "[furniture]") {
    const Context c = context();
    scene::Group group;
    draw_badge(group, c, "7", {50, 60});
    const auto paths = workbench::paths_of(group);
    REQUIRE_FALSE(paths.empty());
    bool disc = false;
    for (const auto* path : paths) {
        const auto box = scene::bounds(path->outline);
        CHECK(box.centre().x == Approx(50));
        CHECK(box.centre().y == Approx(60));
        disc = disc || (path->fill && box.width() == Approx(2 * badge_radius(c)).epsilon(0.01));
    }
    CHECK(disc);
    const auto texts = texts_of(group);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].at.x == Approx(50));
    CHECK(texts[0].at.y > 60);
    CHECK(texts[0].at.y < 60 + badge_radius(c));
}

TEST_CASE("the key lists the subjects one below the other", "[furniture]") {
    Context c = context();
    c.key = {{"1", "First", "Text.", ""}, {"2", "Second", "Text.", ""}, {"3", "Third", "", ""}};
    const Block block = furniture_tests::draw(c, "key", 170);
    std::vector<double> tops;
    for (const auto& item : block.group.items) {
        tops.push_back(text_bounds(*std::get<std::unique_ptr<scene::Group>>(item)).min.y);
    }
    REQUIRE(tops.size() == 3);
    CHECK(tops[1] > tops[0] + 5);
    CHECK(tops[2] > tops[1] + 5);
    CHECK(text_bounds(block.group).max.y <= block.height + 1e-6);
    CHECK(block.width <= 46);
}
