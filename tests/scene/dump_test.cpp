#include <catch2/catch.hpp>

#include <limits>

#include "scene/dump.hpp"
#include "scene/scene.hpp"
#include "scene/transform.hpp"

using namespace conflictmap;
using namespace conflictmap::scene;

TEST_CASE("the dump shows everything that is set", "[scene][dump]") {
    Scene scene;
    scene.name = "donbas";
    scene.title = "Donbas";
    scene.description = "A map";
    scene.language = "en";
    scene.width = 180;
    scene.height = 135.5;
    Group& layer = scene.root.add_group();
    layer.id = "control";
    layer.css_class = "held";
    layer.label = "Control";
    layer.title = "Held \"by\" \\";
    layer.description = "two\nlines";
    layer.data["at"] = "2025-03-18";
    layer.is_layer = true;
    layer.opacity = 0.5;
    layer.clip = rectangle({{0, 0}, {1, 1}});
    Path path;
    path.outline = outline_of(geom::Lines<geom::Page>{{{{0, 0}, {1.23456, -0.0001}}}});
    path.outline.curve_to({1, 2}, {3, 4}, {5, 6});
    path.fill = Colour{1, 2, 255, 0.25};
    path.stroke = Stroke{Colour{0, 0, 0, 1}, 0.2, {1, 0.5}, Cap::square, Join::bevel};
    path.css_class = "held.before-2022";
    layer.items.emplace_back(path);
    Text text;
    text.text = "Київ";
    text.at = {10, 20};
    text.anchor = Anchor::end;
    text.angle = -30;
    text.font = {"Noto Serif", 3, Weight::semibold, true, 0.1};
    text.halo = {Colour{255, 255, 255, 0.9}, 0.4};
    text.language = "uk";
    text.css_class = "place";
    text.width = 12.3456;
    scene.root.items.emplace_back(text);

    CHECK(dump(scene) ==
          "page \"donbas\" 180 x 135.5 mm lang en\n"
          "title \"Donbas\"\n"
          "description \"A map\"\n"
          "group\n"
          "  layer #control .held label \"Control\" title \"Held \\\"by\\\" \\\\\" description \"two\\x0alines\" "
          "data-at=\"2025-03-18\" opacity 0.5 clip: M0 0 L1 0 L1 1 L0 1 Z\n"
          "    path .held.before-2022 fill #0102ff/0.25 stroke #000000 0.2 mm square cap bevel join dash 1,0.5: "
          "M0 0 L1.235 0 C1 2 3 4 5 6\n"
          "  text .place \"Київ\" at 10 20 end angle -30 font \"Noto Serif\" 3 mm 600 italic spacing 0.1 "
          "fill #000000 halo #ffffff/0.9 0.4 width 12.346 lang uk\n");
}

TEST_CASE("what is not set is not dumped", "[scene][dump]") {
    Scene scene;
    scene.root.items.emplace_back(Path());
    scene.root.items.emplace_back(Text());
    CHECK(dump(scene) == "page \"\" 0 x 0 mm\n"
                         "group\n"
                         "  path: \n"
                         "  text \"\" at 0 0 start font \"Noto Sans\" 2.5 mm 400 fill #000000 width 0\n");
}

TEST_CASE("numbers that are not finite are dumped as such", "[scene][dump]") {
    Scene scene;
    scene.width = std::numeric_limits<double>::quiet_NaN();
    scene.height = -std::numeric_limits<double>::infinity();
    CHECK(dump(scene).starts_with("page \"\" nan x -inf mm\n"));
}

TEST_CASE("a text on a curve is dumped with its curve", "[scene][dump]") {
    Scene scene;
    Text text;
    text.text = "Дніпро";
    text.at = {5, 5};
    text.baseline = smooth_through({{0, 0}, {3, 0}, {6, 3}});
    scene.root.items.emplace_back(text);
    CHECK(dump(scene).find("text \"Дніпро\" on M0 0 C0.5 0 2 -0.5 3 0 C4 0.5 5.5 2.5 6 3 font") != std::string::npos);
    scene::translate(scene.root, 1, 2);
    CHECK(dump(scene).find(" on M1 2 C1.5 2 ") != std::string::npos);
}

TEST_CASE("a smooth curve goes through its points, and straight through two", "[scene]") {
    const Outline two = smooth_through({{0, 0}, {3, 4}});
    CHECK(two.verbs == std::vector<Verb>{Verb::move, Verb::line});
    const Outline bent = smooth_through({{0, 0}, {1, 1}, {2, 0}});
    REQUIRE(bent.points.size() == 7);
    CHECK(bent.points[3] == PagePoint{1, 1});
    CHECK(bent.points[2].y == Approx(bent.points[4].y)); // level at the top
    CHECK(smooth_through({}).empty());
}
