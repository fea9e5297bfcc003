#include <catch2/catch.hpp>

#include "base/language.hpp"

using namespace conflictmap;

TEST_CASE("dates in three languages", "[base]") {
    const Date day{2025, 3, 18};
    CHECK(format_date(day, "en") == "18 March 2025");
    CHECK(format_date(day, "uk") == "18 березня 2025 року");
    CHECK(format_date(day, "ru") == "18 марта 2025 года");
    CHECK(format_date({2025, 3, 1}, "en") == "1 March 2025");
}

TEST_CASE("every month has its name, in the genitive if the language requires it", "[base]") {
    const std::vector<std::vector<std::string>> months{{"January", "січня", "января"},
                                                       {"February", "лютого", "февраля"},
                                                       {"March", "березня", "марта"},
                                                       {"April", "квітня", "апреля"},
                                                       {"May", "травня", "мая"},
                                                       {"June", "червня", "июня"},
                                                       {"July", "липня", "июля"},
                                                       {"August", "серпня", "августа"},
                                                       {"September", "вересня", "сентября"},
                                                       {"October", "жовтня", "октября"},
                                                       {"November", "листопада", "ноября"},
                                                       {"December", "грудня", "декабря"}};
    for (int month = 1; month <= 12; ++month) {
        const auto& names = months[static_cast<std::size_t>(month - 1)];
        const Date day{2024, month, 5};
        CHECK(format_date(day, "en") == "5 " + names[0] + " 2024");
        CHECK(format_date(day, "uk") == "5 " + names[1] + " 2024 року");
        CHECK(format_date(day, "ru") == "5 " + names[2] + " 2024 года");
    }
}

TEST_CASE("thousands are grouped as usual in the language", "[base]") {
    CHECK(format_quantity(25800, 0, "en") == "25,800");
    CHECK(format_quantity(25800, 0, "uk") == "25\u00a0800");
    CHECK(format_quantity(25800, 0, "ru") == "25\u00a0800");
    CHECK(format_quantity(1234567.89, 1, "en") == "1,234,567.9");
    CHECK(format_quantity(1234567.89, 1, "uk") == "1\u00a0234\u00a0567,9");
    CHECK(format_quantity(999, 0, "en") == "999");
    CHECK(format_quantity(1000, 0, "en") == "1,000");
    CHECK(format_quantity(999.96, 1, "en") == "1,000.0");
    CHECK(format_quantity(0.25, 2, "uk") == "0,25");
    CHECK(format_quantity(0, 0, "en") == "0");
    CHECK(format_quantity(-999, 0, "en") == "-999");
    CHECK(format_quantity(-1000, 0, "en") == "-1,000");
    CHECK(format_quantity(-123456, 0, "en") == "-123,456");
    CHECK(decimal_mark("en") == ".");
    CHECK(decimal_mark("uk") == ",");
    CHECK(decimal_mark("ru") == ",");
}

TEST_CASE("a text is found in its language, or in the next best one", "[base]") {
    LocalText text;
    CHECK(text.empty());
    CHECK(in_language(text, "en").empty());
    text.by_language = {{"uk", "Донбас"}, {"ru", "Донбасс"}};
    CHECK(in_language(text, "uk") == "Донбас");
    CHECK(in_language(text, "en") == "Донбасс"); // neither a plain text nor English: the first one
    text.by_language["en"] = "Donbas";
    CHECK(in_language(text, "de") == "Donbas");
    const LocalText plain = plain_text("Any");
    CHECK_FALSE(plain.empty());
    CHECK(in_language(plain, "uk") == "Any");
    text.by_language[""] = "plain";
    CHECK(in_language(text, "uk") == "Донбас");
    CHECK(in_language(text, "de") == "plain");
}
