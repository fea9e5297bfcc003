#include "compose/body.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

namespace {

/// Layers of Ukraine in a window of 180 by 120 mm, with their label plan.
struct Planned {
    Workspace workspace;
    std::optional<View> view;
    std::vector<Layer> layers;
    std::vector<ProjectedLayer> projected;
    std::unique_ptr<Styles> styles;
    Body body;
    LabelPlan plan;
    Diagnostics diagnostics;

    Planned(const std::string& items, const std::string& language,
            const std::vector<projection::PageBox>& reserved = {})
        : workspace(workbench::workspace_on("2025-03-18", language)) {
        layers = workbench::load(items, workspace);
        spec::ViewSpec around;
        around.around = Placed<std::string>{"areas/ukraine", {}};
        view = make_view(around, {"auto", {}}, workspace, workbench::reads(), diagnostics);
        REQUIRE(view);
        styles = std::make_unique<Styles>(workspace.style);
        projected = project_layers(layers, *view, std::nullopt);
        body = make_body(projected, *view, {{0, 0}, {180, 120}}, *styles, diagnostics);
        plan = plan_labels(body.layers, *styles, workspace, body.window, reserved, diagnostics);
        INFO(workbench::told(diagnostics));
        REQUIRE(diagnostics.all().empty());
    }
    [[nodiscard]] const label::Request* find(const std::string& text) const {
        for (const auto& request : plan.requests) {
            if (request.text == text) {
                return &request;
            }
        }
        return nullptr;
    }
};

const std::string cities = "  - { id: places, source: base/places, where: \"country = 'UA' AND kind IN ('capital', "
                           "'oblast-centre')\", class: place, class-by: kind, label: name }\n";

} // namespace

TEST_CASE("the larger place of a class is requested first", "[compose]") {
    const Planned planned(cities, "en");
    REQUIRE(planned.plan.requests.size() == 26);
    const auto* kharkiv = planned.find("Kharkiv");
    const auto* uzhhorod = planned.find("Uzhhorod");
    const auto* kyiv = planned.find("Kyiv");
    REQUIRE(kharkiv != nullptr);
    REQUIRE(uzhhorod != nullptr);
    REQUIRE(kyiv != nullptr);
    CHECK(kyiv->rank < kharkiv->rank);
    CHECK(kharkiv->rank < uzhhorod->rank);
    // Population changes the rank of a label by less than one.
    CHECK(uzhhorod->rank - kharkiv->rank < 1);
    CHECK(kharkiv->layer == "places");
}

TEST_CASE("labels are measured in their language", "[compose]") {
    const Planned planned(cities, "uk");
    const auto* kharkiv = planned.find("Харків");
    REQUIRE(kharkiv != nullptr);
    const auto& source = planned.plan.sources.at(kharkiv->key);
    const Font font = style::font_of(source.style);
    CHECK(font.size == Approx(7.3 * 25.4 / 72).epsilon(0.2));
    REQUIRE(kharkiv->forms.size() == 1); // names of places are not wrapped
    CHECK(kharkiv->forms[0].lines[0].width == Approx(workbench::typesetter().measure("Харків", font, "uk").width));
    CHECK(kharkiv->ascent > 0);
    CHECK(kharkiv->ascent < font.size);
}

TEST_CASE("a symbol is an obstacle to all labels except its own", "[compose]") {
    const Planned planned(cities, "en");
    REQUIRE(planned.plan.obstacles.size() == planned.body.layers[0].features.size());
    std::vector<std::size_t> owners;
    for (const auto& obstacle : planned.plan.obstacles) {
        CHECK(obstacle.cost == label::hard);
        REQUIRE(obstacle.owner);
        owners.push_back(*obstacle.owner);
    }
    std::sort(owners.begin(), owners.end());
    CHECK(std::unique(owners.begin(), owners.end()) == owners.end());
}

TEST_CASE("names of areas are in capitals and may be wrapped", "[compose]") {
    const Planned planned("  - { id: oblasts, source: base/oblasts, class: oblast, label: full }\n", "en");
    const auto* lviv = planned.find("LVIV OBLAST");
    REQUIRE(lviv != nullptr);
    CHECK(std::holds_alternative<label::InArea>(lviv->where));
    REQUIRE(lviv->forms.size() == 2); // first on one line, then on two
    CHECK(lviv->forms[0].lines.size() == 1);
    REQUIRE(lviv->forms[1].lines.size() == 2);
    CHECK(lviv->forms[1].lines[0].text == "LVIV");
    CHECK(lviv->forms[1].lines[1].text == "OBLAST");
    // A name that is wider than the style allows is never on one line.
    const auto* wide = planned.find("DNIPROPETROVSK OBLAST");
    REQUIRE(wide != nullptr);
    for (const auto& form : wide->forms) {
        CHECK(form.lines.size() == 2);
    }
}

