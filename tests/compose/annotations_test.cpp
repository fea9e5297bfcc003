#include "compose/annotations.hpp"
#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using source_tests::Folder;

namespace {

std::vector<Annotation> annotations(const std::string& events, const std::string& mode,
                                    const std::string& language = "en", const std::string& file = "e.geojson") {
    const Folder folder;
    folder.write(file, events);
    Diagnostics diagnostics;
    Workspace workspace = workbench::workspace_on("2025-03-18", language);
    workspace.spec_folder = folder.path;
    spec::ViewSpec around;
    around.around = Placed<std::string>{"areas/ukraine", {}};
    const auto view = make_view(around, {"auto", {}}, workspace, workbench::reads(), diagnostics);
    REQUIRE(view);
    const auto layers = load_layers(
        workbench::layer_specs("  - { id: e, source: " + file + ", class: annotated, annotate: " + mode + " }\n"),
        workspace, workbench::lookup(), std::nullopt, workbench::reads(), diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(layers.size() == 1);
    Styles styles(workspace.style);
    const auto projected = project_layers(layers, *view, std::nullopt);
    const Body body = make_body(projected, *view, {{0, 0}, {160, 110}}, styles, diagnostics);
    return annotations_of(body, language);
}

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string collection(const std::vector<std::string>& features) {
    std::string all;
    for (const auto& each : features) {
        all += (all.empty() ? "" : ",") + each;
    }
    return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

std::string point(double x, double y) {
    return R"({"type":"Point","coordinates":[)" + std::to_string(x) + "," + std::to_string(y) + "]}";
}

} // namespace

TEST_CASE("annotations are in order of their numbers, compared as numbers", "[compose]") {
    const auto all = annotations(collection({feature(R"("id":"c","number":"10","title":"Ten")", point(31, 49)),
                                             feature(R"("id":"x","number":null,"title":"Unnumbered")", point(31, 49)),
                                             feature(R"("id":"b","number":"2","title":"Two")", point(32, 49)),
                                             feature(R"("id":"a","number":"1","title":"One")", point(33, 49))}),
                                 "callout");
    REQUIRE(all.size() == 4);
    CHECK(all[0].title == "One");
    CHECK(all[1].title == "Two");
    CHECK(all[2].title == "Ten");
    CHECK(all[3].title == "Unnumbered");
    CHECK(all[3].number.empty());
    CHECK(all[0].id == "a");
    CHECK(all[0].layer == "e");
    CHECK(all[0].mode == "callout");
}

TEST_CASE("badges without numbers are numbered by counting", "[compose]") {
    const auto all = annotations(
        collection({feature(R"("title":"First")", point(31, 49)), feature(R"("title":"Second")", point(32, 49))}),
        "badge");
    REQUIRE(all.size() == 2);
    CHECK(all[0].number == "1");
    CHECK(all[0].title == "First");
    CHECK(all[1].number == "2");
    CHECK(all[1].mode == "badge");
}

TEST_CASE("texts are in the map's language, references name the paragraph", "[compose]") {
    const std::string events =
        collection({feature(R"("title":{"en":"Sea","uk":"Море"},"text":{"en":"Wide"},"source":{"paragraph":"11, 12"})",
                            point(31, 49)),
                    feature(R"("title":{"en":"Land","uk":"Земля"},"text":{"en":"Dry"},"source":{"paragraph":null})",
                            point(32, 49))});
    const auto english = annotations(events, "callout", "en");
    const auto ukrainian = annotations(events, "callout", "uk");
    REQUIRE(english.size() == 2);
    REQUIRE(ukrainian.size() == 2);
    CHECK(english[0].title == "Sea");
    CHECK(english[0].text == "Wide");
    CHECK(english[0].reference == "¶\u00a011, 12");
    CHECK(english[1].reference.empty());
    CHECK(ukrainian[0].title == "Море");
    CHECK(ukrainian[0].text == "Wide"); // English is better than nothing
}

TEST_CASE("every kind of geometry has an anchor, except outside the window", "[compose]") {
    const std::string line = R"({"type":"LineString","coordinates":[[30,49],[34,49]]})";
    const std::string area = R"({"type":"Polygon","coordinates":[[[30,48],[32,48],[32,50],[30,50],[30,48]]]})";
    const auto all = annotations(
        collection({feature(R"("number":"1","title":"point")", point(31, 49)),
                    feature(R"("number":"2","title":"line")", line), feature(R"("number":"3","title":"area")", area),
                    feature(R"("number":"4","title":"none")", "null"),
                    feature(R"("number":"5","title":"far")", point(100, 10))}),
        "callout");
    REQUIRE(all.size() == 5);
    REQUIRE(all[0].anchor);
    REQUIRE(all[1].anchor);
    REQUIRE(all[2].anchor);
    CHECK_FALSE(all[3].anchor);
    CHECK_FALSE(all[4].anchor);
    const scene::PageBox window{{0, 0}, {160, 110}};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(window.contains(*all[i].anchor));
    }
    // The middle of the line is a degree east of the point; the middle of the area is at the point.
    CHECK(all[1].anchor->x > all[0].anchor->x + 3);
    CHECK(all[1].anchor->y == Approx(all[0].anchor->y).margin(1.5));
    CHECK(all[2].anchor->x == Approx(all[0].anchor->x).margin(1.5));
    CHECK(all[2].anchor->y == Approx(all[0].anchor->y).margin(1.5));
}

TEST_CASE("a text may be at its place without pointing at it", "[compose]") {
    const auto all = annotations("lon,lat,title,leader\n31,49,With,\n32,49,Without,false\n33,49,Zero,0\n34,49,One,1\n",
                                 "callout", "en", "e.csv");
    REQUIRE(all.size() == 4);
    CHECK(all[0].leader);
    CHECK_FALSE(all[1].leader);
    CHECK_FALSE(all[2].leader);
    CHECK(all[3].leader);
}

TEST_CASE("layers without annotate have no annotations", "[compose]") {
    Diagnostics diagnostics;
    const Workspace workspace = workbench::workspace_on();
    spec::ViewSpec around;
    around.around = Placed<std::string>{"areas/ukraine", {}};
    const auto view = make_view(around, {"auto", {}}, workspace, workbench::reads(), diagnostics);
    REQUIRE(view);
    const auto layers = workbench::load("  - { id: p, source: base/places, class: place, label: name }\n", workspace);
    Styles styles(workspace.style);
    const auto projected = project_layers(layers, *view, std::nullopt);
    const Body body = make_body(projected, *view, {{0, 0}, {160, 110}}, styles, diagnostics);
    CHECK(annotations_of(body, "en").empty());
}
