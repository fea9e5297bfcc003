#include "compose/graticule.hpp"

#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using workbench::workspace_on;

namespace {

std::vector<std::string> labels_of(const Layer& layer) {
    std::vector<std::string> labels;
    for (const auto& feature : layer.features) {
        labels.push_back(feature.label);
    }
    return labels;
}

Layer graticule(const std::string& options, std::optional<geom::Box<geom::Lonlat>> extent) {
    const auto specs = workbench::layer_specs("  - { id: g, graticule: " + options + ", class: graticule }\n");
    const auto workspace = workspace_on();
    Diagnostics diagnostics;
    auto layer = make_graticule(specs.at(0), workspace, workbench::lookup(), extent, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(layer);
    return std::move(*layer);
}

} // namespace

TEST_CASE("the lines of a graticule are at whole steps and named by hemisphere", "[compose]") {
    const Layer layer = graticule("{ step: [10, 5] }", geom::Box<geom::Lonlat>{{-11, -6}, {12, 7}});
    CHECK(labels_of(layer) == std::vector<std::string>{"10° W", "0°", "10° E", "5° S", "0°", "5° N"});
    CHECK(layer.features[0].label_edge == "bottom");
    CHECK(layer.features[5].label_edge == "left");
    CHECK(layer.table.ledger.declared == 6);
    const auto& line = std::get<geom::Lines<geom::Lonlat>>(layer.features[5].geometry).lines.at(0);
    CHECK(line.front() == geom::Point<geom::Lonlat>{-11, 5});
    CHECK(line.back() == geom::Point<geom::Lonlat>{12, 5});
}

TEST_CASE("a graticule continues past the 180th meridian and has no lines at the poles", "[compose]") {
    const Layer layer = graticule("{ step: [10, 30] }", geom::Box<geom::Lonlat>{{165, 60}, {195, 90}});
    CHECK(labels_of(layer) == std::vector<std::string>{"170° E", "180° E", "170° W", "60° N"});
    const Layer world = graticule("{ step: [90, 45] }", std::nullopt);
    CHECK(labels_of(world) == std::vector<std::string>{"180° E", "90° W", "0°", "90° E", "45° S", "0°", "45° N"});
}

TEST_CASE("the default step of a graticule gives few lines at every scale", "[compose]") {
    for (const double degrees : {0.05, 0.3, 1.0, 3.0, 10.0, 27.0, 60.0, 100.0, 180.0}) {
        const double lines = degrees / graticule_step(degrees);
        CHECK(lines >= 2.5);
        CHECK(lines <= 7);
    }
    CHECK(graticule_step(360) == 30);
}

TEST_CASE("labels of a graticule are where its lines leave the map", "[compose]") {
    const auto map = workbench::spec_from("map: g\nview: { bbox: [22, 44, 40, 52] }\nlayers:\n"
                                          "  - { id: g, graticule: { step: [5] }, class: graticule }\n");
    Diagnostics diagnostics;
    const auto page = workbench::page_of(map, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    std::map<std::string, scene::PagePoint> at;
    for (const auto& text : workbench::texts_of(page->scene.root)) {
        at[text.text] = text.at;
    }
    REQUIRE(at.contains("30° E"));
    REQUIRE(at.contains("45° N"));
    CHECK(at["30° E"].y > at["45° N"].y);
    CHECK(at["25° E"].x < at["30° E"].x);
    CHECK(at["30° E"].x < at["35° E"].x);
    CHECK(at["50° N"].y < at["45° N"].y);
    CHECK(at["45° N"].x < 20);
}
