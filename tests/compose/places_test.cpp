#include "compose/places.hpp"
#include "inspect/explanation.hpp"
#include "workbench.hpp"

using namespace conflictmap;

namespace {

layout::Page page_with(const std::string& places, Diagnostics& diagnostics, const std::string& language = "en") {
    auto page = workbench::page_of(
        workbench::spec_from("map: t\nat: 2025-03-18\nview: { around: areas/ukraine }\nlayers:\n"
                             "  - { id: places, source: base/places, where: \"country = 'UA' AND kind IN ('capital', "
                             "'oblast-centre')\", class: place, class-by: kind, label: name" +
                             (places.empty() ? "" : ",\n      places: { " + places + " }") + " }\n"),
        diagnostics, {"", language});
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    return std::move(*page);
}

scene::Text label_of(const layout::Page& page, const std::string& words) {
    const auto* labels = workbench::find_group(page.scene.root, "labels-places");
    REQUIRE(labels != nullptr);
    for (const auto& text : workbench::texts_of(*labels)) {
        if (text.text == words) {
            return text;
        }
    }
    FAIL("no label " << words);
    return {};
}

std::string codes(const Diagnostics& diagnostics) {
    std::string all;
    for (const auto& each : diagnostics.all()) {
        all += (all.empty() ? "" : " ") + each.code;
    }
    return all;
}

} // namespace

TEST_CASE("a label is on the side that is set", "[compose]") {
    Diagnostics diagnostics;
    // The middle of a label is to the right of its point for e, and above it for n.
    const auto east = label_of(page_with("lviv: { at: e }", diagnostics), "Lviv");
    const auto west = label_of(page_with("lviv: { at: w }", diagnostics), "Lviv");
    const auto north = label_of(page_with("Lviv: { at: n }", diagnostics), "Lviv");
    const auto south = label_of(page_with("lviv: { at: s }", diagnostics), "Lviv");
    CHECK(codes(diagnostics).empty());
    CHECK(east.at.x - west.at.x > east.width);
    CHECK(south.at.y - north.at.y > 2);
    CHECK(north.at.x > west.at.x);
    CHECK(north.at.x < east.at.x);
}

TEST_CASE("an offset moves a label from its side, a position sets its middle", "[compose]") {
    Diagnostics diagnostics;
    const auto plain = label_of(page_with("lviv: { offset: [0 mm, 0 mm] }", diagnostics), "Lviv");
    const auto moved = label_of(page_with("lviv: { offset: [4 mm, -3 mm] }", diagnostics), "Lviv");
    const auto west = label_of(page_with("lviv: { at: w, offset: [-4 mm, 0 mm] }", diagnostics), "Lviv");
    const auto east = label_of(page_with("lviv: { at: e }", diagnostics), "Lviv");
    CHECK(moved.at.x - plain.at.x == Approx(4).margin(1e-6));
    CHECK(moved.at.y - plain.at.y == Approx(-3).margin(1e-6));
    CHECK(plain.at.x == Approx(east.at.x).margin(0.2)); // right of its point by default
    CHECK(west.at.x < plain.at.x - plain.width - 4);
    const auto set = label_of(page_with("lviv: { position: [100 mm, 30 mm] }", diagnostics), "Lviv");
    CHECK(set.at.x == Approx(100).margin(1e-6));
    CHECK(set.at.y == Approx(30).margin(1.5));
    CHECK(codes(diagnostics).empty());
}

TEST_CASE("features are found by name in any language, by id, without regard to case", "[compose]") {
    for (const std::string name : {"Lviv", "lviv", "LVIV", "Львів"}) {
        INFO(name);
        Diagnostics diagnostics;
        const auto set =
            label_of(page_with("\"" + name + "\": { position: [100 mm, 30 mm] }", diagnostics, "uk"), "Львів");
        CHECK(codes(diagnostics).empty());
        CHECK(set.at.x == Approx(100).margin(1e-6));
    }
    Diagnostics diagnostics;
    page_with("lviw: { at: e }", diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "unknown-place");
    CHECK(diagnostics.all()[0].place.line == 6);
    CHECK(diagnostics.all()[0].place.column == 17);
    CHECK(diagnostics.all()[0].hint == "did you mean 'Lviv'?");
}

TEST_CASE("a label hidden by the author is left out", "[compose]") {
    Diagnostics diagnostics;
    const auto page = page_with("lviv: { hide: true }", diagnostics);
    CHECK(codes(diagnostics).empty());
    const auto found = std::find_if(page.account.dropped_labels.begin(), page.account.dropped_labels.end(),
                                    [](const auto& drop) { return drop.text == "Lviv"; });
    REQUIRE(found != page.account.dropped_labels.end());
    CHECK(found->reason == "hidden by the map's author");
}

TEST_CASE("a place that is taken is refused with the reason, and the label is still placed", "[compose]") {
    Diagnostics diagnostics;
    // Two labels at one spot: the larger place keeps it.
    const auto page =
        page_with("lviv: { position: [100 mm, 30 mm] }, kharkiv: { position: [100 mm, 30 mm] }", diagnostics);
    CHECK(codes(diagnostics) == "place-refused");
    CHECK(diagnostics.all()[0].message.find("label 'Kharkiv'") != std::string::npos);
    CHECK(diagnostics.all()[0].message.find("'Lviv' does not fit at the place set by hand") != std::string::npos);
    CHECK(label_of(page, "Kharkiv").at.x == Approx(100).margin(1e-6));
    CHECK(label_of(page, "Lviv").at.x < 60);
    CHECK(inspect::explain(page, workbench::typesetter()).label_overlaps.empty());
    Diagnostics outside;
    page_with("lviv: { position: [500 mm, 30 mm] }", outside);
    CHECK(codes(outside) == "place-refused");
}

TEST_CASE("a side can be set only for labels of points", "[compose]") {
    Diagnostics diagnostics;
    const auto page = workbench::page_of(
        workbench::spec_from("map: t\nat: 2025-03-18\nview: { around: areas/ukraine }\nlayers:\n"
                             "  - { id: oblasts, source: base/oblasts, class: oblast, label: name, "
                             "places: { \"Lviv\": { at: e }, \"Odesa\": { offset: [6 mm, 0 mm] } } }\n"),
        diagnostics);
    REQUIRE(page);
    CHECK(codes(diagnostics) == "place-side");
}
