#include <set>

#include "furniture/sample.hpp"
#include "furniture/write.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;
using furniture_tests::context;
using furniture_tests::draw;
using furniture_tests::lookup;
using furniture_tests::sheet;
using furniture_tests::text_bounds;
using workbench::texts_of;

TEST_CASE("all kinds can be named in a spec, and only these", "[furniture]") {
    std::set<std::string> here;
    for (const Kind& kind : kinds()) {
        here.emplace(kind.name);
        CHECK_FALSE(kind.about.empty());
        CHECK(find_kind(kind.name) == &kind);
    }
    CHECK(here == std::set<std::string>(spec::furniture_kinds.begin(), spec::furniture_kinds.end()));
    CHECK(find_kind("clock") == nullptr);
}

TEST_CASE("furniture without contents takes no room", "[furniture]") {
    for (const Kind& kind : kinds()) {
        INFO(kind.name);
        Context empty = context();
        CHECK(draw(empty, std::string(kind.name), 100).empty());
    }
}

TEST_CASE("a long title is wrapped within the page without loss", "[furniture]") {
    for (const auto* language : {"en", "uk"}) {
        Context c = context(language);
        c.title = language == std::string("uk") ? "Дуже довга назва карти про те, що обговорюють у березні цього року"
                                                : "A very long title of a map about what is being discussed this March";
        c.subtitle = "A subtitle that is long enough to need two lines on a page as narrow as this one is";
        const Block block = draw(c, "title", 80);
        const auto texts = texts_of(block.group);
        REQUIRE(texts.size() == 5);
        CHECK(workbench::joined_texts(block.group) == c.title + " " + c.subtitle);
        for (const auto& text : texts) {
            CHECK(text.width <= 80);
            CHECK(text.at.x == 0);
        }
        for (std::size_t i = 1; i < texts.size(); ++i) {
            CHECK(texts[i].at.y > texts[i - 1].at.y + 0.9 * texts[i].font.size);
        }
        CHECK(texts.front().font.size > texts.back().font.size);
        CHECK(text_bounds(block.group).max.y <= block.height);
    }
    Context only = context();
    only.title = "Short";
    const Block one = draw(only, "title", 80);
    CHECK(texts_of(one.group).size() == 1);
    CHECK(one.height == Approx(line_height(style::text_style(lookup(), "title"))));
}

TEST_CASE("the date and the credits", "[furniture]") {
    Context c = context("uk");
    c.as_of = "18 березня 2025 року";
    CHECK(workbench::joined_texts(draw(c, "as-of", 100).group) == "Станом на 18 березня 2025 року.");
    c.credits = {"One sentence.", "Another, rather longer sentence that has to be wrapped.", "The end."};
    const Block credits = draw(c, "credits", 50);
    CHECK(workbench::joined_texts(credits.group) ==
          "One sentence. Another, rather longer sentence that has to be wrapped. The end.");
    CHECK(texts_of(credits.group).size() == 2);
    for (const auto& text : texts_of(credits.group)) {
        CHECK(text.width <= 50);
    }
}

TEST_CASE("the legend has a row for each class, with a sample beside its text", "[furniture]") {
    Context c = context();
    const auto add = [&](const std::string& name, const std::string& text, const std::string& kind) {
        c.legend.push_back({name, text, style::class_style(lookup(), name).style, kind, 0});
    };
    add("held.since-2022", "Held since 2022", "area");
    add("held.before-2022", "Held since 2014", "area");
    add("front-line.toothed", "Line of contact", "line");
    add("plant.nuclear", "Nuclear power plant", "point");
    add("subject", "Under discussion, with a text of some length", "area");
    for (const auto* item : {"legend", "{ legend: { at: top-left } }", "{ legend: { columns: 2 } }"}) {
        INFO(item);
        const Block block = draw(c, item, 170);
        std::vector<std::string> rows;
        for (const auto& each : block.group.items) {
            const auto& row = *std::get<std::unique_ptr<scene::Group>>(each);
            CHECK(row.css_class == "legend-row");
            CHECK_FALSE(workbench::paths_of(row).empty());
            const auto texts = texts_of(row);
            REQUIRE(texts.size() == 1);
            rows.push_back(texts[0].text);
            // The sample ends before the text begins.
            for (const auto* path : workbench::paths_of(row)) {
                if (!path->fill || path->stroke) {
                    continue;
                }
                CHECK(scene::bounds(path->outline).max.x < texts[0].at.x);
            }
        }
        CHECK(rows == std::vector<std::string>{"Held since 2022", "Held since 2014", "Line of contact",
                                               "Nuclear power plant", "Under discussion, with a text of some length"});
        const auto box = text_bounds(block.group);
        CHECK(box.max.x <= block.width + 1e-6);
        CHECK(box.max.y <= block.height + 0.5);
        CHECK(block.width <= 170);
    }
    // One column on the map; below the map as many as fit.
    const auto columns = [&](const Block& block) {
        std::set<long> lefts;
        for (const auto& text : texts_of(block.group)) {
            lefts.insert(std::lround(text.at.x * 1000));
        }
        return lefts.size();
    };
    CHECK(columns(draw(c, "{ legend: { at: top-left } }", 170)) == 1);
    CHECK(columns(draw(c, "{ legend: { columns: 2 } }", 170)) == 2);
    CHECK(columns(draw(c, "legend", 170)) == 2);
    CHECK(columns(draw(c, "legend", 40)) == 1);
}

