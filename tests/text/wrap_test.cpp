#include <catch2/catch.hpp>

#include "shared.hpp"
#include "text/setter.hpp"

using namespace conflictmap;
using Lines = std::vector<std::string>;
using shared::typesetter;
using text_tests::width;

namespace {

Lines wrap(const std::string& words, double at) {
    return typesetter().wrap(words, {}, "en", at);
}

} // namespace

TEST_CASE("lines are full and never too wide", "[text][wrap]") {
    const std::string text = "Borders, names and colours are no statement on the status of any place shown here";
    const Lines lines = wrap(text, 30);
    REQUIRE(lines.size() == 4);
    std::string joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        INFO(lines[i]);
        CHECK(width(lines[i]) <= 30);
        joined += (i == 0 ? "" : " ") + lines[i];
        if (i + 1 < lines.size()) { // the next word would not have fitted
            CHECK(width(lines[i] + " " + lines[i + 1].substr(0, lines[i + 1].find(' '))) > 30);
        }
    }
    CHECK(joined == text);
}

TEST_CASE("a line that just fits stays whole", "[text][wrap]") {
    const double both = width("one two");
    CHECK(wrap("one two", both) == Lines{"one two"});
    CHECK(wrap("one two", both - 0.001) == Lines{"one", "two"});
}

TEST_CASE("breaks in the text are kept", "[text][wrap]") {
    CHECK(wrap("a\nb", 100) == Lines{"a", "b"});
    CHECK(wrap("a\n\nb", 100) == Lines{"a", "", "b"});
    CHECK(wrap("a\n", 100) == Lines{"a", ""});
    CHECK(wrap("", 100) == Lines{""});
}

TEST_CASE("words break after hyphens and slashes, not elsewhere", "[text][wrap]") {
    CHECK(wrap("Ivano-Frankivsk", width("Ivano-F")) == Lines{"Ivano-", "Frankivsk"});
    CHECK(wrap("and/or", width("and/o")) == Lines{"and/", "or"});
    CHECK(wrap("a - b", 100) == Lines{"a - b"});
    CHECK(wrap("x -5", width("x -")) == Lines{"x", "-5"});
    CHECK(wrap("10\u00a0km on", width("10 k")) == Lines{"10\u00a0km", "on"}); // no-break space
}

TEST_CASE("a word that is too wide gets its own line", "[text][wrap]") {
    CHECK(wrap("a Dnipropetrovshchyna b", 5) == Lines{"a", "Dnipropetrovshchyna", "b"});
    CHECK(wrap("a b", 0) == Lines{"a", "b"});
}

TEST_CASE("spaces at the ends of lines are dropped", "[text][wrap]") {
    CHECK(wrap("  a   ", 100) == Lines{"a"});
    CHECK(wrap("aaa    bbb", width("aaa")) == Lines{"aaa", "bbb"});
}

TEST_CASE("names break into even lines") {
    const auto balance = [](const std::string& words, std::size_t lines) {
        return typesetter().balance(words, {}, "uk", lines);
    };
    CHECK(balance("Former Kakhovka reservoir", 2) == Lines{"Former Kakhovka", "reservoir"});
    CHECK(balance("Autonomous Republic of Crimea", 2) == Lines{"Autonomous", "Republic of Crimea"});
    CHECK(balance("Автономна Республіка Крим", 3) == Lines{"Автономна", "Республіка", "Крим"});
    CHECK(balance("Kyiv", 3) == Lines{"Kyiv"});
    CHECK(balance("", 2) == Lines{""});
}

TEST_CASE("no line of a name ends with a short word, and only long names break at hyphens") {
    const auto balance = [](const std::string& words, std::size_t lines) {
        return typesetter().balance(words, {}, "uk", lines);
    };
    CHECK(balance("Sea of Azov", 3) == Lines{"Sea", "of Azov"});
    CHECK(balance("Ростов-на-Дону", 2) == Lines{"Ростов-", "на-Дону"});
    CHECK(balance("Контроль до 2022 року", 2) == Lines{"Контроль", "до 2022 року"});
    CHECK(balance("Kamianets-Podilskyi raion", 2) == Lines{"Kamianets-Podilskyi", "raion"});
}
