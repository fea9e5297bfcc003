// A map of many points: the same numbers and the same picture as when each is a feature.
#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "cli/program.hpp"

using namespace conflictmap;

namespace {

/// 24,000 points of two classes, every third of them far away, so that they are not kept. Of the others some are
/// outside the frame.
std::string many_points() {
    std::string csv = "lon,lat,kind\n";
    for (int i = 0; i < 24'000; ++i) {
        const bool far = i % 3 == 0;
        csv += fmt::format("{},{},{}\n", far ? -100 : 29.4 + (i % 100) * 0.04, 46.4 + (i / 100) * 0.012,
                           i % 2 == 0 ? "strike" : "talks");
    }
    return csv;
}

struct Drawn {
    cli_tests::Result result;
    nlohmann::json manifest;
    std::string svg;
    std::size_t png_bytes = 0;
};

Drawn draw(const cli_tests::Folder& folder, const std::string& more) {
    folder.write("points.csv", many_points());
    folder.write("many.yaml", "map: many\ntitle: Many\nsize: [120 mm, 90 mm]\n"
                              "view: { bbox: [29.5, 46.5, 32.5, 48.5] }\nlayers:\n"
                              "  - { id: events, source: points.csv, class: event, class-by: kind" +
                                  more + " }\nfurniture: [legend]\noutputs: [png, svg]\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "many.yaml", "-o", "out"};
    Drawn made;
    made.result = cli_tests::run(call);
    INFO(made.result.err);
    REQUIRE(made.result.exit_code == 0);
    const auto files = cli_tests::files_below(folder.path() / "out");
    made.manifest = nlohmann::json::parse(files.at("many/many.json"));
    made.svg = files.at("many/many.svg");
    made.png_bytes = files.at("many/many.png").size();
    return made;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("marks are counted and explained as features are", "[cli][marks]") {
    const cli_tests::Folder folder;
    const Drawn marks = draw(folder, "");
    const Drawn features = draw(folder, ", data: [kind]");
    CHECK(marks.result.err.find("note: layer 'events' has ") != std::string::npos);
    CHECK(features.result.err.find("so they are drawn without") == std::string::npos);
    CHECK(marks.manifest.at("layers") == features.manifest.at("layers"));
    const auto count_drawn = marks.manifest.at("layers").at(0).at("drawn").get<std::size_t>();
    CHECK(count_drawn > 6'000);
    CHECK(count_drawn < 16'000);
    // One use for each, and each class in the legend.
    CHECK(count(marks.svg, "<use ") == count_drawn);
    CHECK(count(features.svg, "data-layer=\"events\"") == count_drawn);
    for (const std::string text : {"Strike", "Talks"}) {
        CHECK(count(marks.svg, text) == count(features.svg, text));
        CHECK(count(marks.svg, text) > 0);
    }
    CHECK(marks.svg.size() < features.svg.size() / 4);
}
