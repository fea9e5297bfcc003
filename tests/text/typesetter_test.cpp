#include "text/typesetter.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "shared.hpp"
#include "text/setter.hpp"

using namespace conflictmap;
using shared::typesetter;
using text::Extents;
using text::Typesetter;
using text_tests::width;

namespace {

scene::Text text_at(const std::string& words, scene::PagePoint at) {
    scene::Text t;
    t.text = words;
    t.at = at;
    t.font.size = 10;
    t.language = "en";
    return t;
}

bool same(const Extents& a, const Extents& b) {
    return a.width == b.width && a.ink == b.ink && a.missing_glyphs == b.missing_glyphs && a.ascent == b.ascent;
}

} // namespace

TEST_CASE("measures are those of the font", "[text]") {
    // Noto Sans has 1,000 units per em; in its tables, n is 618 wide, capitals are 714 high, ascent is 1069, descent
    // 293.
    const Extents n = typesetter().measure("n", Font{.size = 1}, "en");
    CHECK(n.width == Approx(0.618).epsilon(1e-4));
    CHECK(n.cap_height == Approx(0.714).epsilon(1e-4));
    CHECK(n.ascent == Approx(1.069).epsilon(1e-4));
    CHECK(n.descent == Approx(0.293).epsilon(1e-4));
    CHECK(n.ink.min.y < -0.5);
    CHECK(n.ink.max.y == Approx(0).margin(0.001));
    CHECK(width("nnnn", Font{.size = 1}) == Approx(4 * 0.618).epsilon(1e-4));
}

TEST_CASE("measures are exactly proportional to the size", "[text]") {
    const Extents small = typesetter().measure("Сєвєродонецьк", Font{.size = 0.5}, "uk");
    const Extents large = typesetter().measure("Сєвєродонецьк", Font{.size = 50}, "uk");
    CHECK(large.width == Approx(100 * small.width).epsilon(1e-12));
    CHECK(large.ink.min.y == Approx(100 * small.ink.min.y).epsilon(1e-12));
    CHECK(large.cap_height == Approx(100 * small.cap_height).epsilon(1e-12));
}

TEST_CASE("faces differ, also semibold and bold", "[text]") {
    const double regular = width("Donetsk", {});
    CHECK(width("Donetsk", {.weight = Weight::bold}) > regular);
    CHECK(width("Donetsk", {.weight = Weight::semibold}) > regular);
    CHECK(width("Donetsk", {.italic = true}) != regular);
    CHECK(width("Donetsk", {.family = "Noto Serif"}) != regular);
    CHECK(width("Donetsk", {.family = "No Such Family"}) == regular);
    CHECK(typesetter().has_family("Noto Serif"));
    CHECK_FALSE(typesetter().has_family("No Such Family"));
}

TEST_CASE("letter spacing goes between letters, not after the last", "[text]") {
    const Font plain{.size = 4};
    const Font spaced{.size = 4, .spacing = 0.5};
    CHECK(width("A", spaced) == Approx(width("A", plain)).epsilon(1e-9));
    CHECK(width("HH", spaced) == Approx(width("HH", plain) + 0.5).epsilon(1e-6));
    CHECK(width("HHHHH", spaced) == Approx(width("HHHHH", plain) + 4 * 0.5).epsilon(1e-6));
    CHECK(width("", spaced) == 0);
}

TEST_CASE("kerning is applied", "[text]") {
    CHECK(width("AV") < width("A") + width("V"));
}

TEST_CASE("text is never markup", "[text]") {
    CHECK(width("<b>Kyiv</b>") > width("Kyiv") * 1.5);
    CHECK(typesetter().measure("&amp;<", {}, "en").missing_glyphs == 0);
}

TEST_CASE("breaks and controls count as spaces", "[text]") {
    CHECK(width("a\nb") == width("a b"));
    CHECK(width("a\tb") == width("a b"));
    CHECK(width("a\xE2\x80\xA9"
                "b") == width("a b"));
}

