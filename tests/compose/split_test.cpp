#include "compose/split.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using workbench::load;
using workbench::workspace_on;

namespace {

std::string wrong(const std::string& items) {
    const auto workspace = workspace_on();
    Diagnostics diagnostics;
    load_layers(workbench::layer_specs(items), workspace, workbench::lookup(), std::nullopt, workbench::reads(),
                diagnostics);
    REQUIRE_FALSE(diagnostics.all().empty());
    return diagnostics.all().front().code;
}

const std::string plants =
    "  - { id: plants, source: energy/plants, where: \"status = 'existing'\", class: capacity, "
    "class-by: fuel, size-by: mw, split: { by: control, inside: side.held, outside: side.free } }\n";

} // namespace

TEST_CASE("plants are divided by their side of the line", "[compose]") {
    const auto layers = load(plants, workspace_on());
    std::map<std::string, bool> held;
    for (const auto& feature : layers[0].features) {
        REQUIRE(feature.inside);
        CHECK(feature.overlay == (*feature.inside ? "side.held" : "side.free"));
        const auto& row = layers[0].table.features[feature.row];
        held[local_field(layers[0].table, row, "name", "en")] = *feature.inside;
    }
    CHECK(held.at("Luhansk"));
    CHECK(held.at("Vuhlehirsk"));
    CHECK_FALSE(held.at("Rivne"));
    CHECK_FALSE(held.at("Kryvyi Rih"));
}

TEST_CASE("sums by class and side add up", "[compose]") {
    const auto layers = load(plants, workspace_on());
    const auto sums = sums_of(layers[0], "mw");
    CHECK(sums.size() == 5);
    const ClassSum total = total_of(sums);
    double all = 0;
    int count = 0;
    for (const auto& sum : sums) {
        all += sum.all;
        count += sum.count;
        CHECK(sum.inside <= sum.all);
        CHECK(sum.count_inside <= sum.count);
        if (sum.style_class == "capacity.nuclear") {
            CHECK(sum.inside == Approx(6000));
            CHECK(sum.count_inside == 1);
        }
        if (sum.style_class == "capacity.hydro") {
            CHECK(sum.inside == 0);
        }
    }
    CHECK(total.all == Approx(all));
    CHECK(total.count == count);
    CHECK(count == static_cast<int>(layers[0].features.size()));
    const auto said = said_of(layers[0], "en");
    CHECK(said.at("plants.count") == std::to_string(count));
    CHECK(said.at("plants.inside") == std::to_string(total.count_inside));
    CHECK(said.at("plants.share") == fmt::format("{:.0f}%", 100 * total.inside / all));
    CHECK(sums_of(layers[0], "no-such-field").front().all == 0);
}

TEST_CASE("only points can be split, and only by areas", "[compose]") {
    CHECK(wrong("  - { id: o, source: base/oblasts, class: oblast, split: { by: control, inside: side.held, outside: "
                "side.free } }\n") == "split-points");
    CHECK(
        wrong("  - { id: p, source: energy/plants, class: plant, split: { by: base/places, inside: side.held, outside: "
              "side.free } }\n") == "no-polygons");
}
