#include <set>

#include "geom/operations.hpp"
#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using source_tests::Folder;

namespace {

struct Made {
    Workspace workspace = workbench::workspace_on();
    std::optional<View> view;
    std::vector<Layer> layers;
    std::vector<ProjectedLayer> projected;
    std::unique_ptr<Styles> styles;
    Body body;
    Diagnostics diagnostics;
};

/// Layers in a window of 160 by 110 mm around `around`.
std::unique_ptr<Made> make(const std::string& items, const std::string& around = "areas/ukraine",
                           const std::filesystem::path& folder = {}) {
    auto made = std::make_unique<Made>();
    if (!folder.empty()) {
        made->workspace.spec_folder = folder;
    }
    spec::ViewSpec view;
    view.around = Placed<std::string>{around, {}};
    made->view = make_view(view, {"auto", {}}, made->workspace, workbench::reads(), made->diagnostics);
    INFO(workbench::told(made->diagnostics));
    REQUIRE(made->view);
    made->layers = load_layers(workbench::layer_specs(items), made->workspace, workbench::lookup(), std::nullopt,
                               workbench::reads(), made->diagnostics);
    made->styles = std::make_unique<Styles>(made->workspace.style);
    made->projected = project_layers(made->layers, *made->view, std::nullopt);
    made->body = make_body(made->projected, *made->view, {{10, 20}, {170, 130}}, *made->styles, made->diagnostics);
    return made;
}

std::vector<std::string> names(const std::vector<DrawnClass>& classes) {
    std::vector<std::string> out;
    for (const auto& each : classes) {
        out.push_back(each.name);
    }
    return out;
}

} // namespace

TEST_CASE("no row of a standard map is lost: declared = drawn + outside + filtered + rejected", "[compose]") {
    for (const auto& name : workbench::map_names()) {
        const auto& made = workbench::composed(name);
        INFO(name << "\n" << workbench::told(made.diagnostics));
        REQUIRE(made.page);
        std::vector<std::string> ids;
        for (const auto& report : made.page->account.layers) {
            ids.push_back(report.id);
            const auto& ledger = report.ledger;
            INFO(report.id << ": " << ledger.declared << " declared, " << ledger.drawn << " drawn, " << ledger.outside
                           << " outside, " << ledger.filtered << " filtered, " << ledger.rejected << " rejected");
            CHECK(ledger.declared > 0);
            CHECK(ledger.declared == ledger.drawn + ledger.outside + ledger.filtered + ledger.rejected);
            CHECK(ledger.rejected == 0);              // the shipped data has no bad rows
            CHECK(ledger.filtered < ledger.declared); // no layer's conditions leave it empty
        }
        CHECK(ids == workbench::layer_ids(name));
    }
}

TEST_CASE("the ledger of a layer that is cut, filtered and partly outside", "[compose]") {
    const auto made = make("  - { id: p, source: base/places, where: \"population >= 20000\", class: place, clip: "
                           "areas/ukraine }\n",
                           "areas/crimea");
    REQUIRE(made->body.reports.size() == 1);
    const auto& ledger = made->body.reports[0].ledger;
    CHECK(ledger.declared == 1373);
    CHECK(ledger.drawn == 12);
    CHECK(ledger.outside == 181);
    CHECK(ledger.filtered == 1180);
    CHECK(ledger.declared == ledger.drawn + ledger.outside + ledger.filtered + ledger.rejected);
    CHECK(static_cast<std::size_t>(ledger.drawn) == made->body.layers[0].features.size());
}

TEST_CASE("features without a place are drawn only if they are annotated", "[compose]") {
    const Folder folder;
    folder.write("e.csv", "lon,lat,title\n31,49,Here\n,,Nowhere\n100,10,Far away\n");
    const auto annotated =
        make("  - { id: e, source: e.csv, class: annotated, annotate: callout }\n", "areas/ukraine", folder.path);
    CHECK(annotated->body.reports.at(0).ledger.drawn == 2);
    CHECK(annotated->body.reports.at(0).ledger.outside == 1);
    const auto plain = make("  - { id: e, source: e.csv, class: event }\n", "areas/ukraine", folder.path);
    CHECK(plain->body.reports.at(0).ledger.drawn == 1);
    CHECK(plain->body.reports.at(0).ledger.declared == 3);
    CHECK(plain->body.reports.at(0).ledger.outside == 2);
}

