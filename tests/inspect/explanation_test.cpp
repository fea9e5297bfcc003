// The contents of `explain`, and that it finds faults if there are any.
#include <nlohmann/json.hpp>

#include "inspect/explanation.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::inspect;

namespace {

std::string said(const std::vector<Clash>& clashes) {
    std::string all;
    for (const Clash& clash : clashes) {
        all += (all.empty() ? "" : "; ") + clash.a + " and " + clash.b;
    }
    return all;
}

/// The labels whose texts are in the groups of the map's labels.
std::set<std::size_t> drawn_labels(const scene::Scene& scene) {
    const auto* map = workbench::find_group(scene.root, "map");
    REQUIRE(map != nullptr);
    std::set<std::size_t> labels;
    for (const auto& item : map->items) {
        const auto* group = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (group != nullptr && (*group)->role == scene::Role::labels) {
            for (const scene::Text& text : workbench::texts_of(**group)) {
                labels.insert(text.label.value());
            }
        }
    }
    return labels;
}

scene::Text text_at(const std::string& words, double x, double y, double angle = 0) {
    scene::Text text;
    text.text = words;
    text.at = {x, y};
    text.angle = angle;
    text.font.size = 4;
    return text;
}

/// A page made by hand: labels of one layer, callouts as plain boxes, leaders.
struct MadePage {
    layout::Page page;
    scene::Group* labels = nullptr;
    scene::Group* callouts = nullptr;
    scene::Group* furniture = nullptr;
    MadePage() {
        page.scene.width = 180;
        page.scene.height = 135;
        scene::Group& map = page.scene.root.add_group();
        map.role = scene::Role::map;
        labels = &map.add_group();
        labels->role = scene::Role::labels;
        labels->layer = "places";
        callouts = &page.scene.root.add_group();
        callouts->role = scene::Role::callouts;
        furniture = &page.scene.root.add_group();
        furniture->role = scene::Role::map_furniture;
    }
    void label(const std::string& words, std::vector<scene::Text> texts) {
        for (auto& text : texts) {
            text.label = page.account.placed_labels.size();
            labels->items.emplace_back(std::move(text));
        }
        page.account.placed_labels.push_back({"places", words, words, ""});
    }
    static void box(scene::Group& parent, scene::Role role, const std::string& name, const scene::PageBox& box) {
        scene::Group& group = parent.add_group();
        group.role = role;
        group.feature = group.id = name;
        group.items.push_back(scene::Path{scene::rectangle(box), Colour{}, std::nullopt, {}});
    }
    void leader(const std::string& of, const geom::Line<geom::Page>& line) const {
        scene::Group& group = callouts->add_group();
        group.role = scene::Role::leader;
        group.feature = of;
        group.items.push_back(
            scene::Path{scene::outline_of(geom::Lines<geom::Page>{{line}}), std::nullopt, Stroke{}, {}});
    }
    [[nodiscard]] Explanation explained() const { return explain(page, workbench::typesetter()); }
};

} // namespace

