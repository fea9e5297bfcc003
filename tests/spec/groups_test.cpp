#include <catch2/catch.hpp>

#include "spec/map_spec.hpp"

using namespace conflictmap;
using namespace conflictmap::spec;

namespace {

LayerSpec use(const std::string& name) {
    LayerSpec layer;
    layer.use = Placed<std::string>{name, {"m.yaml", 5, 12}};
    return layer;
}

LayerSpec layer(const std::string& id) {
    LayerSpec out;
    out.id = id;
    out.source = Placed<std::string>{"s", {}};
    out.place = {"m.yaml", 7, 3};
    return out;
}

std::vector<std::string> ids(const std::vector<LayerSpec>& layers) {
    std::vector<std::string> out;
    for (const auto& each : layers) {
        out.push_back(each.id);
    }
    return out;
}

} // namespace

TEST_CASE("groups replace their use, in order", "[spec]") {
    Diagnostics diagnostics;
    const auto groups = read_layer_groups("ground:\n  - { id: sea, source: s, class: c }\n  - { id: land, source: s, "
                                          "class: c }\nempty: []\n",
                                          "layers.yaml", diagnostics);
    REQUIRE(groups);
    CHECK(groups->size() == 2);
    const auto all = expand_groups({layer("first"), use("ground"), use("empty"), layer("last")}, *groups, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(ids(all) == std::vector<std::string>{"first", "sea", "land", "last"});
}

TEST_CASE("layers without an id are numbered by their position", "[spec]") {
    Diagnostics diagnostics;
    const auto all = expand_groups({layer(""), layer("x"), layer("")}, {}, diagnostics);
    CHECK(ids(all) == std::vector<std::string>{"layer-1", "x", "layer-3"});
    CHECK(diagnostics.all().empty());
}

TEST_CASE("wrong ids, duplicate ids and unknown groups", "[spec]") {
    const std::map<std::string, std::vector<LayerSpec>> groups{{"ground", {layer("sea")}}, {"water", {}}};
    Diagnostics diagnostics;
    expand_groups({layer("a"), layer("a"), layer("No Id"), use("grond"), use("zzzzzzzz"), use("ground"), layer("sea")},
                  groups, diagnostics);
    REQUIRE(diagnostics.all().size() == 5);
    const auto& all = diagnostics.all();
    CHECK(all[0].code == "duplicate-layer");
    CHECK(all[0].message == "duplicate layer 'a'");
    CHECK(all[0].place.line == 7);
    CHECK(all[1].code == "layer-id");
    CHECK(all[2].code == "unknown-group");
    CHECK(all[2].place.line == 5);
    CHECK(all[2].place.column == 12);
    CHECK(all[2].hint == "did you mean 'ground'?");
    CHECK(all[3].hint == "one of: ground, water");
    CHECK(all[4].message == "duplicate layer 'sea'");
}

TEST_CASE("a wrong file of groups", "[spec]") {
    for (const auto* text : {"- a\n", "ground: x\n", "ground: [{ id: sea }]\n", "ground: [{ sorce: s }]\n", "a: [\n"}) {
        INFO(text);
        Diagnostics diagnostics;
        CHECK_FALSE(read_layer_groups(text, "layers.yaml", diagnostics));
        CHECK(diagnostics.has_errors(Fault::spec));
    }
}