TEST_CASE("drawing a piece does not change its prepared data", "[furniture]") {
    const auto workspace = workbench::workspace_on();
    const auto map = workbench::spec_from(
        "map: t\nview: { around: areas/ukraine }\nlayers: []\nfurniture: [{ inset: { of: areas/ukraine } }]\n");
    compose::Styles styles(workspace.style);
    Diagnostics diagnostics;
    const auto inset = furniture_tests::prepare(map, {}, workspace, styles, diagnostics);
    REQUIRE(inset);
    REQUIRE(inset->body() != nullptr);
    Context c = context();
    c.workspace = &workspace;
    const auto drawn = [&] {
        scene::Scene scene;
        scene.root = draw(c, map.furniture[0], inset.get(), 100).group;
        return scene::dump(scene);
    };
    const std::string first = drawn();
    CHECK(first.size() > 1000);
    CHECK(drawn() == first);
}

TEST_CASE("figures: the shares add up, and so do the bars", "[furniture]") {
    for (const auto* language : {"en", "uk"}) {
        Context c = context(language);
        const auto style_of = [](const char* name) { return style::class_style(lookup(), name).style; };
        PreparedFigures prepared;
        prepared.figures = {
            {"Donetsk oblast",
             26517,
             {{"before 2022", style_of("held.before-2022"), 9000}, {"since 2022", style_of("held.since-2022"), 10358}}},
            {"Nobody's", 1000, {}}};
        const Block block =
            draw(c, "{ figures: { of: areas/donbas, measure: control, width: 40 mm } }", 170, &prepared);
        const std::string said = workbench::joined_texts(block.group);
        INFO(said);
        CHECK(block.width == Approx(40));
        CHECK(said.find("Donetsk oblast") != std::string::npos);
        CHECK(said.find("73%") != std::string::npos); // 19,358 of 26,517
        CHECK(said.find(language == std::string("uk") ? "19\u00a0400" : "19,400") != std::string::npos);
        CHECK(said.find(language == std::string("uk") ? "26\u00a0500" : "26,500") != std::string::npos);
        CHECK(said.find("34%") != std::string::npos);
        CHECK(said.find("39%") != std::string::npos);
        CHECK(said.find("0%") != std::string::npos);
        for (const auto& text : texts_of(block.group)) {
            CHECK(text.at.x + text.width <= 40 + 1e-6);
        }
        // The parts of the bar are as wide as their shares and adjacent.
        std::vector<scene::PageBox> parts;
        for (const auto* path : workbench::paths_of(block.group)) {
            const auto box = scene::bounds(path->outline);
            if (path->fill && box.width() < 39.9 && box.height() > 1) {
                parts.push_back(box);
            }
        }
        REQUIRE(parts.size() == 2);
        CHECK(parts[0].min.x == Approx(0).margin(1e-9));
        CHECK(parts[0].width() == Approx(40 * 9000.0 / 26517));
        CHECK(parts[1].min.x == Approx(parts[0].max.x));
        CHECK(parts[1].width() == Approx(40 * 10358.0 / 26517));
        // In a strip they are side by side across the page.
        const Block strip = draw(c, "{ figures: { of: areas/donbas, measure: control, at: bottom } }", 170, &prepared);
        CHECK(strip.width == Approx(170));
        CHECK(strip.height < block.height);
    }
}

TEST_CASE("figures report what they cannot measure", "[furniture]") {
    const auto workspace = workbench::workspace_on();
    const auto layers = workbench::load("  - { id: control, source: control, class: held }\n", workspace);
    compose::Styles styles(workspace.style);
    const auto figures = [&](const std::string& options, Diagnostics& diagnostics) {
        const auto map = workbench::spec_from(
            "map: t\nview: { around: areas/ukraine }\nlayers: []\nfurniture:\n  - { figures: " + options + " }\n");
        const auto prepared = furniture_tests::prepare(map, layers, workspace, styles, diagnostics);
        const auto* measured = dynamic_cast<const PreparedFigures*>(prepared.get());
        return measured == nullptr ? std::vector<Figure>{} : measured->figures;
    };
    Diagnostics diagnostics;
    const auto good = figures("{ of: areas/donbas, measure: control }", diagnostics);
    INFO(workbench::told(diagnostics));
    CHECK(diagnostics.all().empty());
    REQUIRE(good.size() == 2);
    for (const auto& figure : good) {
        CHECK(figure.total_km2 > 20'000);
        REQUIRE(figure.rows.size() == 2);
        CHECK(figure.rows[0].text == "before 2022");
        CHECK(figure.rows[1].text == "since 2022");
        CHECK(figure.rows[0].style.fill);
        CHECK(figure.rows[0].km2 + figure.rows[1].km2 < figure.total_km2);
    }
    CHECK(figures("{ of: base/oblasts, where: \"iso = 'UA-65'\", measure: control }", diagnostics).size() == 1);
    CHECK(diagnostics.all().empty());
    CHECK(figures("{ of: areas/donbas }", diagnostics).empty());
    CHECK(figures("{ measure: control }", diagnostics).empty());
    CHECK(figures("{ of: areas/donbas, measure: nobody }", diagnostics).empty());
    CHECK(figures("{ of: areas/nowhere, measure: control }", diagnostics).empty());
    REQUIRE(diagnostics.all().size() == 4);
    CHECK(diagnostics.all()[2].message == "no layer 'nobody' on this map");
    CHECK(diagnostics.all()[2].place.column > 1);
    CHECK(diagnostics.all()[3].code == "unknown-source");
}
