#include <set>

#include "geom/earth.hpp"
#include "geom/operations.hpp"
#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using source_tests::Folder;
using workbench::load;
using workbench::workspace_on;

namespace {

double area_of(const Layer& layer) {
    double km2 = 0;
    for (const auto& feature : layer.features) {
        if (const auto* polygons = std::get_if<geom::Polygons<geom::Lonlat>>(&feature.geometry)) {
            km2 += geom::area_km2(*polygons);
        }
    }
    return km2;
}

std::map<std::string, int> classes_of(const Layer& layer) {
    std::map<std::string, int> classes;
    for (const auto& feature : layer.features) {
        ++classes[feature.style_class];
    }
    return classes;
}

/// "code line:column" of the only diagnostic that loading must give.
std::string wrong(const std::string& items, const Workspace& workspace) {
    Diagnostics diagnostics;
    load_layers(workbench::layer_specs(items), workspace, workbench::lookup(), std::nullopt, workbench::reads(),
                diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const Place& place = diagnostics.all()[0].place;
    return diagnostics.all()[0].code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

} // namespace

TEST_CASE("a set refines its class by its own field unless the layer says otherwise", "[compose]") {
    const auto workspace = workspace_on();
    CHECK(classes_of(load("  - { id: c, source: control, class: held }\n", workspace)[0]) ==
          std::map<std::string, int>{{"held.before-2022", 1}, {"held.since-2022", 1}});
    CHECK(classes_of(load("  - { id: c, source: control, class: held, class-by: none }\n", workspace)[0]) ==
          std::map<std::string, int>{{"held", 2}});
    CHECK(classes_of(load("  - { id: c, source: control, class: held, class-by: since }\n", workspace)[0]) ==
          std::map<std::string, int>{{"held.2014", 1}, {"held.2022", 1}});
    CHECK(
        classes_of(load("  - { id: s, source: areas/zaporizhzhia-plant, class: site, class-by: kind }\n", workspace)[0])
            .contains("site.nuclear"));
    CHECK(classes_of(load("  - { id: s, source: areas/ukraine, class: land.ukraine }\n", workspace)[0]) ==
          std::map<std::string, int>{{"land.ukraine", 1}});
}

TEST_CASE("classes from free text become plain names", "[compose]") {
    const Folder folder;
    folder.write("a.csv", "lon,lat,kind\n30,50,Since 2022\n31,50,since_2022\n32,50,\n33,50,Атака\n34,50,a.b\n");
    auto workspace = workspace_on();
    workspace.spec_folder = folder.path;
    const auto layer = load("  - { id: a, source: a.csv, class: event, class-by: kind }\n", workspace)[0];
    REQUIRE(layer.features.size() == 5);
    CHECK(layer.features[0].style_class == "event.since-2022");
    CHECK(layer.features[1].style_class == "event.since-2022");
    CHECK(layer.features[2].style_class == "event");
    CHECK(layer.features[3].style_class == "event.Атака");
    CHECK(layer.features[4].style_class == "event.a-b"); // a dot in the data does not add a level
}

TEST_CASE("the worldview decides the class of a border", "[compose]") {
    auto workspace = workspace_on();
    std::map<std::string, std::map<std::string, int>> by_view;
    for (const auto* view : {"un", "de-facto", "claims"}) {
        workspace.worldview = view;
        by_view[view] = classes_of(load("  - { id: b, source: base/borders, class: border }\n", workspace)[0]);
        INFO(view);
        CHECK_FALSE(by_view[view].contains("border")); // every line has a class in every view
    }
    CHECK(by_view["un"] != by_view["de-facto"]);
    CHECK(by_view["un"].contains("border.recognised"));
}

TEST_CASE("clip and erase divide the land between them", "[compose]") {
    const auto workspace = workspace_on();
    const auto layers = load("  - { id: all, source: control, class: held }\n"
                             "  - { id: in, source: control, class: held, clip: areas/donbas }\n"
                             "  - { id: out, source: control, class: held, erase: areas/donbas }\n",
                             workspace);
    const double all = area_of(layers[0]);
    const double in = area_of(layers[1]);
    const double out = area_of(layers[2]);
    CHECK(in > 30'000);
    CHECK(out > 30'000);
    CHECK(in + out == Approx(all).epsilon(1e-6));
    Diagnostics diagnostics;
    const auto donbas = read_named({"areas/donbas", {}}, "", {}, workspace, workbench::reads(), diagnostics);
    REQUIRE(donbas);
    const auto mask = geom::united(all_polygons(*donbas));
    for (const auto& feature : layers[1].features) {
        const auto& part = std::get<geom::Polygons<geom::Lonlat>>(feature.geometry);
        CHECK(geom::area_km2(geom::difference(part, mask)) < 0.01);
    }
    for (const auto& feature : layers[2].features) {
        const auto& part = std::get<geom::Polygons<geom::Lonlat>>(feature.geometry);
        CHECK(geom::area_km2(geom::intersection(part, mask)) < 0.01);
    }
}

TEST_CASE("clip and erase divide points between them, and the ledger counts them", "[compose]") {
    const auto workspace = workspace_on();
    const std::string source = "source: base/places, where: \"country = 'UA'\", class: place, data: [oblast]";
    const auto layers = load("  - { id: all, " + source + " }\n  - { id: in, " + source +
                                 ", clip: areas/crimea }\n  - { id: out, " + source + ", erase: areas/crimea }\n",
                             workspace);
    const auto count = [](const Layer& layer) { return static_cast<std::int64_t>(layer.features.size()); };
    CHECK(count(layers[1]) == 44);
    CHECK(count(layers[1]) + count(layers[2]) == count(layers[0]));
    const auto& ledger = layers[1].table.ledger;
    CHECK(ledger.filtered == layers[0].table.ledger.filtered + count(layers[2]));
    CHECK(ledger.reasons.at("outside areas/crimea") == count(layers[2]));
    CHECK(layers[2].table.ledger.reasons.at("inside areas/crimea") == count(layers[1]));
    for (const auto& feature : layers[1].features) {
        const auto oblast =
            source::to_text(source::value_of(layers[1].table, layers[1].table.features[feature.row], "oblast"));
        CHECK((oblast == "UA-43" || oblast == "UA-40"));
    }
}

TEST_CASE("great circles take the shortest way, and areas cut them", "[compose]") {
    const auto workspace = workspace_on();
    const std::string source = "source: events/links-2025-03-18, where: \"id = 'call'\", class: link";
    const auto layers =
        load("  - { id: straight, " + source + " }\n  - { id: great, " + source +
                 ", great-circle: true }\n  - { id: cut, " + source + ", great-circle: true, erase: base/countries }\n",
             workspace);
    const auto& straight = std::get<geom::Lines<geom::Lonlat>>(layers[0].features.at(0).geometry).lines.at(0);
    const auto& great = std::get<geom::Lines<geom::Lonlat>>(layers[1].features.at(0).geometry).lines.at(0);
    REQUIRE(straight.size() == 2);
    CHECK(great.front() == straight.front());
    CHECK(great.back().x == Approx(straight.back().x));
    CHECK(great.back().y == Approx(straight.back().y));
    const auto northernmost =
        std::max_element(great.begin(), great.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    CHECK(northernmost->y > 60); // past Greenland's cape, far north of both cities
    double km = 0;
    for (std::size_t i = 1; i < great.size(); ++i) {
        km += geom::distance_km(great[i - 1], great[i]);
    }
    CHECK(km == Approx(geom::distance_km(straight[0], straight[1])).epsilon(1e-9));
    const auto& seas = std::get<geom::Lines<geom::Lonlat>>(layers[2].features.at(0).geometry).lines;
    CHECK(seas.size() == 19);
    double at_sea = 0;
    for (const auto& line : seas) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            at_sea += geom::distance_km(line[i - 1], line[i]);
        }
    }
    CHECK(at_sea > 1000);
    CHECK(at_sea < km - 1000);
}

TEST_CASE("where selects rows, and its errors are reported at its place", "[compose]") {
    const auto workspace = workspace_on();
    const auto layer =
        load("  - { id: p, source: base/places, where: \"name_en = 'Donetsk'\", class: place, label: name }\n",
             workspace)[0];
    REQUIRE_FALSE(layer.features.empty());
    for (const auto& feature : layer.features) {
        CHECK(feature.label == "Donetsk");
    }
    CHECK(layer.table.ledger.declared ==
          layer.table.ledger.filtered + static_cast<std::int64_t>(layer.features.size()));
    Diagnostics diagnostics;
    load_layers(workbench::layer_specs("  - { id: p, source: base/places, where: \"nam_en = 'x'\", class: place }\n"),
                workspace, workbench::lookup(), std::nullopt, workbench::reads(), diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].place.line == 4);
    CHECK(diagnostics.all()[0].place.column == 42);
    CHECK(diagnostics.all()[0].hint.find("name_en") != std::string::npos);
}

TEST_CASE("a field is in the map's language, or the next best", "[compose]") {
    source::Table table;
    table.fields = {"name", "name_en", "name_uk"};
    source::Feature feature;
    feature.values = {source::Value(std::string("plain")), source::Value(std::string("English")),
                      source::Value(std::string("українською"))};
    CHECK(local_field(table, feature, "name", "uk") == "українською");
    CHECK(local_field(table, feature, "name", "en") == "English");
    CHECK(local_field(table, feature, "name", "de") == "plain");
    feature.values[2] = source::Value(std::string());
    CHECK(local_field(table, feature, "name", "uk") == "plain");
    feature.values[0] = source::Value();
    CHECK(local_field(table, feature, "name", "uk") == "English");
    CHECK(local_field(table, feature, "name_uk", "en").empty());
    CHECK(local_field(table, feature, "title", "en").empty());
}

TEST_CASE("a dated set shows the rows of the day", "[compose]") {
    for (const auto* day : {"2024-07-08", "2025-03-18", "2026-08-22"}) {
        INFO(day);
        const auto layer = load("  - { id: c, source: control, class: held }\n", workspace_on(day))[0];
        CHECK(layer.features.size() == 2); // one row per class
        for (const auto& row : layer.table.features) {
            CHECK(source::to_text(source::value_of(layer.table, row, "from")) <= day);
            CHECK(source::to_text(source::value_of(layer.table, row, "to")) > day);
        }
        CHECK(layer.table.ledger.declared == layer.table.ledger.filtered + 2);
    }
    // The day of the layer takes precedence over the map's; {at} is the map's.
    const auto layers = load("  - { id: a, source: control, class: held, at: 2024-07-08 }\n"
                             "  - { id: b, source: control, class: held, at: \"{at}\" }\n"
                             "  - { id: c, source: control, class: held }\n",
                             workspace_on("2026-08-22"));
    CHECK(area_of(layers[1]) == Approx(area_of(layers[2])));
    CHECK(std::abs(area_of(layers[0]) - area_of(layers[1])) > 1000);
    const std::string from = source::to_text(source::value_of(layers[0].table, layers[0].table.features.at(1), "from"));
    CHECK(from <= "2024-07-08");
}

TEST_CASE("rings have their radius on the ground", "[compose]") {
    const auto workspace = workspace_on("2025-03-18", "uk");
    const auto layer =
        load("  - { id: r, class: ring, rings: { centre: [34.585, 47.512], km: [5, 20, 250], label-bearing: 40 } }\n",
             workspace)[0];
    const geom::Point<geom::Lonlat> centre{34.585, 47.512};
    const double radii[] = {5, 20, 250};
    REQUIRE(layer.features.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& feature = layer.features[i];
        const auto& lines = std::get<geom::Lines<geom::Lonlat>>(feature.geometry).lines;
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].size() == 181);
        CHECK(lines[0].front() == lines[0].back());
        for (std::size_t k = 1; k < lines[0].size(); ++k) {
            CHECK(geom::distance_km(centre, lines[0][k]) == Approx(radii[i]).epsilon(1e-6));
            // Between two points the drawn line cuts the corner by less than 0.1 %.
            const geom::Point<geom::Lonlat> middle{(lines[0][k - 1].x + lines[0][k].x) / 2,
                                                   (lines[0][k - 1].y + lines[0][k].y) / 2};
            CHECK(geom::distance_km(centre, middle) == Approx(radii[i]).epsilon(0.001));
        }
        REQUIRE(feature.label_at.size() == 14);
        for (const auto& at : feature.label_at) {
            CHECK(geom::distance_km(centre, at) == Approx(radii[i]));
        }
        CHECK(feature.label_at.front().x > centre.x); // bearing 40 is north-east
        CHECK(feature.label_at.front().y > centre.y);
    }
    CHECK(layer.features[0].label == "5\u00a0км");
    CHECK(layer.features[2].label == "250\u00a0км");
    CHECK(layer.table.ledger.declared == 3);
    // Around a source: its middle.
    const auto around =
        load("  - { id: r, class: ring, rings: { around: areas/zaporizhzhia-plant, km: [10] } }\n", workspace)[0];
    const auto& ring = std::get<geom::Lines<geom::Lonlat>>(around.features.at(0).geometry).lines.at(0);
    for (const auto& point : ring) {
        CHECK(geom::distance_km(centre, point) == Approx(10).margin(1.0)); // the plant is about a kilometre across
    }
}

