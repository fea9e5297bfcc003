// Texts and classes that are hard to read or distinguish are found; the shipped maps and styles have none.
#include "inspect/backdrop_samples.hpp"
#include "inspect/palette_check.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::inspect;

namespace {

std::vector<Diagnostic> found_on(const std::string& layers, const std::string& furniture = "[legend]") {
    Diagnostics diagnostics;
    auto map =
        workbench::compose(workbench::spec_from("map: p\nat: 2025-03-18\nview: { around: areas/crimea }\nlayers:\n"
                                                "  - { id: land, source: areas/ukraine, class: land.ukraine }\n" +
                                                layers + "furniture: " + furniture + "\n"),
                           diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(map);
    REQUIRE(diagnostics.all().empty());
    check_palette(std::move(map->page), map->sheet, workbench::typesetter(), diagnostics);
    for (const auto& each : diagnostics.all()) {
        CHECK(each.severity == Severity::warning);
        CHECK_FALSE(each.place.file.empty());
        CHECK_FALSE(each.hint.empty());
    }
    return diagnostics.all();
}

std::string area(const std::string& id, const std::string& colour, const std::string& more = "") {
    return "  - { id: " + id + ", source: areas/crimea, where: \"iso = '" + (id == "a" ? "UA-43" : "UA-40") +
           "'\", class: area, legend: " + id + ", look: { fill: \"" + colour + "\", stroke: []" + more + " } }\n";
}

bool says(const Diagnostic& diagnostic, const std::string& words) {
    return diagnostic.message.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("every shipped map is legible and its classes are distinct in every shipped style", "[inspect]") {
    for (const auto& name : workbench::map_names()) {
        for (const auto& style : workbench::style_names()) {
            for (const std::string language : {"en", "uk"}) {
                INFO(name << " " << style << " " << language);
                Diagnostics diagnostics;
                auto map = workbench::compose(workbench::map_spec(name), diagnostics, {style, language});
                REQUIRE(map);
                check_palette(std::move(map->page), map->sheet, workbench::typesetter(), diagnostics);
                CHECK(workbench::told(diagnostics) == "");
            }
        }
    }
}

TEST_CASE("two areas of similar colours are found, with the figure, the vision and the line", "[inspect]") {
    const auto same = found_on(area("a", "#c04030") + area("b", "#c44434"));
    REQUIRE(same.size() == 1);
    CHECK(same[0].code == "classes-alike");
    CHECK(says(same[0], "in normal vision: CIEDE2000 of "));
    CHECK(says(same[0], "8 is needed"));
    CHECK(same[0].place.line == 7); // of the look in the spec
    CHECK(same[0].place.column == 98);
    // Red and olive look the same to one in twelve men; red and blue of the same lightness look the same in grey.
    const auto dichromat = found_on(area("a", "#b04a32") + area("b", "#6f6a22"));
    REQUIRE(dichromat.size() == 1);
    CHECK(says(dichromat[0], "deuteranopia"));
    const auto grey = found_on(area("a", "#c8462f") + area("b", "#2f78c8"));
    REQUIRE(grey.size() == 1);
    CHECK(says(grey[0], "in grey: a difference in L* of"));
}

TEST_CASE("a hatch distinguishes two areas of the same colour", "[inspect]") {
    CHECK(found_on(area("a", "#c04030") +
                   area("b", "#c04030", ", hatch: { angle: 45, gap: 3 pt, stroke: { colour: ink, width: 0.5 pt } }"))
              .empty());
    CHECK(found_on(area("a", "#c04030") + area("b", "#f0c040")).empty());
}

TEST_CASE("faint letters and symbols are found, and context may be faint", "[inspect]") {
    const std::string towns =
        "  - { id: towns, source: base/places, where: \"oblast = 'UA-43' AND population > 50000\", "
        "class: place, class-by: none, label: name, legend: Towns, look: { ";
    const auto text = found_on(towns + "label: { colour: \"#c8c4bc\", halo: paper, halo-width: 1 pt } } }\n");
    REQUIRE(text.size() == 1);
    CHECK(text[0].code == "text-contrast");
    CHECK(says(text[0], "labels-towns: '"));
    CHECK(says(text[0], "#c8c4bc on #ffffff has a contrast of 1.7:1; 4.5:1 is needed"));
    const std::string faint = "marker: { fill: \"#f0ece0\", stroke: { colour: \"#f4f2ee\", width: 0.6 pt } }";
    const auto symbol = found_on(towns + faint + " } }\n");
    REQUIRE(symbol.size() == 1);
    CHECK(symbol[0].code == "symbol-contrast");
    CHECK(says(symbol[0], "class 'place'"));
    CHECK(says(symbol[0], "3:1 is needed"));
    CHECK(found_on(towns + faint + ", context: true } }\n").empty());
}

TEST_CASE("the halo is the backdrop of letters, or else the pixels below them", "[inspect]") {
    scene::Scene page;
    page.width = 60;
    page.height = 30;
    scene::Group& layer = page.root.add_group();
    layer.id = "panel";
    layer.role = scene::Role::furniture;
    layer.items.push_back(scene::Path{scene::rectangle({{0, 0}, {60, 30}}), Colour{0, 0, 0, 1}, std::nullopt, {}});
    scene::Text text;
    text.text = "HHH";
    text.at = {10, 15};
    text.font.size = 6;
    text.colour = {255, 255, 255, 1};
    layer.items.emplace_back(text);
    text.at = {35, 15};
    text.halo = {{255, 255, 255, 1}, 0.4};
    layer.items.emplace_back(text);
    const auto samples = sample_backdrops(page, workbench::typesetter());
    REQUIRE(samples.texts.size() == 2);
    CHECK(samples.texts[0].owner == "panel");
    CHECK(samples.texts[0].contrast == Approx(21));
    CHECK(samples.texts[1].contrast == Approx(1));
    CHECK(workbench::texts_of(page.root).empty());
}
