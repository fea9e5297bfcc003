#include "text/direction.hpp"

#include <catch2/catch.hpp>

using conflictmap::text::reads_right_to_left;

TEST_CASE("the first letter decides the direction", "[text][direction]") {
    CHECK(reads_right_to_left("עברית"));
    CHECK(reads_right_to_left("مرحبا (ABC)"));
    CHECK(reads_right_to_left("12. שלום")); // digits and marks have no direction of their own
    CHECK_FALSE(reads_right_to_left("Kyiv שלום"));
    CHECK_FALSE(reads_right_to_left("Луганськ"));
    CHECK_FALSE(reads_right_to_left("12 %"));
    CHECK_FALSE(reads_right_to_left(""));
    CHECK_FALSE(reads_right_to_left("\xff"));
}
