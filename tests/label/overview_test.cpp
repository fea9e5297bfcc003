// The callouts of the overview map, which were once placed badly: leaders across half of Ukraine, callouts lost.
#include <catch2/catch.hpp>

#include <algorithm>

#include "overview_sample.hpp"

using namespace conflictmap::label;

namespace {

const PlacedCallout& number(const CalloutResult& result, std::size_t key) {
    const auto found =
        std::find_if(result.placed.begin(), result.placed.end(), [&](const auto& placed) { return placed.key == key; });
    REQUIRE(found != result.placed.end());
    return *found;
}

} // namespace

TEST_CASE("the overview's seven callouts are where a cartographer would put them") {
    const auto the_case = sample::real_overview();
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(sample::fault_in(the_case, result) == "");
    REQUIRE(result.placed.size() == 7);
    CHECK(crossings(result.placed) == 0);
    CHECK(overlaps(result.placed) == 0);
    double total = 0;
    for (const auto& placed : result.placed) {
        total += length_of(placed.leader);
    }
    CHECK(total < 112);
    CHECK(length_of(number(result, 4).leader) < 45);
    CHECK(length_of(number(result, 5).leader) < 15);
    CHECK(length_of(number(result, 3).leader) < 20);
    // 2, 4 and 1 in a column to the right, from top to bottom
    const PageBox donbas = number(result, 2).box;
    const PageBox plant = number(result, 4).box;
    const PageBox land = number(result, 1).box;
    CHECK(donbas.min.x > 130);
    CHECK(plant.min.x == Approx(donbas.min.x));
    CHECK(land.min.x == Approx(donbas.min.x));
    CHECK(donbas.max.y < plant.min.y);
    CHECK(plant.max.y < land.min.y);
    // 5 above Ukraine's west, 6 at the top right, 7 in the sea, 3 east of it
    CHECK(number(result, 5).box.max.x < 90);
    CHECK(number(result, 5).box.max.y < 40);
    CHECK(number(result, 6).box.min.x > 90);
    CHECK(number(result, 6).box.max.y < 60);
    CHECK(number(result, 7).box.max.x < number(result, 3).box.min.x);
    CHECK(number(result, 7).box.min.y > 100);
}

TEST_CASE("the overview's callouts are all placed when its view is shifted a little") {
    for (const double dx : {-3.0, 0.0, 3.0}) {
        auto the_case = sample::real_overview();
        for (auto& callout : the_case.callouts) { // instead of moving the land, change the size of the boxes slightly
            for (auto& size : callout.sizes) {
                size.width += dx / 3;
                size.height += dx / 3;
            }
        }
        const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
        CHECK(sample::fault_in(the_case, result) == "");
        CHECK(result.placed.size() == 7);
    }
}
