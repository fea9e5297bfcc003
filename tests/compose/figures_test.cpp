#include "compose/figures.hpp"
#include "compose/used_fields.hpp"
#include "geom/earth.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

namespace {

std::vector<MeasuredUnit> measured(const std::string& units, const std::string& language = "en",
                                   const std::string& extra = "") {
    const auto workspace = workbench::workspace_on("2025-03-18", language);
    const auto layers = workbench::load("  - { id: c, source: control, class: held" + extra + " }\n", workspace);
    Diagnostics diagnostics;
    const auto table =
        read_named({units, {}}, "", fields_of_units(workspace.language), workspace, workbench::reads(), diagnostics);
    REQUIRE(table);
    return measure(layers[0], *table, language);
}

double held(const MeasuredUnit& unit) {
    double km2 = 0;
    for (const auto& part : unit.classes) {
        km2 += part.km2;
    }
    return km2;
}

const MeasuredUnit& named(const std::vector<MeasuredUnit>& units, const std::string& name) {
    for (const auto& unit : units) {
        if (unit.name.find(name) != std::string::npos) {
            return unit;
        }
    }
    FAIL("no unit " << name);
    return units.front();
}

} // namespace

TEST_CASE("no more is held than exists", "[compose]") {
    const auto units = measured("base/oblasts");
    REQUIRE(units.size() == 27);
    double all = 0;
    for (const auto& unit : units) {
        INFO(unit.name);
        CHECK(unit.km2 > 300);
        CHECK(held(unit) <= unit.km2 * (1 + 1e-6));
        for (const auto& part : unit.classes) {
            CHECK(part.km2 > 0);
        }
        all += held(unit);
    }
    // Everything that is held is in an oblast.
    const auto workspace = workbench::workspace_on();
    double whole = 0;
    const auto layers = workbench::load("  - { id: c, source: control, class: held }\n", workspace);
    for (const auto& feature : layers[0].features) {
        whole += geom::area_km2(std::get<geom::Polygons<geom::Lonlat>>(feature.geometry));
    }
    CHECK(all == Approx(whole).epsilon(0.001));
}

TEST_CASE("shares held on 18 March 2025", "[compose]") {
    const auto units = measured("base/oblasts");
    const auto share = [&](const std::string& name) { return held(named(units, name)) / named(units, name).km2; };
    CHECK(share("Donetsk") > 0.72);
    CHECK(share("Donetsk") < 0.74);
    CHECK(share("Luhansk") > 0.97);
    CHECK(share("Luhansk") < 0.99);
    CHECK(share("Zaporizhzhia") == Approx(0.74).margin(0.02));
    CHECK(share("Kherson") == Approx(0.75).margin(0.02));
    CHECK(share("Crimea") == Approx(1).margin(0.005));
    CHECK(share("Lviv") == 0);
    // Classes are in order of their names.
    const auto& donetsk = named(units, "Donetsk");
    REQUIRE(donetsk.classes.size() == 2);
    CHECK(donetsk.classes[0].style_class == "held.before-2022");
    CHECK(donetsk.classes[1].style_class == "held.since-2022");
    CHECK(donetsk.km2 == Approx(26'517).epsilon(0.02)); // the official area
}

TEST_CASE("units are named in the map's language", "[compose]") {
    CHECK(measured("areas/donbas", "uk").at(0).name.find("область") != std::string::npos);
    CHECK(measured("areas/donbas", "en").at(0).name.find("oblast") != std::string::npos);
}

TEST_CASE("only what the layer shows is measured", "[compose]") {
    const auto clipped = measured("base/oblasts", "en", ", clip: areas/donbas");
    CHECK(held(named(clipped, "Donetsk")) == Approx(held(named(measured("base/oblasts"), "Donetsk"))).epsilon(1e-6));
    CHECK(held(named(clipped, "Kherson")) < 1);
    // Points and lines have no area.
    const auto workspace = workbench::workspace_on();
    Diagnostics diagnostics;
    const auto places = read_named({"base/places", {}}, "", fields_of_units(workspace.language), workspace,
                                   workbench::reads(), diagnostics);
    REQUIRE(places);
    const auto layers = workbench::load("  - { id: c, source: control, class: held }\n", workspace);
    CHECK(measure(layers[0], *places, "en").empty());
}

TEST_CASE("areas outside the extent are counted as outside, and measured like the others", "[compose]") {
    const auto workspace = workbench::workspace_on();
    const geom::Box<geom::Lonlat> west{{22, 48}, {26, 52}};
    for (const auto* cut : {"", ", clip: areas/donbas", ", erase: areas/crimea"}) {
        INFO(cut);
        const auto specs = workbench::layer_specs("  - { id: o, source: base/oblasts, class: area, class-by: name_en" +
                                                  std::string(cut) + " }\n");
        Diagnostics diagnostics;
        const auto all =
            load_layers(specs, workspace, workbench::lookup(), std::nullopt, workbench::reads(), diagnostics);
        const auto some = load_layers(specs, workspace, workbench::lookup(), west, workbench::reads(), diagnostics);
        REQUIRE(diagnostics.all().empty());
        CHECK(some[0].features.size() < all[0].features.size());
        CHECK(some[0].table.features.size() + some[0].outside.size() == all[0].table.features.size());
        CHECK(some[0].table.ledger.outside == static_cast<std::int64_t>(some[0].outside.size()));
        CHECK(all[0].outside.empty());
        CHECK(areas_by_class(some[0], false) != areas_by_class(all[0], false));
        const auto everywhere = areas_by_class(some[0], true);
        for (const auto& [name, areas] : areas_by_class(all[0], false)) {
            INFO(name);
            REQUIRE(everywhere.contains(name));
            CHECK(everywhere.at(name) == areas);
        }
    }
}

TEST_CASE("areas outside the extent are kept only for the legend", "[compose]") {
    Diagnostics diagnostics;
    const auto workspace = workbench::workspace_on();
    const auto specs = workbench::layer_specs("  - { id: o, source: base/oblasts, class: area, in-legend: false }\n"
                                              "  - { id: p, source: base/places, class: place }\n");
    const geom::Box<geom::Lonlat> west{{22, 48}, {26, 52}};
    for (const Layer& layer :
         load_layers(specs, workspace, workbench::lookup(), west, workbench::reads(), diagnostics)) {
        CHECK(layer.outside.empty());
        CHECK(layer.table.ledger.outside > 0);
    }
}
