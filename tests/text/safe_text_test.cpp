#include "text/safe_text.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap::text;

TEST_CASE("a line has no breaks or controls, and ends between characters", "[text]") {
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