TEST_CASE("the drawn classes are listed once, top layer first", "[compose]") {
    const auto made = make("  - { id: land, source: areas/ukraine, class: land.ukraine }\n"
                           "  - { id: control, source: control, class: held }\n"
                           "  - { id: line, source: control, part: line, class: front-line, class-by: none }\n"
                           "  - { id: names, source: base/seas, class: sea-name, class-by: none, label: name }\n"
                           "  - { id: plants, source: energy/plants, where: \"fuel = 'nuclear'\", class: plant, "
                           "class-by: fuel }\n");
    INFO(workbench::told(made->diagnostics));
    REQUIRE(made->diagnostics.all().empty());
    // Names alone draw nothing, so their class is not in the legend.
    REQUIRE(names(made->body.classes).size() == 5);
    CHECK(names(made->body.classes)[0] == "plant.nuclear");
    CHECK(names(made->body.classes)[1] == "front-line");
    CHECK(names(made->body.classes)[4] == "land.ukraine");
    CHECK(made->body.classes[0].kind == "point");
    CHECK(made->body.classes[1].kind == "line");
    CHECK(made->body.classes[2].kind == "area");
    CHECK(made->body.classes[4].layer->spec.id == "land");
    CHECK(in_language(made->body.classes[0].style.legend, "en") == "Nuclear power plant");
}

TEST_CASE("a class counts as drawn only if it is inside the window", "[compose]") {
    const auto crimea = make("  - { id: c, source: control, class: held }\n", "areas/crimea");
    const auto lviv = make("  - { id: c, source: control, class: held }\n"
                           "  - { id: l, source: base/oblasts, where: \"iso = 'UA-46'\", class: area, look: { legend: "
                           "Mine } }\n",
                           "areas/crimea");
    CHECK(names(crimea->body.classes).size() == 2);
    CHECK(names(lviv->body.classes) == names(crimea->body.classes));
    CHECK(lviv->body.reports.at(1).ledger.drawn == 0);
    CHECK(lviv->body.reports.at(1).ledger.outside == 1);
}

TEST_CASE("layers with their own legend texts have their own rows", "[compose]") {
    const auto made = make("  - { id: a, source: areas/crimea, class: area, legend: One }\n"
                           "  - { id: b, source: areas/donbas, class: area, legend: Two }\n"
                           "  - { id: c, source: areas/ukraine, class: area }\n"
                           "  - { id: d, source: base/oblasts, class: area }\n");
    REQUIRE(made->body.classes.size() == 3);
    CHECK(made->body.classes[0].layer->spec.id == "d");
    CHECK(made->body.classes[1].layer->spec.id == "b");
    CHECK(made->body.classes[2].layer->spec.id == "a");
}

TEST_CASE("a class that the style does not have is reported once, at the layer's class", "[compose]") {
    const auto made = make("  - { id: a, source: base/oblasts, class: areaa }\n");
    REQUIRE_FALSE(made->diagnostics.all().empty());
    const Diagnostic& d = made->diagnostics.all()[0];
    CHECK(d.code == "unknown-class");
    CHECK(d.place.line == 4);
    CHECK(d.place.column == 43);
    CHECK(d.hint == "did you mean 'area'?");
    CHECK(std::count_if(made->diagnostics.all().begin(), made->diagnostics.all().end(),
                        [](const auto& each) { return each.code == "unknown-class"; }) == 1);
    // The layer's own look makes the class known.
    const auto own = make("  - { id: a, source: base/oblasts, class: mine, look: { fill: held } }\n");
    CHECK(own->diagnostics.all().empty());
    REQUIRE(own->body.classes.size() == 1);
    CHECK(own->body.classes[0].style.fill);
    // Errors in it are reported as in a style.
    const auto wrong = make("  - { id: a, source: base/oblasts, class: mine, look: { fil: held } }\n");
    REQUIRE_FALSE(wrong->diagnostics.all().empty());
    CHECK(wrong->diagnostics.all()[0].code == "unknown-key");
    const auto colour = make("  - { id: a, source: base/oblasts, class: mine, look: { fill: heldd } }\n");
    REQUIRE(colour->diagnostics.all().size() == 1);
    CHECK(colour->diagnostics.all()[0].code == "unknown-colour");
}