TEST_CASE("no standard map in any style has an overlap or a crossing, and every row is accounted for", "[inspect]") {
    using Variant = std::pair<std::string, std::string>;
    for (const auto& name : workbench::map_names()) {
        for (const auto& [language, style] : {Variant{"en", "report-light"}, Variant{"uk", "report-light"},
                                              Variant{"en", "report-dark"}, Variant{"uk", "print-mono"}}) {
            INFO(name << " " << language << " " << style);
            const auto& made = workbench::composed(name, language, style);
            REQUIRE(made.page);
            const Explanation explanation = explain(*made.page, workbench::typesetter());
            CHECK(said(explanation.label_overlaps) == "");
            CHECK(said(explanation.callout_overlaps) == "");
            CHECK(said(explanation.furniture_overlaps) == "");
            CHECK(said(explanation.crossings) == "");
            // The labels reported as placed are the ones that are drawn.
            CHECK(drawn_labels(made.page->scene).size() == explanation.labels.size());
            CHECK(explanation.furniture.size() >= 3); // each map chooses its own
            for (const auto& label : explanation.labels) {
                INFO(label.report.text);
                CHECK_FALSE(label.box.empty());
                CHECK_FALSE(label.report.feature.empty());
            }
            for (const auto& drop : made.page->account.dropped_labels) {
                CHECK_FALSE(drop.text.empty());
                CHECK_FALSE(drop.reason.empty());
            }
            for (const auto& callout : explanation.callouts) {
                INFO(callout.report.title);
                // A timeline lists all its events; those with a place have a badge there.
                const std::set<std::string> forms =
                    name == "timeline" ? std::set<std::string>{"badge", "key"} : std::set<std::string>{"callout"};
                CHECK(forms.contains(callout.form));
                CHECK(callout.box.empty() == (callout.form == "key"));
            }
            CHECK(made.page->account.layers.size() == workbench::layer_ids(name).size());
            for (const auto& layer : made.page->account.layers) {
                INFO(layer.id);
                const auto& ledger = layer.ledger;
                CHECK(ledger.declared > 0);
                CHECK(ledger.declared == ledger.drawn + ledger.outside + ledger.filtered + ledger.rejected);
            }
        }
    }
}

TEST_CASE("overlapping labels are found by their ink, rotated or in several lines", "[inspect]") {
    MadePage made;
    made.label("Kyiv", {text_at("Kyiv", 50, 50)});
    made.label("Kyivan", {text_at("Kyivan", 54, 51)});
    made.label("Odesa", {text_at("Odesa", 50, 80)});
    made.label("Two lines", {text_at("Two", 100, 50), text_at("lines", 100, 54.6)});
    auto explanation = made.explained();
    CHECK(said(explanation.label_overlaps) == "label 'Kyiv' and label 'Kyivan'");
    CHECK(explanation.labels[3].box.height() > explanation.labels[0].box.height() + 3);
    // A label whose slope passes the corner of another's box does not touch it.
    MadePage turned;
    turned.label("across", {text_at("mmmmm", 50, 50)});
    turned.label("climbing", {text_at("mmmmm", 74, 48, -45)});
    CHECK(said(turned.explained().label_overlaps) == "");
    turned.label("through", {text_at("mmmmm", 58, 56, -45)});
    CHECK(said(turned.explained().label_overlaps) == "label 'across' and label 'through'");
}

TEST_CASE("labels under callouts, leaders or furniture are found", "[inspect]") {
    MadePage made;
    made.label("Kyiv", {text_at("Kyiv", 50, 50)});
    MadePage::box(*made.callouts, scene::Role::callout, "a", {{40, 45}, {52, 60}});
    made.leader("b", {{45, 70}, {54, 49}, {60, 30}});
    MadePage::box(*made.furniture, scene::Role::furniture, "legend", {{51, 40}, {90, 49}});
    const auto explanation = made.explained();
    CHECK(said(explanation.label_overlaps) == "label 'Kyiv' and callout 'a'; label 'Kyiv' and leader of 'b'; "
                                              "label 'Kyiv' and furniture 'legend'");
    CHECK(said(explanation.callout_overlaps) ==
          "callout 'a' and leader of 'b'; callout 'a' and furniture 'legend'; leader of 'b' and furniture 'legend'");
}

TEST_CASE("leaders that cross are found; leaders that meet at one place do not cross", "[inspect]") {
    MadePage made;
    made.leader("a", {{0, 0}, {20, 0}, {40, 40}});
    made.leader("b", {{40, 0}, {20, 40}});
    made.leader("c", {{60, 60}, {40, 40}});
    CHECK(said(made.explained().crossings) == "leader of 'a' and leader of 'b'");
    MadePage own;
    MadePage::box(*own.callouts, scene::Role::callout, "a", {{0, 0}, {20, 10}});
    own.leader("a", {{19, 5}, {40, 5}});
    CHECK(said(own.explained().callout_overlaps) == "");
}

