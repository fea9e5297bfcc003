#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;

TEST_CASE("characters of every length survive", "[base][utf8]") {
    const std::string text = "aé€😀Ї";
    CHECK(code_points(text) == U"aé€😀Ї");
    CHECK(valid_utf8(text) == text);
}

TEST_CASE("each invalid byte becomes one U+FFFD", "[base][utf8]") {
    CHECK(code_points("a\xff\x62") == U"a\uFFFDb");
    CHECK(code_points("\xc0\xaf") == U"\uFFFD\uFFFD");           // overlong slash
    CHECK(code_points("\xe0\x80\xaf") == U"\uFFFD\uFFFD\uFFFD"); // overlong, three bytes
    CHECK(code_points("\xed\xa0\x80") == U"\uFFFD\uFFFD\uFFFD"); // surrogate
    CHECK(code_points("\xf4\x90\x80\x80").size() == 4);          // past U+10FFFF
    CHECK(code_points("\xd0") == U"\uFFFD");                     // truncated
    CHECK(code_points("\xf0\x9f\x98") == U"\uFFFD\uFFFD\uFFFD"); // truncated, four bytes
    CHECK(code_points("\xd0x") == U"\uFFFDx");                   // the next letter is kept
    CHECK(code_points(std::string_view("a\0b", 3)).size() == 3);
    CHECK(valid_utf8("\xff") == "\xEF\xBF\xBD");
}

TEST_CASE("numbers that are not characters are written as U+FFFD", "[base][utf8]") {
    for (const char32_t bad : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
        std::string out;
        append_utf8(out, bad);
        CHECK(out == "\xEF\xBF\xBD");
    }
    std::string out;
    append_utf8(out, 0x10FFFF);
    CHECK(out == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("UTF-8 is distinguished from other bytes", "[base][utf8]") {
    CHECK(is_utf8("Kyiv Київ 北京 😀"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xCA\xE8\xBF\xE2")); // CP1251
    CHECK_FALSE(is_utf8("Ки\xD1"));           // truncated inside a letter
    CHECK_FALSE(is_utf8("\xC0\xAF"));         // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80")); // beyond Unicode
    CHECK(valid_utf8("Ки\xD1!") == "Ки\uFFFD!");
    CHECK(is_utf8(valid_utf8("\xFF\xFE\xC0 ok")));
    CHECK(valid_utf8("Київ") == "Київ");
}

TEST_CASE("characters are counted, not bytes", "[base][utf8]") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("aé€😀Ї") == 5);
}
