#include <set>

#include "geodata/sets.hpp"

using namespace conflictmap;
using geodata_tests::rows_of;
using geodata_tests::text_in;

namespace {

std::set<std::string> sides(const source::Table& borders, const source::Feature& row) {
    return {text_in(borders, row, "left"), text_in(borders, row, "right")};
}

bool in_ukraine(const std::string& side) {
    return side == "UA" || side.starts_with("UA-");
}

} // namespace

TEST_CASE("for the United Nations, Crimea's line with Kherson oblast is an oblast line", "[geodata]") {
    const auto& borders = rows_of("base/borders.shp");
    int lines = 0;
    for (const auto& row : borders.features) {
        if (sides(borders, row) == std::set<std::string>{"UA-43", "UA-65"}) {
            ++lines;
            CHECK(text_in(borders, row, "w_un") == "oblast");
            CHECK(text_in(borders, row, "kind") == "oblast");
            CHECK(text_in(borders, row, "w_facto") == "de-facto");
        }
    }
    CHECK(lines == 1);
}

TEST_CASE("for the United Nations, no line inside Ukraine is more than an oblast line, and its borders are recognised",
          "[geodata]") {
    const auto& borders = rows_of("base/borders.shp");
    int inside = 0;
    int around = 0;
    for (const auto& row : borders.features) {
        const auto both = sides(borders, row);
        const auto ukrainian = std::count_if(both.begin(), both.end(), in_ukraine);
        INFO(text_in(borders, row, "left") << " | " << text_in(borders, row, "right"));
        if (ukrainian == 2) {
            ++inside;
            CHECK(text_in(borders, row, "w_un") == "oblast");
            CHECK(text_in(borders, row, "kind") == "oblast");
        } else if (ukrainian == 1) {
            ++around;
            // Transnistria is Moldova's: the border there is Ukraine's, recognised.
            CHECK(text_in(borders, row, "w_un") == "recognised");
            CHECK(text_in(borders, row, "kind") == "international");
        }
    }
    CHECK(inside == 56);
    CHECK(around == 24);
}

TEST_CASE("no border runs through the Kerch Strait or past Crimea", "[geodata]") {
    const auto& borders = rows_of("base/borders.shp");
    for (const auto& row : borders.features) {
        const auto both = sides(borders, row);
        // Crimea and Sevastopol touch nothing but each other and Kherson oblast on land.
        if (both.contains("UA-43") || both.contains("UA-40")) {
            INFO(text_in(borders, row, "left") << " | " << text_in(borders, row, "right"));
            CHECK((both == std::set<std::string>{"UA-43", "UA-65"} || both == std::set<std::string>{"UA-40", "UA-43"}));
        }
    }
}

TEST_CASE("every line has a class in every worldview", "[geodata]") {
    const auto& borders = rows_of("base/borders.shp");
    const std::set<std::string> classes{"recognised", "disputed", "de-facto", "oblast", "none"};
    const std::set<std::string> kinds{"international", "oblast", "disputed"};
    for (const auto& row : borders.features) {
        INFO(text_in(borders, row, "left") << " | " << text_in(borders, row, "right"));
        CHECK(kinds.contains(text_in(borders, row, "kind")));
        for (const auto* view : {"w_un", "w_facto", "w_claims"}) {
            CHECK(classes.contains(text_in(borders, row, view)));
        }
    }
}