TEST_CASE("a city and an oblast with the same name are distinguished by their lettering", "[compose]") {
    const Planned planned(cities + "  - { id: oblasts, source: base/oblasts, class: oblast, label: name }\n", "en");
    const label::Request* city = planned.find("Kharkiv");
    const label::Request* oblast = planned.find("KHARKIV");
    REQUIRE(city != nullptr);
    REQUIRE(oblast != nullptr);
    const style::LabelStyle& of_city = planned.plan.sources[city->key].style;
    const style::LabelStyle& of_oblast = planned.plan.sources[oblast->key].style;
    CHECK_FALSE(of_city.spacing.has_value());
    REQUIRE(of_oblast.spacing.has_value());
    CHECK(of_oblast.spacing->mm > 0.4);
    CHECK(style::colour_of(planned.styles->lookup(), of_city.colour) !=
          style::colour_of(planned.styles->lookup(), of_oblast.colour));
}

TEST_CASE("a river with several rows has one name, which may bend", "[compose]") {
    const Planned planned(
        "  - { id: rivers, source: base/rivers, where: \"name_en IN ('Dniester', 'Prypiat')\", class: "
        "river, class-by: rank, label: name }\n",
        "uk");
    CHECK(planned.plan.requests.size() == 2);
    CHECK(planned.plan.sources.size() == 4);
    const label::Request* river = planned.find("Дністер");
    REQUIRE(river != nullptr);
    const auto& along = std::get<label::AlongLine>(river->where);
    CHECK(along.lines.size() == 2);
    CHECK(along.bend == label::Bend::winding);
    CHECK(along.repeat == 120);
    CHECK(river->forms.front().lines.front().advances.size() == 7);
    for (const label::Obstacle& obstacle : planned.plan.obstacles) {
        CHECK(std::any_of(planned.plan.requests.begin(), planned.plan.requests.end(),
                          [&](const auto& request) { return obstacle.owner == request.key; }));
    }
}

TEST_CASE("a symbol below furniture is not labelled, which is reported", "[compose]") {
    const Planned all(cities, "en");
    const auto* lviv = all.find("Lviv");
    REQUIRE(lviv != nullptr);
    const auto at = std::get<label::AtPoint>(lviv->where).point;
    const Planned covered(cities, "en", {projection::PageBox{at, at}.grown(2)});
    CHECK(covered.find("Lviv") == nullptr);
    CHECK(covered.plan.requests.size() + covered.plan.hidden.size() == all.plan.requests.size());
    REQUIRE_FALSE(covered.plan.hidden.empty());
    CHECK(covered.plan.hidden[0].reason == "below furniture");
}

TEST_CASE("a settlement whose name does not fit is left out with its dot", "[compose]") {
    // Far too many names for the page.
    Planned planned("  - { id: places, source: base/places, where: \"country = 'UA' AND population >= 15000\", class: "
                    "place, label: name }\n",
                    "en");
    const DrawnBody drawn = draw_body(planned.body, planned.workspace, *planned.styles, {}, {}, planned.diagnostics);
    // How many fit is up to the placement; but some must and some must not.
    REQUIRE(drawn.labels.dropped.size() > 5);
    REQUIRE(drawn.labels.placed.size() > 5);
    CHECK(drawn.labels.placed.size() + drawn.labels.dropped.size() == drawn.requests.size());
    const scene::Group* layer = workbench::find_group(drawn.group, "places");
    REQUIRE(layer != nullptr);
    CHECK(layer->items.size() == drawn.labels.placed.size());
    const scene::Group* labels = workbench::find_group(drawn.group, "labels-places");
    REQUIRE(labels != nullptr);
    CHECK(labels->items.size() == drawn.labels.placed.size());
    // The halo has the colour of the backdrop, here the plain sea colour lightened: there is no area below.
    const auto& text = std::get<scene::Text>(labels->items.front());
    const Colour sea = style::colour_of(planned.styles->lookup(), style::ColourName{"sea", {}});
    CHECK(text.halo.colour == over({255, 255, 255, 0.15}, sea));
}
