#include <catch2/catch.hpp>

#include "spec/map_spec.hpp"

using namespace conflictmap;
using namespace conflictmap::spec;

namespace {

const std::string smallest = "map: m\nview: { bbox: [22, 44, 40, 52] }\nlayers: []\n";

struct Read {
    std::optional<MapSpec> map;
    std::vector<Diagnostic> diagnostics;
};

Read read(const std::string& text) {
    Diagnostics diagnostics;
    Read out;
    out.map = read_map_spec(text, "m.yaml", diagnostics);
    out.diagnostics = diagnostics.all();
    return out;
}

MapSpec good(const std::string& text) {
    Read out = read(text);
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(out.map);
    return std::move(*out.map);
}

/// "code line:column" of the one diagnostic.
std::string wrong(const std::string& text) {
    const Read out = read(text);
    INFO(text);
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    CHECK_FALSE(out.map);
    REQUIRE(out.diagnostics.size() == 1);
    const Place& place = out.diagnostics[0].place;
    CHECK(place.file == "m.yaml");
    return out.diagnostics[0].code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string with_view(const std::string& view) {
    return "map: m\nlayers: []\nview: " + view + "\n";
}

std::string with_layer(const std::string& layer) {
    return "map: m\nview: { around: a }\nlayers:\n  - " + layer + "\n";
}

} // namespace

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
      text: below
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
    CHECK(in_language(inset.text, "en") == "below");
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

TEST_CASE("what a spec leaves out has its default", "[spec]") {
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
    const MapSpec map =
        good(R"({"map": "m", "view": {"bbox": [22, 44, 40, 52]}, "layers": [{"source": "s", "class": "c"}], "dpi": 96})");
    CHECK(map.dpi == 96);
    CHECK(map.view.bbox == std::vector<double>{22, 44, 40, 52});
    CHECK(map.layers[0].source->value == "s");
}

TEST_CASE("a spec that is no spec", "[spec]") {
    CHECK(wrong("[1, 2]\n") == "wrong-value 1:1");
    CHECK(wrong("just words\n") == "wrong-value 1:1");
    const Read missing = read("title: x\n");
    CHECK_FALSE(missing.map);
    REQUIRE(missing.diagnostics.size() == 3);
    for (const auto& d : missing.diagnostics) {
        CHECK(d.code == "missing-key");
    }
}

TEST_CASE("all faults come at once, each at its place", "[spec]") {
    const Read out = read("map: No Name\nviews: 1\nview: { bbox: [1, 2] }\nlayers: [{ id: a }]\nworldview: usa\n"
                          "dpi: 9\nsize: [1 mm, 2 mm]\nfurniture: [titel]\n");
    CHECK_FALSE(out.map);
    std::vector<std::string> codes;
    for (const auto& d : out.diagnostics) {
        codes.push_back(d.code + "@" + std::to_string(d.place.line));
    }
    CHECK(codes == std::vector<std::string>{"unknown-key@2", "unknown-value@5", "view-bbox@3", "layer@4",
                                            "unknown-furniture@8", "map-name@1", "dpi@6", "size@7", "size@7"});
}

TEST_CASE("wrong names of maps", "[spec]") {
    for (const auto* name : {"Donbas", "a b", "a_b", "a/b", "..", "карта", "\"\"", "a.b"}) {
        const Read out = read(std::string("map: ") + name + "\nview: { around: a }\nlayers: []\n");
        INFO(name);
        CHECK_FALSE(out.map);
    }
    const std::string longest(64, 'a');
    CHECK(good("map: " + longest + "\nview: { around: a }\nlayers: []\n").map.value == longest);
    CHECK(wrong("map: " + longest + "a\nview: { around: a }\nlayers: []\n") == "map-name 1:6");
}

TEST_CASE("wrong values of the map", "[spec]") {
    CHECK(wrong(smallest + "worldview: russia\n") == "unknown-value 4:12");
    CHECK(wrong(smallest + "at: 18.3.2025\n") == "wrong-value 4:5");
    CHECK(wrong(smallest + "titel: x\n") == "unknown-key 4:1");
    CHECK(wrong(smallest + "outputs: png\n") == "wrong-value 4:10");
    CHECK(wrong(smallest + "furniture: title\n") == "wrong-value 4:12");
    CHECK(wrong(smallest + "dpi: 9.9\n") == "dpi 4:6");
    CHECK(wrong(smallest + "dpi: 2401\n") == "dpi 4:6");
    CHECK(good(smallest + "dpi: 10\n").dpi == 10);
    CHECK(good(smallest + "dpi: 2400\nsize: [30 mm, 30 mm]\n").dpi == 2400);
}

TEST_CASE("views: exactly one way", "[spec]") {
    CHECK(wrong(with_view("{ margin: 5% }")) == "view 3:7");
    CHECK(wrong(with_view("{ around: a, bbox: [1, 2, 3, 4] }")) == "view 3:7");
    CHECK(wrong(with_view("{ around: a, centre: [1, 2] , width: 5 km }")) == "view 3:7");
    CHECK(wrong(with_view("world")) == "wrong-value 3:7");
    for (const auto* bbox : {"[1, 2, 3]", "[1, 2, 3, 4, 5]", "[3, 2, 1, 4]", "[1, 4, 3, 2]", "[1, 2, 1, 4]",
                             "[1, -91, 3, 4]", "[1, 2, 3, 90.5]", "[-361, 2, 3, 4]", "[1, 2, 361, 4]"}) {
        CHECK(wrong(with_view(std::string("{ bbox: ") + bbox + " }")) == "view-bbox 3:15");
    }
    CHECK(good(with_view("{ bbox: [-180, -90, 180, 90] }")).view.bbox[3] == 90);
    CHECK(wrong(with_view("{ centre: [1, 2] }")) == "view-width 3:7");
    CHECK(wrong(with_view("{ centre: [1], width: 5 km }")) == "view-centre 3:17");
    CHECK(wrong(with_view("{ centre: [1, 91], width: 5 km }")) == "view-centre 3:17");
    CHECK(wrong(with_view("{ around: a, margin: -1% }")) == "view-margin 3:28");
    CHECK(wrong(with_view("{ around: a, margin: 501% }")) == "view-margin 3:28");
    CHECK(good(with_view("{ around: a, margin: 500% }")).view.margin.value == Approx(5));
    CHECK(good(with_view("{ around: a, margin: 0% }")).view.margin.value == 0);
    // A width in kilometres is what is seen, unless a margin is asked for.
    CHECK(good(with_view("{ centre: [1, 2], width: 5 km }")).view.margin.value == 0);
    CHECK(good(with_view("{ centre: [1, 2], width: 5 km, margin: 3% }")).view.margin.value == Approx(0.03));
}

TEST_CASE("layers: exactly one source, and a class", "[spec]") {
    CHECK(wrong(with_layer("{ id: a, class: c }")) == "layer 4:5");
    CHECK(wrong(with_layer("{ use: g, source: s }")) == "layer 4:5");
    CHECK(wrong(with_layer("{ source: s, class: c, rings: { centre: [1, 2], km: [1] } }")) == "layer 4:5");
    CHECK(wrong(with_layer("{ source: s }")) == "layer-class 4:5");
    CHECK(wrong(with_layer("{ rings: { centre: [1, 2], km: [1] } }")) == "layer-class 4:5");
    CHECK(wrong(with_layer("{ class: ring, rings: { centre: [1, 2] } }")) == "missing-key 4:27");
    CHECK(wrong(with_layer("{ source: s, class: c, annotate: flag }")) == "unknown-value 4:38");
    CHECK(wrong(with_layer("{ source: s, class: c, in-legend: no }")) == "wrong-value 4:39");
    CHECK(wrong(with_layer("{ sorce: s }")) == "unknown-key 4:7"); // the slip itself, not what follows from it
    CHECK(wrong(with_layer("places")) == "wrong-value 4:5");
    CHECK(good(with_layer("{ use: g }")).layers.size() == 1);
}

TEST_CASE("furniture: a name, or a name with options", "[spec]") {
    const auto with = [](const std::string& item) { return smallest + "furniture:\n  - " + item + "\n"; };
    CHECK(wrong(with("[title]")) == "wrong-value 5:5");
    CHECK(wrong(with("{ legend: {}, title: {} }")) == "wrong-value 5:5");
    CHECK(wrong(with("{ legnd: {} }")) == "unknown-furniture 5:7");
    CHECK(wrong(with("legnd")) == "unknown-furniture 5:5");
    CHECK(wrong(with("{ legend: { colums: 2 } }")) == "unknown-key 5:17");
    CHECK(wrong(with("{ legend: { at: middle } }")) == "unknown-value 5:21");
    CHECK(wrong(with("{ inset: { role: big } }")) == "unknown-value 5:22");
    CHECK(wrong(with("{ legend: 3 }")) == "wrong-value 5:15");
    CHECK(read(with("legnd")).diagnostics[0].hint == "did you mean 'legend'?");
    CHECK(good(with("{ legend: }")).furniture[0].kind == "legend");
    for (const std::string& kind : furniture_kinds) {
        CHECK(good(with(kind)).furniture[0].kind == kind);
    }
}
