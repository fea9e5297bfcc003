#include "workbench.hpp"

#include "furniture/furniture.hpp"

using namespace conflictmap;

TEST_CASE("an inset without 'of' shows the region of the catalogue", "[furniture]") {
    auto map = workbench::spec_from("map: t\nview: { around: areas/crimea }\nlayers: []\nfurniture: [inset]\n");
    auto workspace = workbench::workspace_of(map);
    Diagnostics diagnostics;
    const auto view = compose::make_view(map.view, map.projection, workspace, workbench::reads(), diagnostics);
    REQUIRE(view);
    const std::vector<compose::Layer> none;
    compose::Styles styles(workspace.style);
    const furniture::Source source{map,    workspace,         *view, none, workbench::groups(), {90, 90},
                                   styles, workbench::reads()};
    const auto prepare = furniture::find_kind("inset")->prepare;
    CHECK(prepare(map.furniture.at(0), source, diagnostics));
    CHECK(diagnostics.all().empty());
    workspace.catalogue.region.area.clear();
    CHECK_FALSE(prepare(map.furniture.at(0), source, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].message == "an inset needs 'of' (what it shows)");
}
