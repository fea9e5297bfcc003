#include "figure/figure_of.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "workbench.hpp"

using namespace conflictmap;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// The figure of a map with these additions to its spec.
output::Figure figure_with(const std::string& more, const std::string& language) {
    Diagnostics diagnostics;
    const auto map = workbench::compose(
        workbench::spec_from("map: t\ntitle: { en: Test, uk: Перевірка }\nat: 2025-03-18\nsize: [80 mm, 60 mm]\n"
                             "view: { around: areas/ukraine }\nfurniture: [title, legend, credits]\n"
                             "layers:\n  - { id: land, source: areas/ukraine, class: area, legend: Land }\n" +
                             more),
        diagnostics, {"", language});
    INFO(workbench::told(diagnostics));
    REQUIRE(map);
    return map->figure;
}

} // namespace

TEST_CASE("a figure describes the page that was drawn", "[figure]") {
    const auto made = figure_with("", "en");
    CHECK(made.map == "t");
    CHECK(made.stem.text() == "t");
    CHECK(made.title == "Test");
    CHECK(made.at == "2025-03-18");
    CHECK(made.language == "en");
    CHECK(made.worldview == "un");
    CHECK(made.style == "report-light");
    CHECK(made.width == 80);
    CHECK(made.height == 60);
    CHECK_FALSE(made.credits.empty());
    REQUIRE(made.layers.size() == 1);
    CHECK(made.layers[0].id == "land");
    CHECK(made.layers[0].drawn == 1);
    CHECK(made.layers[0].declared == 1);
    REQUIRE(made.areas.size() == 1);
    CHECK(made.areas[0].name == "Land");
    CHECK(made.areas[0].km2 == Approx(600000).epsilon(0.02));
    for (const auto* name : {"conflictmap", "cairo", "gdal", "libdeflate", "libimagequant", "libwebp", "proj"}) {
        INFO(name);
        CHECK_FALSE(made.versions.at(name).empty());
    }
    CHECK(made.inputs.empty()); // they are added on delivery
    CHECK(made.outputs.empty());
}

TEST_CASE("alternative texts are the author's own, or else generated", "[figure]") {
    const auto made = figure_with("", "en");
    CHECK_THAT(made.alt, StartsWith("Map: Test. "));
    CHECK_THAT(made.alt, Contains("Land: 599,"));
    CHECK_THAT(made.description, StartsWith(made.alt));
    CHECK_THAT(made.description, Contains("Shown: Land"));

    const auto own = figure_with("alt: { en: 'Own, {at}' }\ndescription: { en: Longer }\n", "en");
    CHECK_THAT(own.alt, StartsWith("Own, 18"));
    CHECK(own.description == "Longer");
    CHECK_THAT(figure_with("alt: Own.\n", "en").description, StartsWith("Own. Areas: Land: 599,"));
}

TEST_CASE("English texts do not replace another language; texts for all languages do", "[figure]") {
    const auto made = figure_with("alt: { en: Own }\ndescription: { en: Longer }\n", "uk");
    CHECK_THAT(made.alt, StartsWith("Карта: Перевірка. "));
    CHECK_THAT(made.description, StartsWith(made.alt));
    CHECK(figure_with("alt: Own\n", "uk").alt == "Own");
}

TEST_CASE("the region's area is an input only of maps whose areas are shares of it", "[figure]") {
    const auto reads_region = [](const std::string& view, const std::string& layer) {
        Diagnostics diagnostics;
        const auto map = workbench::compose(
            workbench::spec_from("map: t\nsize: [80 mm, 60 mm]\nview: " + view + "\nlayers:\n  - " + layer + "\n"),
            diagnostics);
        INFO(workbench::told(diagnostics));
        REQUIRE(map);
        return std::ranges::any_of(map->files, [](const auto& used) { return used.file.filename() == "ukraine.shp"; });
    };
    const std::string everything = "{ bbox: [30, 44, 42, 52] }";
    const std::string donbas = "{ id: d, source: areas/donbas, class: area, legend: Donbas }";
    CHECK(reads_region(everything, donbas));
    CHECK_FALSE(reads_region("{ bbox: [38, 48, 42, 49] }", donbas)); // only a part of the region: its area is not used
    CHECK_FALSE(reads_region("{ around: areas/donbas }", donbas));   // the subject is the whole
    CHECK_FALSE(reads_region(everything, "{ id: p, source: base/places, class: place }"));
}

TEST_CASE("the outline of an area is told with its size; a net of borders is not", "[figure]") {
    const auto outlined =
        figure_with("  - { id: o, source: areas/donbas, class: border.country, legend: Donbas }\n", "en");
    REQUIRE(outlined.areas.size() == 2);
    CHECK(std::fmin(outlined.areas[0].km2, outlined.areas[1].km2) == Approx(52'900).epsilon(0.01));
    const auto net = figure_with("  - { id: o, source: base/oblasts, class: border.oblast, legend: Oblasts }\n", "en");
    CHECK(net.areas.size() == 1);
    CHECK_THAT(net.description, Contains("Oblasts")); // it is still in the legend
}
