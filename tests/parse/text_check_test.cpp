#include <catch2/catch.hpp>

#include "parse/text_check.hpp"

using namespace conflictmap::parse;

TEST_CASE("garbled text is suspected, real words are not", "[parse]") {
    CHECK(looks_garbled("Êè¿â"));               // CP1251 read as Latin-1
    CHECK(looks_garbled("Ð\u009AÐ¸Ñ\u0097Ð²")); // UTF-8 read as Latin-1
    CHECK(looks_garbled("РљРёС—РІ"));           // UTF-8 read as CP1251
    for (const auto* word : {"Київ", "Росія", "РОСТОВ", "СССР", "Région Île-de-France", "Łódź", "Málaga", "Ærø", "",
                             "Сєвєродонецьк", "Ростов-на-Дону", "РФ", "Příbram", "Großräschen"}) {
        INFO(word);
        CHECK_FALSE(looks_garbled(word));
    }
}
