#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap::text;

TEST_CASE("characters of every length survive", "[text][utf8]") {
    const std::string text = "aé€😀Ї";
    CHECK(code_points(text) == U"aé€😀Ї");
    CHECK(valid_utf8(text) == text);
}

TEST_CASE("bytes that are no character become U+FFFD, one each", "[text][utf8]") {
    CHECK(code_points("a\xff\x62") == U"a\uFFFDb");
    CHECK(code_points("\xc0\xaf") == U"\uFFFD\uFFFD");           // overlong slash
    CHECK(code_points("\xe0\x80\xaf") == U"\uFFFD\uFFFD\uFFFD"); // overlong, three bytes
    CHECK(code_points("\xed\xa0\x80") == U"\uFFFD\uFFFD\uFFFD"); // surrogate
    CHECK(code_points("\xf4\x90\x80\x80").size() == 4);          // past U+10FFFF
    CHECK(code_points("\xd0") == U"\uFFFD");                     // cut
    CHECK(code_points("\xf0\x9f\x98") == U"\uFFFD\uFFFD\uFFFD"); // cut, four bytes
    CHECK(code_points("\xd0x") == U"\uFFFDx");                   // the letter after is kept
    CHECK(code_points(std::string_view("a\0b", 3)).size() == 3);
    CHECK(valid_utf8("\xff") == "\xEF\xBF\xBD");
}

TEST_CASE("numbers that are no characters are written as U+FFFD", "[text][utf8]") {
    for (const char32_t bad : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
        std::string out;
        append_utf8(out, bad);
        CHECK(out == "\xEF\xBF\xBD");
    }
    std::string out;
    append_utf8(out, 0x10FFFF);
    CHECK(out == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("a line has no breaks and no controls, and ends between characters", "[text][utf8]") {
    CHECK(clean_line("a\nb\tc\x01"
                     "d\xC2\x85"
                     "e\xE2\x80\xA8"
                     "f\x7Fg",
                     100) == "a b c d e f g");
    CHECK(clean_line("ЇЇЇ", 6) == "ЇЇЇ");
    CHECK(clean_line("ЇЇЇ", 5) == "ЇЇ");
    CHECK(clean_line("ЇЇЇ", 1).empty());
    CHECK(clean_line("", 10).empty());
}
