#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

#include "base/timings.hpp"

using namespace conflictmap;

TEST_CASE("stages count their own time, and not that of stages inside them", "[base]") {
    using namespace std::chrono_literals;
    take_timings();
    {
        const Stage outer("outer");
        {
            const Stage inner("inner");
            std::this_thread::sleep_for(20ms);
        }
        const Stage again("inner");
    }
    const Timings timings = take_timings();
    REQUIRE(timings.size() == 2);
    CHECK(timings[0].first == "outer"); // in the order in which they began
    CHECK(timings[1].first == "inner");
    CHECK(timings[1].second >= 0.02);
    CHECK(timings[0].second < timings[1].second);
    CHECK(take_timings().empty());
}
