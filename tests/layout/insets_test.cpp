#include "furniture/prepared.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::layout;

namespace {

void collect_class(const scene::Group& group, const std::string& css_class, std::vector<const scene::Group*>& found) {
    if (group.css_class == css_class) {
        found.push_back(&group);
    }
    for (const auto& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            collect_class(**child, css_class, found);
        }
    }
}

std::vector<const scene::Group*> with_class(const scene::Group& group, const std::string& css_class) {
    std::vector<const scene::Group*> found;
    collect_class(group, css_class, found);
    return found;
}

/// A map of Crimea with this inset.
std::optional<Page> page_with(const std::string& inset, Diagnostics& diagnostics) {
    const auto map = workbench::spec_from("map: w\nat: 2025-03-18\nview: { around: areas/crimea }\nlayers:\n"
                                          "  - { source: areas/ukraine, class: land.ukraine }\n"
                                          "furniture:\n  - { inset: " +
                                          inset + " }\n");
    return workbench::page_of(map, diagnostics);
}

Page page_with_inset(const std::string& inset) {
    Diagnostics diagnostics;
    auto page = page_with(inset, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    return std::move(*page);
}

} // namespace

TEST_CASE("a locator shows where the map is: the extent is inside it", "[layout]") {
    int locators = 0;
    for (const auto& name : workbench::map_names()) {
        const auto& made = workbench::composed(name);
        REQUIRE(made.page);
        for (const auto* extent : with_class(made.page->scene.root, "extent")) {
            INFO(name);
            ++locators;
            REQUIRE(extent->clip);
            const auto window = scene::bounds(*extent->clip);
            const auto paths = workbench::paths_of(*extent);
            REQUIRE_FALSE(paths.empty());
            const auto ring = scene::bounds(paths.front()->outline);
            CHECK(window.contains(ring.min));
            CHECK(window.contains(ring.max));
            CHECK(ring.width() > 0.5);
            // The shape of the extent is that of the map's frame, except for the difference in projection.
            const auto frame = scene::bounds(
                workbench::paths_of(*workbench::find_group(made.page->scene.root, "frame")).front()->outline);
            CHECK(ring.width() / ring.height() == Approx(frame.width() / frame.height()).epsilon(0.15));
        }
    }
    CHECK(locators == 5);
}

TEST_CASE("the ring of a window is on its edge", "[layout]") {
    const auto workspace = workbench::workspace_on();
    Diagnostics diagnostics;
    spec::ViewSpec around;
    around.around = Placed<std::string>{"areas/crimea", {}};
    const auto view = compose::make_view(around, {"auto", {}}, workspace, workbench::reads(), diagnostics);
    REQUIRE(view);
    compose::Styles styles(workspace.style);
    const projection::PageBox box{{5, 10}, {125, 90}};
    const auto body = compose::make_body({}, *view, box, styles, diagnostics);
    const auto ring = furniture::window_ring(body.window);
    REQUIRE(ring.size() == 97);
    CHECK(ring.front() == ring.back());
    for (const auto& place : ring) {
        const auto plane = view->projection.forward(place);
        REQUIRE(plane);
        const auto page = body.window.fit.to_page(*plane);
        const double to_edge = std::min({std::abs(page.x - box.min.x), std::abs(page.x - box.max.x),
                                         std::abs(page.y - box.min.y), std::abs(page.y - box.max.y)});
        CHECK(to_edge < 0.01);
        CHECK(box.grown(0.01).contains(page));
    }
}

TEST_CASE("an inset has the requested size, proportions and place", "[layout]") {
    const auto frame_of = [](const Page& page) {
        const auto* holder = workbench::find_group(page.scene.root, "inset");
        REQUIRE(holder != nullptr);
        const auto extents = with_class(*holder, "extent");
        REQUIRE(extents.size() == 1);
        return scene::bounds(*extents.front()->clip);
    };
    const auto square = frame_of(page_with_inset("{ of: areas/ukraine, width: 24 mm, aspect: [1, 1], at: top-right }"));
    CHECK(square.width() == Approx(24));
    CHECK(square.height() == Approx(24));
    const auto wide = frame_of(page_with_inset("{ of: areas/ukraine, width: 30 mm, aspect: [3, 2], at: bottom-left }"));
    CHECK(wide.height() == Approx(20));
    CHECK(square.min.x > wide.max.x);
    CHECK(square.max.y < wide.min.y);
    // By default: a fifth of the page, in the proportions of its subject.
    const auto plain = frame_of(page_with_inset("{ of: areas/ukraine }"));
    CHECK(plain.width() == Approx(36));
    CHECK(plain.height() < plain.width());
}

TEST_CASE("a detail has a scale bar and a wedge, and no extent", "[layout]") {
    const Page page =
        page_with_inset("{ role: detail, of: areas/zaporizhzhia-plant, width: 50 mm, title: Site, layers: [{ source: "
                        "areas/zaporizhzhia-plant, class: site, class-by: kind }] }");
    const auto* holder = workbench::find_group(page.scene.root, "inset");
    REQUIRE(holder != nullptr);
    CHECK(with_class(*holder, "extent").empty());
    const std::string said = workbench::joined_texts(*holder);
    CHECK(said.find("Site") != std::string::npos);
    CHECK(said.find("\u00a0km") != std::string::npos);
    CHECK(said.find("\u00a0mile") != std::string::npos);
}

TEST_CASE("errors in an inset are reported", "[layout]") {
    for (const auto* inset : {"{ of: areas/nowhere }", "{ of: areas/ukraine, layers: [{ use: nobody }] }",
                              "{ of: areas/ukraine, layers: [{ source: areas/ukraine, class: nobody }] }",
                              "{ of: areas/ukraine, projection: nonsense }"}) {
        INFO(inset);
        Diagnostics diagnostics;
        CHECK_FALSE(page_with(inset, diagnostics));
        REQUIRE(diagnostics.has_errors());
        CHECK(diagnostics.all()[0].place.line == 7);
    }
}