TEST_CASE("drawing: the sea first, layers in order, clipped to the window", "[compose]") {
    const auto made = make("  - { id: land, source: areas/ukraine, class: land.ukraine }\n"
                           "  - { id: control, source: control, class: held }\n");
    const DrawnBody drawn = draw_body(made->body, made->workspace, *made->styles, {}, {}, made->diagnostics);
    REQUIRE(drawn.group.clip);
    CHECK(*drawn.group.clip == scene::rectangle({{10, 20}, {170, 130}}));
    REQUIRE(drawn.group.items.size() == 3);
    std::vector<std::string> ids;
    for (const auto& item : drawn.group.items) {
        ids.push_back(std::get<std::unique_ptr<scene::Group>>(item)->id);
    }
    CHECK(ids == std::vector<std::string>{"sea", "land", "control"});
    const scene::Group* control = workbench::find_group(drawn.group, "control");
    REQUIRE(control != nullptr);
    CHECK(control->is_layer);
    CHECK(control->items.size() == 2);
    for (const auto& item : control->items) {
        const auto& feature = *std::get<std::unique_ptr<scene::Group>>(item);
        CHECK(feature.id.starts_with("control-"));
        CHECK(feature.css_class.starts_with("held-"));
    }
    // The backdrop under a label follows what was drawn.
    bool some_held = false;
    style::Lookup& style = made->styles->lookup();
    const Colour land = style::colour_of(style, style::ColourName{"ukraine", {}});
    for (const auto& feature : made->body.layers[1].features) {
        const auto& polygons = std::get<geom::Polygons<geom::Page>>(feature.geometry);
        const auto box = geom::bounds(feature.geometry);
        for (double x = box.min.x; x < box.max.x && !some_held; x += 1) {
            const geom::Point<geom::Page> point{x, box.centre().y};
            if (geom::contains(polygons, point) && feature.style->fill) {
                CHECK(drawn.backdrop.at(point) == over(symbol::fill_of(style, *feature.style->fill), land));
                some_held = true;
            }
        }
    }
    CHECK(some_held);
}

TEST_CASE("casings of all features are below the lines of all features", "[compose]") {
    const auto made = make("  - { id: line, source: control, part: line, where: \"kind = 'contact'\", class: "
                           "front-line, class-by: none }\n");
    REQUIRE(made->body.layers.at(0).features.size() == 3);
    Backdrop backdrop({255, 255, 255, 1});
    const auto group = draw_layer(made->body.layers[0], made->styles->lookup(), {}, "en", backdrop);
    const auto paths = workbench::paths_of(group);
    REQUIRE(paths.size() == 2 * made->body.layers[0].features.size());
    const double casing = paths.front()->stroke->width;
    const double line = paths.back()->stroke->width;
    CHECK(casing > line);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        CHECK(paths[i]->stroke->width == (i < paths.size() / 2 ? casing : line));
    }
    std::set<std::string> ids;
    for (const auto& item : group.items) {
        CHECK(ids.insert(std::get<std::unique_ptr<scene::Group>>(item)->id).second);
    }
}

TEST_CASE("large proportional symbols are below small ones", "[compose]") {
    const auto made = make("  - { id: p, source: energy/plants, class: plant, class-by: none, size-by: mw, look: { "
                           "marker: { size: 8 mm, full-value: 6000 } } }\n");
    INFO(workbench::told(made->diagnostics));
    REQUIRE(made->diagnostics.all().empty());
    const auto& features = made->body.layers.at(0).features;
    REQUIRE(features.size() == 38);
    for (std::size_t i = 1; i < features.size(); ++i) {
        CHECK(features[i - 1].marker_radius >= features[i].marker_radius);
    }
    CHECK(features.front().marker_radius > 2 * features.back().marker_radius);
}
