// Which fields of a source are read for a layer.
#include <catch2/catch.hpp>

#include "compose/used_fields.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

TEST_CASE("a layer reads what it names, in the map's language and in English", "[compose]") {
    spec::LayerSpec layer;
    layer.label = Placed<std::string>{"{town}, {people}", {}};
    layer.size_by = "power";
    layer.data = std::vector<Placed<std::string>>{{"owner", {}}};
    const auto fields = fields_of(layer, "since", "uk");
    for (const auto* used : {"town", "town_uk", "people_en", "power", "owner_uk", "since", "id", "name_uk", "title",
                             "category", "population", "full_uk"}) {
        INFO(used);
        CHECK(fields.includes(used));
    }
    for (const auto* unused : {"town_pl", "name_pl", "source_page", "notes", ""}) {
        INFO(unused);
        CHECK_FALSE(fields.includes(unused));
    }
}

TEST_CASE("places by hand read the names in all languages, event layers all fields of events", "[compose]") {
    spec::LayerSpec layer;
    layer.places.all.emplace_back();
    CHECK(fields_of(layer, "", "en").includes("name_pl"));
    CHECK_FALSE(fields_of(layer, "", "en").includes("text_pl"));
    layer.source = Placed<std::string>{"a.gpkg", {}};
    layer.style_class = {"event.strike", {}};
    CHECK(fields_of(layer, "", "en").includes("text_pl"));
    CHECK(fields_of(layer, "", "en").includes("source_document"));
    CHECK_FALSE(fields_of(layer, "", "en").includes("notes"));
}
