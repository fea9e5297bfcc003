#include "compose/marks.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using source_tests::Folder;

namespace {

/// 12,000 points of two classes around 31° E, 48° N, every third of them far away.
std::string many_points() {
    std::string csv = "lon,lat,kind\n";
    for (int i = 0; i < 12'000; ++i) {
        const bool far = i % 3 == 0;
        csv += fmt::format("{},{},{}\n", far ? -100 : 30 + (i % 100) * 0.02, 47 + (i / 100) * 0.01,
                           i % 2 == 0 ? "strike" : "talks");
    }
    return csv;
}

std::string layer_with(const std::string& more) {
    return "  - { id: events, source: points.csv, class: event, class-by: kind" + more + " }\n";
}

std::vector<Layer> loaded(const Folder& folder, const std::string& more, Diagnostics& diagnostics) {
    Workspace workspace = workbench::workspace_on();
    workspace.spec_folder = folder.path;
    return load_layers(workbench::layer_specs(layer_with(more)), workspace, workbench::lookup(), std::nullopt,
                       workbench::reads(), diagnostics);
}

} // namespace

TEST_CASE("a layer of many points has marks, and says so", "[compose][marks]") {
    const Folder folder;
    folder.write("points.csv", many_points());
    Diagnostics diagnostics;
    const auto layers = loaded(folder, "", diagnostics);
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].features.empty());
    CHECK(layers[0].marks.points.size() == 12'000);
    CHECK(layers[0].marks.style_classes == std::vector<std::string>{"event.strike", "event.talks"});
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == Severity::note);
    CHECK(diagnostics.all()[0].code == "marks");
    CHECK(diagnostics.all()[0].message.find("12000 points") != std::string::npos);
    CHECK(diagnostics.all()[0].place.line > 0);
}

TEST_CASE("a layer keeps its rows if anything needs them", "[compose][marks]") {
    const Folder folder;
    folder.write("points.csv", many_points());
    for (const std::string more :
         {", label: kind", ", data: [kind]", ", size-by: lat", ", displace: 2 mm", ", annotate: badge",
          ", split: { by: areas/ukraine, inside: strike, outside: talks }", ", clip: areas/ukraine",
          ", label-text: One"}) {
        CAPTURE(more);
        Diagnostics diagnostics;
        const auto layers = loaded(folder, more, diagnostics);
        REQUIRE(layers.size() == 1);
        CHECK(layers[0].marks.points.empty());
        CHECK(layers[0].features.size() > 1000);
    }
    // Rows with such a field are events, which are listed and checked.
    std::string csv = many_points();
    csv.replace(csv.find("kind"), 4, "category");
    folder.write("points.csv", csv);
    Diagnostics diagnostics;
    CHECK(loaded(folder, "", diagnostics).at(0).marks.points.empty());
}
