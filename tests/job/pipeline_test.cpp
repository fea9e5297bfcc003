#include <set>

#include "scene/dump.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::job;

namespace {

const std::string small = "map: w\nat: 2025-03-18\ntitle: \"Map {map} as of {at}\"\nview: { around: areas/crimea }\n"
                          "layers:\n  - { id: land, source: areas/ukraine, class: land.ukraine }\n";

std::optional<ComposedMap> map_from(const std::string& text, Diagnostics& diagnostics, const Variant& variant = {},
                                    const RenderOptions& options = {}) {
    return workbench::compose(workbench::spec_from(text), diagnostics, variant, options);
}

ComposedMap good(const std::string& text, const Variant& variant = {}, const RenderOptions& options = {}) {
    Diagnostics diagnostics;
    auto map = map_from(text, diagnostics, variant, options);
    INFO(workbench::told(diagnostics));
    REQUIRE(map);
    return std::move(*map);
}

std::string wrong(const std::string& text, const Variant& variant = {}, const RenderOptions& options = {}) {
    Diagnostics diagnostics;
    CHECK_FALSE(map_from(text, diagnostics, variant, options));
    INFO(workbench::told(diagnostics));
    REQUIRE_FALSE(diagnostics.all().empty());
    return diagnostics.all()[0].code + " " + std::to_string(diagnostics.all()[0].place.line);
}

void collect_ids(const scene::Group& group, std::vector<std::string>& ids) {
    if (!group.id.empty()) {
        ids.push_back(group.id);
    }
    for (const auto& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            collect_ids(**child, ids);
        }
    }
}

} // namespace

TEST_CASE("every standard map is composed without diagnostics, in every style, in English and in Ukrainian", "[job]") {
    for (const auto& name : workbench::map_names()) {
        for (const auto& style : workbench::style_names()) {
            for (const std::string language : {"en", "uk"}) {
                INFO(name << " " << style << " " << language);
                const auto& made = workbench::composed(name, language, style);
                CHECK(workbench::told(made.diagnostics) == "");
                REQUIRE(made.page);
                CHECK(made.page->facts.style == style);
                CHECK(made.page->scene.language == language);
                CHECK(made.page->scene.name == name);
                CHECK_FALSE(made.page->scene.description.empty());
                CHECK(made.page->scene.description.find('{') == std::string::npos);
                CHECK(made.page->account.placed_labels.size() >= 5);
                for (const auto& text : workbench::texts_of(made.page->scene.root)) {
                    CHECK(text.text.find('{') == std::string::npos);
                    CHECK_FALSE(text.text.empty());
                }
            }
        }
    }
}

TEST_CASE("all ids in a map's body are distinct", "[job]") {
    // Insets repeat ids of the map's layers; the SVG numbers them.
    for (const auto& name : workbench::map_names()) {
        INFO(name);
        const auto& made = workbench::composed(name);
        REQUIRE(made.page);
        const auto* body = workbench::find_group(made.page->scene.root, "map");
        REQUIRE(body != nullptr);
        std::vector<std::string> ids;
        collect_ids(*body, ids);
        CHECK(ids.size() > 30);
        std::sort(ids.begin(), ids.end());
        const auto twice = std::adjacent_find(ids.begin(), ids.end());
        CHECK((twice == ids.end() ? std::string("none") : *twice) == "none");
    }
}

TEST_CASE("all texts of a standard map are on the page", "[job]") {
    for (const auto& name : workbench::map_names()) {
        const auto& made = workbench::composed(name, "uk");
        REQUIRE(made.page);
        const scene::PageBox page{{0, 0}, {made.page->scene.width, made.page->scene.height}};
        for (const auto& text : workbench::texts_of(made.page->scene.root)) {
            INFO(name << ": " << text.text);
            const auto box = scene::bounds(workbench::typesetter().outline(text));
            CHECK(page.contains(box.min));
            CHECK(page.contains(box.max));
        }
    }
}

TEST_CASE("the same spec gives the same page", "[job]") {
    const auto once = good(small);
    const auto again = good(small);
    CHECK(scene::dump(once.page.scene) == scene::dump(again.page.scene));
    const auto name = workbench::map_names().front();
    Diagnostics diagnostics;
    const auto page = workbench::page_of(workbench::map_spec(name), diagnostics);
    REQUIRE(page);
    CHECK(scene::dump(page->scene) == scene::dump(workbench::composed(name).page->scene));
}

TEST_CASE("texts are filled in, and the command line takes precedence over the spec", "[job]") {
    CHECK(good(small).page.scene.title == "Map w as of 18 March 2025");
    CHECK(good(small).page.scene.width == 180);
    CHECK(good(small).page.scene.height == 135);
    RenderOptions options;
    options.at = "2024-12-01";
    options.size = "200 mm x 10 cm";
    CHECK(wrong(small, {"", "uk"}, options) == "size 0");
    options.size = "200 mm x 100 mm";
    options.values = {{"map", "mine"}};
    const ComposedMap map = good(small, {"", "uk"}, options);
    const layout::Page& page = map.page;
    CHECK(page.scene.title == "Map mine as of 1 грудня 2024 року");
    CHECK(page.scene.width == 200);
    CHECK(page.scene.height == 100);
    CHECK(map.info.at("title") == page.scene.title);
    CHECK(map.info.at("software") == "conflictmap");
}

TEST_CASE("pages that cannot be made give a reason", "[job]") {
    CHECK(wrong(small + "size: [24 mm, 100 mm]\n") == "page-too-small 7");
    CHECK(wrong(small + "size: [100 mm, 22 mm]\n") == "page-too-small 7");
    CHECK(wrong(small + "style: report-lite\n") == "unknown-style 7");
    CHECK(wrong(small + "style: ../../etc\n") == "unknown-style 7");
    CHECK(wrong("map: w\nview: { around: areas/crimea }\nlayers:\n  - { use: groun }\n") == "unknown-group 4");
    CHECK(wrong("map: w\nview: { around: areas/crime }\nlayers: []\n") == "unknown-source 2");
    CHECK(wrong(small, {"nobody", "en"}) == "unknown-style 0");
}

TEST_CASE("faults of view, layers and furniture are reported together", "[job]") {
    Diagnostics diagnostics;
    CHECK_FALSE(map_from("map: w\nview: { around: areas/crime }\nlayers:\n  - { source: base/placs, class: place }\n",
                         diagnostics));
    std::set<int> lines;
    for (const auto& each : diagnostics.all()) {
        lines.insert(each.place.line);
    }
    CHECK(lines == std::set<int>{2, 4});
}
