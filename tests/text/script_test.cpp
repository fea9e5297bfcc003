#include "text/script.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap::text;

TEST_CASE("characters have a script", "[text][script]") {
    CHECK(script_of(U'a') == "Latn");
    CHECK(script_of(U'Ї') == "Cyrl");
    CHECK(script_of(U'ع') == "Arab");
    CHECK(script_of(U'5') == "Zyyy");
    CHECK(script_of(U'★') == "Zyyy");
    CHECK(script_of(0x10FFFF) == "Zzzz");
}

TEST_CASE("known scripts have a language", "[text][script]") {
    CHECK(std::string(language_of_script("Cyrl")) == "uk");
    CHECK(std::string(language_of_script("Arab")) == "ar");
    CHECK(language_of_script("Zyyy") == nullptr);
    CHECK(language_of_script("") == nullptr);
}