TEST_CASE("twelve callouts on a page of 1600 by 1100 px", "[inspect]") {
    // Twelve power plants of the default data, on the map in actual use.
    Diagnostics diagnostics;
    const auto page = workbench::page_of(
        workbench::spec_from("map: twelve\nat: 2025-03-18\nsize: [1600 px, 1100 px]\n"
                             "view: { around: areas/ukraine, margin: 14% }\nlayers:\n  - { use: basemap }\n"
                             "  - { id: control, source: control, class: held }\n"
                             "  - { id: places, source: base/places, where: \"country = 'UA' AND kind IN ('capital', "
                             "'oblast-centre')\", class: place, class-by: kind, label: name }\n"
                             "  - { id: plants, source: energy/plants, where: \"mw >= 1600\", class: annotated, "
                             "annotate: callout, fields: { title: name_en, text: full_en } }\n"
                             "furniture: [title, inset: { of: areas/ukraine, at: top-right }, scale-bar, legend, "
                             "credits]\n"),
        diagnostics);
    CHECK(workbench::told(diagnostics) == "");
    REQUIRE(page);
    const Explanation explanation = explain(*page, workbench::typesetter());
    CHECK(explanation.callouts.size() == 12);
    for (const auto& callout : explanation.callouts) {
        INFO(callout.report.title);
        CHECK(callout.form == "callout");
        CHECK(callout.leader);
    }
    CHECK(said(explanation.crossings) == "");
    CHECK(said(explanation.callout_overlaps) == "");
    CHECK(said(explanation.label_overlaps) == "");
    CHECK(said(explanation.furniture_overlaps) == "");
}

TEST_CASE("the explanation as JSON has the structure that scripts rely on", "[inspect]") {
    const auto& made = workbench::composed("overview");
    REQUIRE(made.page);
    const Explanation explanation = explain(*made.page, workbench::typesetter());
    const auto json = nlohmann::json::parse(explanation_json(*made.page, explanation));
    CHECK(json.at("map") == "overview");
    CHECK(json.at("layers").size() == made.page->account.layers.size());
    CHECK(json.at("labels").at("placed") == explanation.labels.size());
    CHECK(json.at("labels").at("dropped").size() == made.page->account.dropped_labels.size());
    CHECK(json.at("callouts").at("placed") == 7);
    CHECK(json.at("legend").at(0).at("text") == made.page->account.legend.at(0).text);
    std::vector<std::string> drawn = json.at("classes_drawn");
    CHECK(std::find(drawn.begin(), drawn.end(), "held.before-2022") != drawn.end());
    int contact_lines = 0;
    for (const auto& styled : json.at("styled")) {
        if (styled.at("class") == "front-line.toothed.contact") {
            ++contact_lines;
            CHECK(styled.at("rules") == nlohmann::json{"front-line", "front-line.toothed"});
        }
    }
    CHECK(contact_lines == 1);
    std::sort(drawn.begin(), drawn.end());
    CHECK(std::adjacent_find(drawn.begin(), drawn.end()) == drawn.end());
}

TEST_CASE("the explanation as text has a line for each layer, drop and subject", "[inspect]") {
    const auto& made = workbench::composed("overview", "uk");
    REQUIRE(made.page);
    const std::string text = explanation_text(*made.page, explain(*made.page, workbench::typesetter()));
    for (const auto& layer : made.page->account.layers) {
        CHECK(text.find("\n  " + layer.id + " ") != std::string::npos);
    }
    for (const auto& drop : made.page->account.dropped_labels) {
        CHECK(text.find(drop.text) != std::string::npos);
        CHECK(text.find(drop.reason) != std::string::npos);
    }
    CHECK(text.find("7 as callouts, 0 in the key, 0 crossings, 0 overlaps") != std::string::npos);
}
