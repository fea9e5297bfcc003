#include "text/capitals.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap::text;

TEST_CASE("capitals of Latin letters", "[text]") {
    CHECK(capitals("Black Sea, 12 km") == "BLACK SEA, 12 KM");
    CHECK(capitals("éàüöñçø") == "ÉÀÜÖÑÇØ");
    CHECK(capitals("łódź, żółć, šč, ő") == "ŁÓDŹ, ŻÓŁĆ, ŠČ, Ő");
    CHECK(capitals("ŁÓDŹ ŽŠČ") == "ŁÓDŹ ŽŠČ");
    // Crimean Tatar: the dotless i is the small form of the plain I.
    CHECK(capitals("aqyar, bağçasaray, şeer, ñ, ı") == "AQYAR, BAĞÇASARAY, ŞEER, Ñ, I");
    CHECK(capitals("žluť ÿ") == "ŽLUŤ Ÿ");
    CHECK(capitals("iași, bakı, əli") == "IAȘI, BAKI, ƏLI");
    // These are not lower-case letters, or have no single capital.
    CHECK(capitals("÷×ß±»") == "÷×ß±»");
}

TEST_CASE("capitals of Cyrillic letters", "[text]") {
    CHECK(capitals("Чорне море") == "ЧОРНЕ МОРЕ");
    CHECK(capitals("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") == "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ");
    CHECK(capitals("і ї є ґ") == "І Ї Є Ґ");
    CHECK(capitals("ґанок їхній єдиний індик") == "ҐАНОК ЇХНІЙ ЄДИНИЙ ІНДИК");
    CHECK(capitals("І Ї Є Ґ") == "І Ї Є Ґ");
    CHECK(capitals("ў ј ђ") == "Ў Ј Ђ");
    CHECK(capitals("Кам’янець-Подільський") == "КАМ’ЯНЕЦЬ-ПОДІЛЬСЬКИЙ");
}

TEST_CASE("capitals of other letters", "[text]") {
    CHECK(capitals("Βόσπορος") == "ΒΌΣΠΟΡΟΣ");
}

TEST_CASE("capitals do not change other text and broken UTF-8", "[text]") {
    CHECK(capitals("").empty());
    CHECK(capitals("東京 — القرم") == "東京 — القرم");
    CHECK(capitals("a\xD0") == "A\xD0");
    CHECK(capitals("\xD0 z") == "\xD0 Z");
}
