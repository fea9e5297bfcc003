// Bars, sizes and the legend in groups.
#include "furniture/sample.hpp"
#include "furniture/write.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;
using furniture_tests::context;

namespace {

Bars sample() {
    Bars bars;
    bars.title = "Inside: {sum}";
    bars.unit = "GW";
    style::Lookup& lookup = workbench::lookup();
    const auto side = style::class_style(lookup, "side.held").style;
    for (const auto& [name, all, inside] :
         {std::tuple{"capacity.nuclear", 13.8, 6.0}, std::tuple{"capacity.gas", 1.7, 0.0},
          std::tuple{"capacity.coal", 4.0, 4.0}}) {
        const auto look = style::class_style(lookup, name).style;
        bars.rows.push_back({look, style::merged(look, side), all, inside});
    }
    return bars;
}

std::vector<std::string> words_of(const scene::Group& group) {
    std::vector<std::string> words;
    for (const auto& text : workbench::texts_of(group)) {
        words.push_back(text.text);
    }
    return words;
}

} // namespace

TEST_CASE("values of a size key are round, and each is at most a third of the previous one", "[furniture]") {
    CHECK(key_values(6000) == std::vector<double>{6000, 2000, 500});
    CHECK(key_values(3650) == std::vector<double>{3000, 1000, 200});
    CHECK(key_values(0).empty());
    CHECK(key_values(-3).empty());
}

TEST_CASE("bars are as long as their sums, and show how much of them is inside", "[furniture]") {
    const Context c = context();
    const Block block = bars_block(c, sample(), 90);
    CHECK(words_of(block.group) == std::vector<std::string>{"Inside: 51% of 19.5\u00a0GW", "43% of 13.8\u00a0GW",
                                                            "none of 1.7\u00a0GW", "all of 4.0\u00a0GW"});
    std::vector<double> lengths;
    for (const auto* path : workbench::paths_of(block.group)) {
        if (path->fill) {
            lengths.push_back(scene::bounds(path->outline).width());
        }
    }
    REQUIRE(lengths.size() == 3);
    CHECK(lengths[1] / lengths[0] == Approx(1.7 / 13.8));
    CHECK(block.width <= 90);
    CHECK(block.height > 0);
    CHECK(bars_block(c, Bars{}, 90).empty());
}

TEST_CASE("bars with their texts stay within a narrow width", "[furniture]") {
    const Context c = context();
    CHECK(bars_block(c, sample(), 40).width <= 40 + 1e-6);
}