TEST_CASE("missing letters are counted, those from other fonts are not", "[text]") {
    for (const char* lent : {"عربي", "עברית", "देवनागरी", "საქართველო", "Հայաստան", "Київ", "Αθήνα", "ไทย", "→ ★ ☢"}) {
        INFO(lent);
        CHECK(typesetter().measure(lent, {}, "en").missing_glyphs == 0);
        CHECK(width(lent) > 1);
    }
    CHECK(typesetter().measure("漢字", {}, "en").missing_glyphs == 2);
    CHECK(typesetter().measure("a漢b", {}, "en").missing_glyphs == 1);
    CHECK(typesetter().families("Kyiv עב", {}) == std::vector<std::string>{"Noto Sans", "Noto Sans Hebrew"});
    CHECK(typesetter().families("Київ", {.family = "Noto Serif"}) == std::vector<std::string>{"Noto Serif"});
}

TEST_CASE("an empty text has no width", "[text]") {
    const Extents none = typesetter().measure("", {}, "en");
    CHECK(none.width == 0);
    CHECK(none.ink.empty());
    CHECK(none.ascent > 0);
    const Extents space = typesetter().measure(" ", {}, "en");
    CHECK(space.width > 0);
    CHECK(space.ink.empty());
    CHECK(typesetter().outline(text_at("", {5, 5})).empty());
    CHECK(typesetter().outline(text_at(" ", {5, 5})).empty());
}

TEST_CASE("long texts are cut at 1,024 bytes, between characters", "[text]") {
    CHECK(width(std::string(1024, 'a')) == Approx(1024 * width("a")).epsilon(1e-6));
    CHECK(width(std::string(1025, 'a')) == width(std::string(1024, 'a')));
    CHECK(width(std::string(1'000'000, 'W')) == width(std::string(1024, 'W')));
    std::string cyrillic = "a";
    for (int i = 0; i < 600; ++i) {
        cyrillic += "ж";
    }
    CHECK(typesetter().measure(cyrillic, {}, "uk").missing_glyphs == 0);
    std::string marks = "a";
    for (int i = 0; i < 20000; ++i) {
        marks += "\xCC\x81";
    }
    CHECK(width(marks) < 1000);
    // The widest possible text does not overflow.
    CHECK(width(std::string(1024, 'W'), {.size = 1, .spacing = 1}) > 1800);
}

TEST_CASE("the outline is at the text's position", "[text]") {
    const auto box = [](scene::Text t, scene::Anchor anchor, double angle) {
        t.anchor = anchor;
        t.angle = angle;
        return scene::bounds(typesetter().outline(t));
    };
    const scene::Text t = text_at("HHH", {50, 40});
    const Extents e = typesetter().measure("HHH", t.font, "en");

    const auto start = box(t, scene::Anchor::start, 0);
    CHECK(start.min.x == Approx(50 + e.ink.min.x).margin(0.01));
    CHECK(start.max.x == Approx(50 + e.ink.max.x).margin(0.01));
    CHECK(start.min.y == Approx(40 - e.cap_height).margin(0.01));
    CHECK(start.max.y == Approx(40).margin(0.01));
    CHECK(box(t, scene::Anchor::middle, 0).centre().x == Approx(50).margin(0.01));
    CHECK(box(t, scene::Anchor::end, 0).max.x == Approx(50 - (e.width - e.ink.max.x)).margin(0.01));

    const auto down = box(t, scene::Anchor::start, 90); // clockwise: reads downwards, with its top to the right
    CHECK(down.min.y == Approx(40 + e.ink.min.x).margin(0.01));
    CHECK(down.max.x == Approx(50 + e.cap_height).margin(0.01));
    CHECK(down.min.x == Approx(50).margin(0.01));
    const auto turned = box(t, scene::Anchor::end, 180);
    CHECK(turned.min.x == Approx(50 + e.width - e.ink.max.x).margin(0.01));
    CHECK(turned.min.y == Approx(40).margin(0.01));
}