TEST_CASE("errors in layers are reported at their place", "[compose]") {
    const auto workspace = workspace_on();
    CHECK(wrong("  - { id: p, source: base/places, class: place, label: nam }\n", workspace) == "unknown-field 4:56");
    CHECK(wrong("  - { id: p, source: base/places, class: place, class-by: knid }\n", workspace) ==
          "unknown-field 4:5");
    CHECK(wrong("  - { id: p, source: base/places, class: place, size-by: pup }\n", workspace) == "unknown-field 4:5");
    CHECK(wrong("  - { id: p, source: base/placs, class: place }\n", workspace) == "unknown-source 4:22");
    CHECK(wrong("  - { id: p, source: base/places, class: place, clip: areas/nowhere }\n", workspace) ==
          "unknown-source 4:55");
    CHECK(wrong("  - { id: p, source: areas/ukraine, class: land, clip: base/places }\n", workspace) ==
          "no-polygons 4:56");
    CHECK(wrong("  - { id: r, class: ring, rings: { km: [1] } }\n", workspace).starts_with("rings "));
    // Without a class-by in the spec, a part that lacks the set's field keeps the plain class.
    CHECK(classes_of(load("  - { id: s, source: control, part: settlements, class: place }\n", workspace)[0]).size() ==
          1);
}

