#include <catch2/catch.hpp>

#include "source/text_check.hpp"

using namespace conflictmap::source;

TEST_CASE("UTF-8 is told from what is not", "[source]") {
    CHECK(is_utf8("Kyiv Київ 北京 😀"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xCA\xE8\xBF\xE2")); // CP1251
    CHECK_FALSE(is_utf8("Ки\xD1"));           // cut in a letter
    CHECK_FALSE(is_utf8("\xC0\xAF"));         // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80")); // beyond Unicode
    CHECK(mended_utf8("Ки\xD1!") == "Ки\uFFFD!");
    CHECK(is_utf8(mended_utf8("\xFF\xFE\xC0 ok")));
    CHECK(mended_utf8("Київ") == "Київ");
}

TEST_CASE("garbled text is suspected, real words are not", "[source]") {
    CHECK(looks_garbled("Êè¿â"));               // CP1251 read as Latin-1
    CHECK(looks_garbled("Ð\u009AÐ¸Ñ\u0097Ð²")); // UTF-8 read as Latin-1
    CHECK(looks_garbled("РљРёС—РІ"));           // UTF-8 read as CP1251
    for (const auto* word : {"Київ", "Росія", "РОСТОВ", "СССР", "Région Île-de-France", "Łódź", "Málaga", "Ærø", "",
                             "Сєвєродонецьк", "Ростов-на-Дону", "РФ", "Příbram", "Großräschen"}) {
        INFO(word);
        CHECK_FALSE(looks_garbled(word));
    }
}