TEST_CASE("the outline has as many letters as the text and scales with it", "[text]") {
    const auto l = typesetter().outline(text_at("l", {0, 0}));
    const auto moves = [](const scene::Outline& o) {
        return std::count(o.verbs.begin(), o.verbs.end(), scene::Verb::move);
    };
    const auto closes = [](const scene::Outline& o) {
        return std::count(o.verbs.begin(), o.verbs.end(), scene::Verb::close);
    };
    CHECK(moves(l) == 1);
    CHECK(moves(typesetter().outline(text_at("lll", {0, 0}))) == 3);
    CHECK(moves(typesetter().outline(text_at("o", {0, 0}))) == 2);
    CHECK(closes(l) == 1);
    scene::Text tiny = text_at("o", {0, 0});
    const auto large = scene::bounds(typesetter().outline(tiny));
    tiny.font.size = 0.1;
    const auto small = scene::bounds(typesetter().outline(tiny));
    CHECK(small.max.x * 100 == Approx(large.max.x).epsilon(1e-9));
}

TEST_CASE("right-to-left words are set from the right", "[text]") {
    // The first letter alone is where it is in the word: at the right end.
    const auto word = scene::bounds(typesetter().outline(text_at("אבגל", {0, 0})));
    const double lamed = typesetter().measure("ל", Font{.size = 10}, "he").width;
    const auto last = scene::bounds(typesetter().outline(text_at("ל", {0, 0})));
    CHECK(word.min.x == Approx(last.min.x).margin(0.01)); // lamed, the last letter, is leftmost
    CHECK(word.max.x > lamed);
    // Arabic letters join: the word is narrower than its separate letters.
    CHECK(width("سلام", {}, "ar") <
          width("س", {}, "ar") + width("ل", {}, "ar") + width("ا", {}, "ar") + width("م", {}, "ar"));
}

// Hidden: the next test runs it, each time in a new process, because Pango reads the environment only once.
TEST_CASE("print letters", "[.print-letters]") {
    scene::Text text = text_at("бвгдпт в LNR", {0, 0}); // Serbian italics have other forms of these letters
    text.font.italic = true;
    for (const auto& point : typesetter().outline(text).points) {
        std::printf("%.4f %.4f\n", point.x, point.y);
    }
}

TEST_CASE("the environment's language has no effect", "[text]") {
    const auto printed = [](const std::string& language) {
        const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
        const std::string command =
            "LANGUAGE=" + language + " PANGO_LANGUAGE=" + language + " '" + self + "' '[.print-letters]'";
        FILE* pipe = ::popen(command.c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string out;
        for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
            out.push_back(static_cast<char>(c));
        }
        CHECK(::pclose(pipe) == 0);
        return out;
    };
    const std::string english = printed("en");
    CHECK(english.size() > 1000); // requires the font's outlines
    CHECK(printed("sr") == english);
    CHECK(printed("bg:mk") == english);
}

TEST_CASE("earlier texts have no effect", "[text]") {
    const Typesetter fresh;
    const Typesetter used;
    for (const char* before : {"عربي", "★", "ไทย", "漢字", "देव"}) {
        CHECK(used.measure(before, {}, "en").width > 0);
    }
    for (const char* words : {"Kyiv ★", "עברית ABC", "漢 ← €", "Луганськ"}) {
        INFO(words);
        CHECK(same(fresh.measure(words, {}, "en"), used.measure(words, {}, "en")));
        CHECK(fresh.outline(text_at(words, {1, 2})) == used.outline(text_at(words, {1, 2})));
    }
}

TEST_CASE("threads may share a typesetter", "[text]") {
    const Typesetter shared;
    std::vector<double> widths(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 50; ++n) {
                widths[i] += shared.measure("Город " + std::to_string(n), {}, "ru").width;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(widths[0] > 0);
    CHECK(std::count(widths.begin(), widths.end(), widths[0]) == 4);
}

TEST_CASE("missing fonts are reported with their package", "[text]") {
    CHECK_THROWS_WITH(Typesetter({"/nonexistent"}), Catch::Contains("fonts-noto-core"));
}

TEST_CASE("the outline of a long line reaches its end", "[text]") {
    const conflictmap::text::Typesetter typesetter;
    conflictmap::scene::Text text;
    text.text = "A line of more than forty letters, far beyond ten ems of width, keeps all of them";
    text.font.size = 5;
    const double width = typesetter.measure(text.text, text.font, "en").width;
    CHECK(conflictmap::scene::bounds(typesetter.outline(text)).max.x == Approx(width).margin(0.6));
}
