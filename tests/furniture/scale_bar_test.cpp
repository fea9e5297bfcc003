#include "furniture/sample.hpp"
#include "geom/earth.hpp"
#include "layout/contents.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;
using furniture_tests::context;
using furniture_tests::draw;

namespace {

/// The number before the no-break space in "1,000 km" or "0.5 miles".
double figure(const std::string& text, const std::string& language = "en") {
    std::string digits;
    for (const char c : text.substr(0, text.rfind("\u00a0"))) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == (language == "en" ? '.' : ',')) {
            digits += '.';
        }
    }
    return std::stod(digits);
}

/// The bar's marks, read from the outline: the ends of km and miles.
struct Marks {
    double km = 0;
    double miles = 0;
};
Marks marks_of(const scene::Group& group) {
    const auto paths = workbench::paths_of(group);
    REQUIRE_FALSE(paths.empty());
    const auto& points = paths.front()->outline.points;
    REQUIRE(points.size() == 8);
    const double zero = points[0].x;
    return {points[4].x - zero, points[6].x - zero};
}

} // namespace

TEST_CASE("the bar is as long as its figures say", "[furniture]") {
    for (const double mm_per_km : {0.003, 0.05, 0.11, 0.37, 1.0, 4.0, 33.0, 400.0}) {
        INFO(mm_per_km);
        Context c = context();
        c.scale.mm_per_km = mm_per_km;
        const Block block = draw(c, "scale-bar", 100);
        const auto texts = workbench::texts_of(block.group);
        REQUIRE(texts.size() == 2);
        const Marks marks = marks_of(block.group);
        CHECK(marks.km == Approx(figure(texts[0].text) * mm_per_km).epsilon(1e-6));
        CHECK(marks.miles == Approx(figure(texts[1].text) * 1.609344 * mm_per_km).epsilon(1e-6));
        // Round figures, close to the intended length.
        const double km = figure(texts[0].text);
        const double lead = km / std::pow(10, std::floor(std::log10(km * 1.0000001)));
        CHECK((lead == Approx(1) || lead == Approx(2) || lead == Approx(3) || lead == Approx(5)));
        CHECK(marks.km <= 22 + 1e-6);
        CHECK(marks.km >= 22 / 2.01);
    }
}

TEST_CASE("the bar's words are in the map's language", "[furniture]") {
    Context c = context("uk");
    c.scale.mm_per_km = 0.02;
    const auto texts = workbench::texts_of(draw(c, "scale-bar", 100).group);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].text == "1\u00a0000\u00a0км");
    CHECK(texts[1].text == "500\u00a0миль");
    Context one = context();
    one.scale.mm_per_km = 12;
    CHECK(workbench::texts_of(draw(one, "scale-bar", 100).group)[1].text == "1\u00a0mile");
}

TEST_CASE("there is no bar where no single scale holds", "[furniture]") {
    Context c = context();
    c.scale.mm_per_km = 0.1;
    c.scale.spread = 0.05;
    CHECK_FALSE(draw(c, "scale-bar", 100).empty());
    c.scale.spread = 0.0501;
    CHECK(draw(c, "scale-bar", 100).empty());
    c.scale.spread = 0;
    c.scale.mm_per_km = 0;
    CHECK(draw(c, "scale-bar", 100).empty());
}

TEST_CASE("a map of the world gets no scale bar", "[furniture]") {
    for (const auto& [bbox, has_bar] : {std::pair{"[-180, -80, 180, 80]", false}, std::pair{"[-30, 0, 100, 75]", false},
                                        std::pair{"[22, 44, 41, 53]", true}}) {
        INFO(bbox);
        const auto map = workbench::spec_from("map: w\nat: 2025-03-18\nview: { bbox: " + std::string(bbox) +
                                              " }\nlayers:\n  - { source: base/countries, class: land }\n"
                                              "furniture: [title, scale-bar]\n");
        Diagnostics diagnostics;
        const auto page = workbench::page_of(map, diagnostics);
        INFO(workbench::told(diagnostics));
        REQUIRE(page);
        CHECK((workbench::find_group(page->scene.root, "scale-bar") != nullptr) == has_bar);
    }
}

TEST_CASE("on every standard map the bar is accurate within one per cent", "[furniture]") {
    int bars = 0;
    std::vector<std::pair<std::string, std::string>> pages;
    for (const auto& map_name : workbench::map_names()) {
        for (const auto& style : workbench::style_names()) {
            pages.emplace_back(map_name, style);
        }
    }
    for (const auto& [name, style] : pages) {
        INFO(name << " " << style);
        const auto& made = workbench::composed(name, "en", style);
        REQUIRE(made.page);
        const auto* holder = workbench::find_group(made.page->scene.root, "scale-bar");
        const auto* frame = workbench::find_group(made.page->scene.root, "frame");
        REQUIRE(frame != nullptr);
        if (holder == nullptr) {
            continue; // not requested, or the scale varies too much
        }
        ++bars;
        const double km = figure(workbench::texts_of(*holder).at(0).text);
        const double miles = figure(workbench::texts_of(*holder).at(1).text);
        const Marks marks = marks_of(*holder);
        const auto box = scene::bounds(workbench::paths_of(*frame).at(0)->outline);
        // The same view again, to measure what is under the bar's length in the middle of the map.
        auto map = workbench::map_spec(name);
        const auto workspace = workbench::workspace_of(map);
        Diagnostics diagnostics;
        const auto view = compose::make_view(map.view, map.projection, workspace, workbench::reads(), diagnostics);
        REQUIRE(view);
        const auto fit = compose::fit_view(*view, box);
        const auto on_earth = [&](double x, double y) { return *view->projection.inverse(fit.to_plane({x, y})); };
        const auto measured = [&](const scene::PagePoint& middle, double length) {
            return geom::distance_km(on_earth(middle.x - length / 2, middle.y),
                                     on_earth(middle.x + length / 2, middle.y));
        };
        CHECK(measured(box.centre(), marks.km) == Approx(km).epsilon(0.01));
        CHECK(measured(box.centre(), marks.miles) == Approx(miles * 1.609344).epsilon(0.01));
        // Elsewhere on the map the error is at most the allowed spread.
        for (const auto& corner : {box.min, box.max}) {
            CHECK(measured({corner.x, corner.y}, marks.km) == Approx(km).epsilon(0.05));
        }
    }
    CHECK(bars == 21);
}
