#include "spec/sample.hpp"

using namespace spec_tests;

TEST_CASE("a text that is not a spec", "[spec]") {
    CHECK(wrong("[1, 2]\n") == "wrong-value 1:1");
    CHECK(wrong("just words\n") == "wrong-value 1:1");
    const Read missing = read("title: x\n");
    CHECK_FALSE(missing.map);
    REQUIRE(missing.diagnostics.size() == 3);
    for (const auto& d : missing.diagnostics) {
        CHECK(d.code == "missing-key");
    }
}

TEST_CASE("all faults are reported at once, each at its place", "[spec]") {
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
    // A width in kilometres is the visible width, unless the spec has a margin.
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
    CHECK(wrong(with_layer("{ sorce: s }")) == "unknown-key 4:7"); // the mistake itself, not its consequences
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
