#include "figure/alt_text.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;
using namespace conflictmap::figure;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

output::Event event(const std::string& title, bool drawn = true, const std::string& category = "strike") {
    output::Event made;
    made.title = title;
    made.category = category;
    if (drawn) {
        made.drawn = {"m-" + title};
    }
    return made;
}

output::Figure sample_figure(const std::string& language) {
    output::Figure all;
    all.title = "A";
    all.language = language;
    return all;
}

/// The sentence about this number of events on the map.
std::string counted(const std::string& language, std::size_t events, const std::string& category = "strike") {
    output::Figure all = sample_figure(language);
    for (std::size_t i = 0; i < events; ++i) {
        all.events.push_back(event("e", true, category));
    }
    const std::string text = alt_of(all);
    return text.substr(text.find(". ") + 2);
}

std::string area_of(double km2, const std::string& language = "en") {
    output::Figure all = sample_figure(language);
    all.areas = {{"held", "Land", km2, std::nullopt, ""}};
    const std::string text = alt_of(all);
    return text.substr(text.find("Land: ") + 6);
}

} // namespace

TEST_CASE("the alternative text describes the map in its language", "[figure]") {
    output::Figure all = sample_figure("en");
    all.as_of = "18 March 2025";
    all.areas = {{"held", "Held", 67412, 0.1123, "Ukraine"}};
    all.events = {event("one"), event("two"), event("three", false), event("s", true, "subject")};
    CHECK(alt_of(all) == "Map: A. As of 18 March 2025. Held: 67,400\u00a0km² (11.2% of Ukraine). "
                         "2 events are marked. 1 subject is explained.");
    all.language = "uk";
    all.as_of = "18 березня 2025 року";
    CHECK(alt_of(all) == "Карта: A. Станом на 18 березня 2025 року. Held: 67\u00a0400\u00a0км² (Ukraine: 11,2\u00a0%). "
                         "Позначено 2 події. Пояснено 1 тему.");
    all.language = "ru";
    CHECK_THAT(alt_of(all), StartsWith("Карта: A. По состоянию на 18 березня 2025 року. "));
    CHECK_THAT(alt_of(all), EndsWith("Отмечены 2 события. Пояснена 1 тема."));
    all.language = "fr"; // English, because there are no words in French
    CHECK_THAT(alt_of(all), StartsWith("Map: A. As of "));
}

TEST_CASE("counts of events use the grammatical form for their number", "[figure]") {
    CHECK(counted("en", 1) == "1 event is marked.");
    CHECK(counted("en", 21) == "21 events are marked.");
    CHECK(counted("uk", 1) == "Позначено 1 подію.");
    CHECK(counted("uk", 3) == "Позначено 3 події.");
    CHECK(counted("uk", 5) == "Позначено 5 подій.");
    CHECK(counted("uk", 11) == "Позначено 11 подій.");
    CHECK(counted("uk", 22) == "Позначено 22 події.");
    CHECK(counted("ru", 1) == "Отмечено 1 событие.");
    CHECK(counted("ru", 4) == "Отмечены 4 события.");
    CHECK(counted("ru", 12) == "Отмечено 12 событий.");
    CHECK(counted("ru", 21) == "Отмечено 21 событие.");
    CHECK(counted("en", 2, "subject") == "2 subjects are explained.");
    CHECK(counted("uk", 2, "place") == "Пояснено 2 теми.");
    CHECK(counted("uk", 7, "subject") == "Пояснено 7 тем.");
    CHECK(counted("ru", 2, "subject") == "Пояснены 2 темы.");
    CHECK(counted("ru", 5, "subject") == "Пояснено 5 тем.");
}

TEST_CASE("areas have at most three significant figures, and small ones are not rounded to nothing", "[figure]") {
    CHECK(area_of(603628) == "603,600\u00a0km².");
    CHECK(area_of(4567) == "4,570\u00a0km².");
    CHECK(area_of(912.4) == "912\u00a0km².");
    CHECK(area_of(10.4) == "10\u00a0km².");
    CHECK(area_of(3.44) == "3.4\u00a0km².");
    CHECK(area_of(0.364) == "0.36\u00a0km².");
    CHECK(area_of(3.44, "ru") == "3,4\u00a0км².");
}

TEST_CASE("the alternative text names four areas, the description all of them", "[figure]") {
    output::Figure all = sample_figure("en");
    for (const auto* name : {"One", "Two", "Three", "Four", "Five"}) {
        all.areas.push_back({"a", name, 100, std::nullopt, ""});
    }
    CHECK_THAT(alt_of(all), EndsWith("One: 100\u00a0km²; Two: 100\u00a0km²; Three: 100\u00a0km²; Four: 100\u00a0km²."));
    all.alt = "Own words.";
    CHECK_THAT(description_of(all, {}, false), EndsWith("Four: 100\u00a0km²; Five: 100\u00a0km²."));
    CHECK_THAT(description_of(all, {}, true),
               !Contains("Five")); // the alternative text was made from the areas and has them
}

TEST_CASE("the description continues the alternative text", "[figure]") {
    output::Figure all = sample_figure("en");
    all.alt = "Own words.";
    all.subtitle = "As it stood";
    all.events = {event("Talks"), event("A subject", true, "subject"), event("Nowhere!", false)};
    all.events[0].date = "18 March 2025";
    all.events[0].place = "Jeddah";
    all.events[1].date = "19 March 2025";
    CHECK(description_of(all, {"Land", "Sea"}, false) ==
          "Own words. As it stood. 1 event is marked. 1 subject is explained. Shown: Land; Sea. "
          "Events: 18 March 2025: Talks (Jeddah); A subject; Nowhere!");
    all.language = "uk";
    CHECK_THAT(description_of(all, {"Land"}, true), Contains("Показано: Land. Події: "));
    all.language = "ru";
    CHECK_THAT(description_of(all, {"Land"}, true), Contains("Показано: Land. События: "));
}

TEST_CASE("with many events, only their count is given", "[figure]") {
    output::Figure all = sample_figure("en");
    all.events.assign(40, event("Talks"));
    CHECK_THAT(description_of(all, {}, true), Contains("Events: "));
    all.events.push_back(event("Talks"));
    CHECK_THAT(description_of(all, {}, true), !Contains("Events: "));
}
