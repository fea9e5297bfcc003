#include <catch2/catch.hpp>

#include "compose/label_text.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

namespace {

source::Table plant_table() {
    source::Table table;
    table.fields = {"name_en", "name_uk", "mw", "share"};
    source::Feature feature;
    feature.values = {std::string("Rivne"), std::string("Рівненська"), std::int64_t{2835}, 12.5};
    table.features.push_back(feature);
    return table;
}

} // namespace

TEST_CASE("a field gives its text in the language, a template is filled from its parts", "[compose]") {
    const auto table = plant_table();
    const auto& row = table.features[0];
    CHECK(label_text(table, row, "name", "uk").name == "Рівненська");
    CHECK(label_text(table, row, "name", "ru").name == "Rivne");
    CHECK(label_text(table, row, "name", "en").detail.empty());
    const auto both = label_text(table, row, "{name}\n{mw}", "en");
    CHECK(both.name == "Rivne");
    CHECK(both.detail == "2,835");
    CHECK(label_text(table, row, "{name}: {mw} MW ({share} %)", "uk").name == "Рівненська: 2\u00a0835 MW (12,5 %)");
    CHECK(label_text(table, row, "{name", "en").name == "{name"); // without a closing brace there is no field
}

TEST_CASE("label_fields finds the fields of a template", "[compose]") {
    CHECK(label_fields("name") == std::vector<std::string>{"name"});
    CHECK(label_fields("{name}\n{mw}") == std::vector<std::string>{"name", "mw"});
}