TEST_CASE("licence and credit come from the catalogue, or from the layer", "[compose]") {
    const auto layers = load("  - { id: a, source: base/places, class: place }\n"
                             "  - { id: b, source: base/places, class: place, credit: Mine, licence: CC0 }\n",
                             workspace_on("2025-03-18", "uk"));
    CHECK(layers[0].licence == "CC-BY-4.0");
    CHECK(layers[0].credit.find("GeoNames (CC BY 4.0)") != std::string::npos);
    CHECK(layers[0].credit.starts_with("населені"));
    CHECK(layers[1].licence == "CC0");
    CHECK(layers[1].credit == "Mine");
    CHECK(layers[0].source_name == "base/places");
}

TEST_CASE("rows outside the extent are counted, not kept", "[compose]") {
    Diagnostics diagnostics;
    const auto layers =
        load_layers(workbench::layer_specs("  - { id: p, source: base/places, class: place }\n"), workspace_on(),
                    workbench::lookup(), geom::Box<geom::Lonlat>{{33, 44}, {37, 46}}, workbench::reads(), diagnostics);
    REQUIRE(layers.size() == 1);
    const auto& ledger = layers[0].table.ledger;
    CHECK(ledger.outside == 1331);
    CHECK(ledger.declared == ledger.outside + static_cast<std::int64_t>(layers[0].features.size()));
    for (const auto& feature : layers[0].features) {
        CHECK(geom::Box<geom::Lonlat>{{33, 44}, {37, 46}}.overlaps(geom::bounds(feature.geometry).grown(1e-9)));
    }
}
