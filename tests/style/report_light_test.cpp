#include <set>

#include "workbench.hpp"

using namespace conflictmap;
using workbench::lookup;
using workbench::sheet;

namespace {

void check_layers(const std::vector<spec::LayerSpec>& layers) {
    for (const auto& layer : layers) {
        INFO(layer.id << " at line " << layer.place.line << " of " << layer.place.file);
        for (const std::string& name : {layer.style_class.value, layer.label_class}) {
            if (!name.empty()) {
                INFO(name);
                CHECK(style::class_style(lookup(), name).known);
            }
        }
    }
}

} // namespace

TEST_CASE("the shipped style is read without diagnostics", "[style]") {
    Diagnostics diagnostics;
    const auto read = style::read_style(
        {workbench::root().styles() / "report-light" / "style.yaml", {}},
        [](const std::string&) { return style::StyleFile(); }, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(read);
    CHECK(diagnostics.all().empty());
    CHECK(read->style == "report-light");
    CHECK(read->classes.size() > 40);
}

TEST_CASE("the style has every class that the maps and the groups of layers name", "[style]") {
    const auto names = workbench::map_names();
    REQUIRE(names.size() >= 2);
    for (const auto& name : names) {
        const auto map = workbench::map_spec(name);
        check_layers(map.layers);
        for (const auto& piece : map.furniture) {
            check_layers(piece.layers);
        }
    }
    REQUIRE(workbench::groups().size() >= 5);
    for (const auto& [name, layers] : workbench::groups()) {
        check_layers(layers);
    }
}

TEST_CASE("the style has a separate class for every value that refines a class", "[style]") {
    // A refined class without its own entry would be drawn like its parent, and two values would look alike.
    for (const auto* name : {"held.since-2022",
                             "held.before-2022",
                             "front-line.pre-2022",
                             "place.capital",
                             "place.oblast-centre",
                             "place.city",
                             "place.town",
                             "plant.nuclear",
                             "plant.coal",
                             "plant.gas",
                             "plant.hydro",
                             "plant.pumped",
                             "border.recognised",
                             "border.disputed",
                             "border.de-facto",
                             "border.none",
                             "border.oblast",
                             "river.1",
                             "river.2",
                             "river.3"}) {
        INFO(name);
        CHECK(sheet().classes.contains(name));
    }
}

TEST_CASE("the style has all its words in English and Ukrainian", "[style]") {
    for (const auto& [name, look] : sheet().classes) {
        INFO(name);
        if (!look.legend.empty()) {
            CHECK(look.legend.by_language.contains("en"));
            CHECK(look.legend.by_language.contains("uk"));
        }
    }
    for (const auto& [name, text] : sheet().words) {
        INFO(name);
        CHECK(text.by_language.contains("en"));
        CHECK(text.by_language.contains("uk"));
        // All languages have the same placeholders.
        for (const auto* gap : {"{at}", "{value}", "{share}", "{km2}", "{total}", "{class}"}) {
            const bool in_english = in_language(text, "en").find(gap) != std::string::npos;
            CHECK((in_language(text, "uk").find(gap) != std::string::npos) == in_english);
        }
    }
    for (const auto* word : {"km", "mile", "miles", "as-of", "sources", "projection", "figure-share", "figure-total",
                             "figure-row", "disclaimer.un", "disclaimer.de-facto", "disclaimer.claims"}) {
        INFO(word);
        CHECK(sheet().words.contains(word));
    }
}

TEST_CASE("letters have enough contrast with their background", "[style]") {
    // WCAG requires 4.5 to 1 for small text.
    const Colour paper = style::colour_of(lookup(), style::ColourName{"paper", {}});
    for (const auto* name : {"title", "subtitle", "legend", "credits", "as-of", "scale-bar", "key-title", "key-text",
                             "figure-title", "figure-strong", "figure-text", "inset-title"}) {
        INFO(name);
        REQUIRE(sheet().text.contains(name));
        CHECK(contrast(style::colour_of(lookup(), style::text_style(lookup(), name).colour), paper) >= 4.5);
    }
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"sea-name", "sea"},      {"land", "land"},       {"oblast", "ukraine"}, {"place", "ukraine"},
        {"place.abroad", "land"}, {"subject", "ukraine"}, {"oblast", "land"}};
    for (const auto& [name, ground] : pairs) {
        INFO(name << " on " << ground);
        const auto look = style::class_style(lookup(), name).style;
        REQUIRE(look.label);
        const auto label = style::merged(style::text_style(lookup(), "label"), *look.label);
        const Colour below = style::colour_of(lookup(), style::ColourName{ground, {}});
        CHECK(contrast(style::colour_of(lookup(), label.colour), below) >= 4.5);
    }
}
