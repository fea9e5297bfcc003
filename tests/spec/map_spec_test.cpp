#include "spec/sample.hpp"

using namespace spec_tests;

TEST_CASE("a full spec is read field by field", "[spec]") {
    const MapSpec map = good(R"(
map: black-sea-2
title: { en: Sea, uk: Море }
subtitle: "As of {at}"
at: 2025-03-18
worldview: de-facto
size: [180 mm, 400 px]
view: { around: areas/ukraine, where: "iso = 'UA'", margin: 8%, shift: [-7%, 1%] }
projection: EPSG:32636
style: print-mono
layers:
  - use: ground
  - id: control
    source: control
    part: line
    layer: first
    at: "{at}"
    where: "kind = 'contact'"
    clip: areas/donbas
    erase: areas/crimea
    class: front-line
    class-by: kind
    label: name
    label-class: place
    annotate: badge
    legend: { en: Line }
    in-legend: false
    crs: EPSG:4326
    encoding: CP1251
    x: lon
    y: lat
    fields: { name: NAZVA }
    look: { fill: held }
    size-by: mw
    credit: Nobody
    licence: CC0
  - id: rings
    class: ring
    rings: { around: areas/zaporizhzhia-plant, km: [10, 30.5], label-bearing: 200 }
  - id: more
    source: x.shp
    class: area
    label-text: { en: Here }
furniture:
  - title
  - inset:
      at: top-right
      width: 24 mm
      of: areas/ukraine
      view: { centre: [31, 48], width: 600 km }
      layers: [{ use: locator }]
      title: Where
      role: detail
      projection: EPSG:3857
      aspect: [4, 3]
  - figures: { of: areas/donbas, measure: control, where: "iso = 'UA-09'" }
  - legend: { columns: 3, at: bottom }
outputs: [png, svg]
alt: { en: Map }
note: Rough
dpi: 300
)");
    CHECK(map.map.value == "black-sea-2");
    CHECK(map.map.place.line == 2);
    CHECK(in_language(map.title, "uk") == "Море");
    CHECK(in_language(map.subtitle, "uk") == "As of {at}");
    CHECK(map.at == Date{2025, 3, 18});
    CHECK(map.worldview.value == "de-facto");
    REQUIRE(map.size.size() == 2);
    CHECK(map.size[1].value == "400 px");
    CHECK(map.view.around->value == "areas/ukraine");
    CHECK(map.view.where == "iso = 'UA'");
    CHECK(map.view.margin.value == Approx(0.08));
    REQUIRE(map.view.shift.size() == 2);
    CHECK(map.view.shift[0].value == Approx(-0.07));
    CHECK(map.view.place.line == 8);
    CHECK(map.projection.value == "EPSG:32636");
    CHECK(map.style.value == "print-mono");
    REQUIRE(map.layers.size() == 4);
    CHECK(map.layers[0].use->value == "ground");
    const LayerSpec& layer = map.layers[1];
    CHECK(layer.id == "control");
    CHECK(layer.source->value == "control");
    CHECK(layer.part == "line");
    CHECK(layer.layer == "first");
    CHECK(layer.at->value == "{at}");
    CHECK(layer.where->value == "kind = 'contact'");
    CHECK(layer.where->place.line == 18);
    CHECK(layer.clip->value == "areas/donbas");
    CHECK(layer.erase->value == "areas/crimea");
    CHECK(layer.style_class.value == "front-line");
    CHECK(layer.class_by == "kind");
    CHECK(layer.label->value == "name");
    CHECK(layer.label_class == "place");
    CHECK(layer.annotate == "badge");
    CHECK(in_language(layer.legend, "en") == "Line");
    CHECK_FALSE(layer.in_legend);
    CHECK(layer.crs == "EPSG:4326");
    CHECK(layer.encoding == "CP1251");
    CHECK(layer.x == "lon");
    CHECK(layer.y == "lat");
    CHECK(layer.fields == std::map<std::string, std::string>{{"name", "NAZVA"}});
    REQUIRE(layer.look);
    CHECK(layer.look->find("fill")->scalar == "held");
    CHECK(layer.size_by == "mw");
    CHECK(in_language(layer.credit, "en") == "Nobody");
    CHECK(layer.licence == "CC0");
    CHECK(layer.place.line == 13);
    REQUIRE(map.layers[2].rings);
    CHECK(map.layers[2].rings->around->value == "areas/zaporizhzhia-plant");
    CHECK(map.layers[2].rings->km == std::vector<double>{10, 30.5});
    CHECK(map.layers[2].rings->label_bearing == 200);
    CHECK(in_language(map.layers[3].label_text, "en") == "Here");
    REQUIRE(map.furniture.size() == 4);
    CHECK(map.furniture[0].kind == "title");
    const FurnitureSpec& inset = map.furniture[1];
    CHECK(inset.kind == "inset");
    CHECK(inset.at == "top-right");
    CHECK(inset.width->mm == 24);
    CHECK(inset.of->value == "areas/ukraine");
    CHECK(inset.view->centre == std::vector<double>{31, 48});
    CHECK(inset.view->width->value == "600 km");
    REQUIRE(inset.layers.size() == 1);
    CHECK(inset.layers[0].use->value == "locator");
    CHECK(in_language(inset.title, "en") == "Where");
    CHECK(inset.role == "detail");
    CHECK(inset.projection == "EPSG:3857");
    CHECK(inset.aspect == std::vector<double>{4, 3});
    CHECK(map.furniture[2].measure->value == "control");
    CHECK(map.furniture[2].where->value == "iso = 'UA-09'");
    CHECK(map.furniture[3].columns == 3);
    REQUIRE(map.outputs.size() == 2);
    CHECK(map.outputs[1].value == "svg");
    CHECK(in_language(map.alt, "en") == "Map");
    CHECK(in_language(map.note, "en") == "Rough");
    CHECK(map.dpi == 300);
    CHECK(map.file == "m.yaml");
}

TEST_CASE("keys that a spec omits have defaults", "[spec]") {
    const MapSpec map = good(smallest);
    CHECK(map.worldview.value == "un");
    CHECK(map.projection.value == "auto");
    CHECK(map.style.value == "report-light");
    CHECK(map.view.margin.value == Approx(0.05));
    CHECK_FALSE(map.dpi);
    CHECK(dots_per_inch(map) == 226);
    CHECK(dots_per_inch(good(smallest + "size: [800 px, 600px]\n")) == 96);
    CHECK(dots_per_inch(good(smallest + "size: [800 px, 100 mm]\n")) == 226);
    CHECK(dots_per_inch(good(smallest + "dpi: 72\n")) == 72);
    CHECK_FALSE(map.at);
    CHECK(map.outputs.empty());
    CHECK(good(with_layer("{ source: s, class: c }")).layers[0].in_legend);
}

TEST_CASE("JSON gives the same spec", "[spec]") {
    const MapSpec map = good(
        R"({"map": "m", "view": {"bbox": [22, 44, 40, 52]}, "layers": [{"source": "s", "class": "c"}], "dpi": 96})");
    CHECK(map.dpi == 96);
    CHECK(map.view.bbox == std::vector<double>{22, 44, 40, 52});
    CHECK(map.layers[0].source->value == "s");
}
