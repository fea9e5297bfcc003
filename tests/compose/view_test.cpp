#include "geom/earth.hpp"
#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using workbench::workspace_on;

namespace {

const projection::PageBox window{{10, 20}, {170, 130}};

std::optional<View> view_of(const std::string& text, Diagnostics& diagnostics, const std::string& projection = "auto") {
    const auto map = workbench::spec_from("map: t\nview: " + text + "\nlayers: []\n");
    return make_view(map.view, {projection, {}}, workspace_on(), workbench::reads(), diagnostics);
}

View good_view(const std::string& text, const std::string& projection = "auto") {
    Diagnostics diagnostics;
    auto view = view_of(text, diagnostics, projection);
    INFO(workbench::told(diagnostics));
    REQUIRE(view);
    CHECK(diagnostics.all().empty());
    return std::move(*view);
}

std::string wrong_view(const std::string& text, const std::string& projection = "auto") {
    Diagnostics diagnostics;
    CHECK_FALSE(view_of(text, diagnostics, projection));
    INFO(workbench::told(diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const Place& place = diagnostics.all()[0].place;
    return diagnostics.all()[0].code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

geom::Point<geom::Lonlat> on_earth(const View& view, geom::Point<geom::Page> point) {
    const auto place = view.projection.inverse(fit_view(view, window).to_plane(point));
    REQUIRE(place);
    return *place;
}

geom::Box<geom::Page> on_page(const View& view) {
    const auto fit = fit_view(view, window);
    geom::Box<geom::Page> box;
    geom::for_each_part(view.subject, [&](const auto& part) {
        for (const auto& point : part) {
            if (const auto plane = view.projection.forward({point.x, point.y})) {
                box.add(fit.to_page(*plane));
            }
        }
    });
    return box;
}

} // namespace

TEST_CASE("a view by centre and width shows that many kilometres", "[compose]") {
    const std::pair<std::string, double> cases[] = {{"{ centre: [34.59, 47.51], width: 42 km }", 42},
                                                    {"{ centre: [31, 48.5], width: 600 km }", 600},
                                                    {"{ centre: [31, 48.5], width: 1500km }", 1500},
                                                    {"{ centre: [-155.5, 19.6], width: 150 km }", 150},
                                                    {"{ centre: [25, 70], width: 2 km }", 2}};
    for (const auto& [text, km] : cases) {
        INFO(text);
        const View view = good_view(text);
        const double y = window.centre().y;
        const auto left = on_earth(view, {window.min.x, y});
        const auto right = on_earth(view, {window.max.x, y});
        CHECK(geom::distance_km(left, right) == Approx(km).epsilon(0.01));
    }
}

TEST_CASE("the centre is in the middle", "[compose]") {
    const View view = good_view("{ centre: [34.59, 47.51], width: 42 km }");
    const auto middle = on_earth(view, window.centre());
    CHECK(geom::distance_km(middle, {34.59, 47.51}) < 0.1);
}

TEST_CASE("a view by bbox shows the whole box and little more", "[compose]") {
    const View view = good_view("{ bbox: [22, 44, 40.5, 52.5], margin: 0% }");
    const auto box = on_page(view);
    CHECK(window.grown(0.01).contains(box.min));
    CHECK(window.grown(0.01).contains(box.max));
    // One pair of sides touches the window.
    const double slack = std::min(window.width() - box.width(), window.height() - box.height());
    CHECK(slack < 0.03 * window.height());
}

TEST_CASE("a view around a set leaves its margin", "[compose]") {
    for (const auto& [text, margin] :
         {std::pair{"{ around: areas/ukraine, margin: 8% }", 0.08},
          std::pair{"{ around: areas/crimea, margin: 0% }", 0.0},
          std::pair{"{ around: base/places, where: \"name_en IN ('Kyiv', 'Odesa')\" }", 0.05}}) {
        INFO(text);
        const View view = good_view(text);
        const auto box = on_page(view);
        const double x_share = box.width() * (1 + 2 * margin) / window.width();
        const double y_share = box.height() * (1 + 2 * margin) / window.height();
        CHECK(std::max(x_share, y_share) == Approx(1).epsilon(0.01));
        CHECK(box.centre().x == Approx(window.centre().x).margin(0.5));
        CHECK(box.centre().y == Approx(window.centre().y).margin(0.5));
    }
}

TEST_CASE("where selects the subject of a view", "[compose]") {
    const auto all = good_view("{ around: base/oblasts }");
    const auto one = good_view("{ around: base/oblasts, where: \"iso = 'UA-46'\" }");
    CHECK(one.extent.width() < all.extent.width() / 4);
    const auto middle = on_earth(one, window.centre());
    CHECK(geom::distance_km(middle, {24.03, 49.84}) < 60); // Lviv
}

TEST_CASE("shift moves the subject right and down", "[compose]") {
    const auto still = on_page(good_view("{ around: areas/crimea, margin: 5% }"));
    const auto moved = on_page(good_view("{ around: areas/crimea, margin: 5%, shift: [10%, -5%] }"));
    CHECK(moved.centre().x - still.centre().x == Approx(0.10 * window.width()));
    CHECK(moved.centre().y - still.centre().y == Approx(-0.05 * window.height()));
    CHECK(moved.width() == Approx(still.width()));
}

TEST_CASE("a single place is enough for a map", "[compose]") {
    const View view = good_view("{ around: base/places, where: \"name_en = 'Kyiv' AND country = 'UA'\" }");
    const auto fit = fit_view(view, window);
    CHECK(std::isfinite(fit.mm_per_metre));
    CHECK(geom::distance_km(on_earth(view, window.centre()), {30.52, 50.45}) < 5);
}

TEST_CASE("everything that a window can show is in the generous extent", "[compose]") {
    for (const auto* text : {"{ around: areas/ukraine }", "{ bbox: [-10, 34, 62, 66] }",
                             "{ centre: [34.59, 47.51], width: 42 km, shift: [20%, 20%] }"}) {
        INFO(text);
        const View view = good_view(text);
        const auto extent = generous_extent(view, 180, 150);
        REQUIRE(extent);
        for (const double height : {60.0, 110.0, 150.0}) {
            const projection::PageBox box{{5, 10}, {175, 10 + height}};
            const auto seen = projection::visible_extent(view.projection, fit_view(view, box), box);
            CHECK(extent->min.x <= seen.min.x);
            CHECK(extent->min.y <= seen.min.y);
            CHECK(extent->max.x >= seen.max.x);
            CHECK(extent->max.y >= seen.max.y);
        }
    }
}

TEST_CASE("errors in views are reported at their place", "[compose]") {
    CHECK(wrong_view("{ around: areas/ukrain }") == "unknown-source 2:17");
    CHECK(wrong_view("{ around: base/places, where: \"name_en = 'Atlantis'\" }") == "empty-view 2:17");
    for (const auto* width : {"600", "600 miles", "0 km", "-5 km", "km", "50000 km", "600 km wide", "x km"}) {
        INFO(width);
        CHECK(wrong_view(std::string("{ centre: [31, 48], width: ") + width + " }") == "view-width 2:34");
    }
    CHECK(wrong_view("{ bbox: [22, 44, 40, 52] }", "EPSG:99999999").ends_with("2:7"));
}
