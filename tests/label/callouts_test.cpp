#include <catch2/catch.hpp>

#include <algorithm>

#include "label/placement.hpp"
#include "ukraine_sample.hpp"

using namespace conflictmap::label;

TEST_CASE("twelve callouts around a subject: none lost, no crossing, no overlap") {
    for (const double middle : {65.0, 90.0, 115.0}) {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto the_case = sample::oval(seed, 12, middle);
            const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
            INFO("middle " << middle << " seed " << seed);
            CHECK(sample::fault_in(the_case, result) == "");
            CHECK(result.placed.size() == 12);
            double longest = 0;
            for (const auto& placed : result.placed) {
                longest = std::max(longest, length_of(placed.leader));
            }
            CHECK(longest < 80);
        }
    }
}

TEST_CASE("guarantees also hold for straight leaders") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto the_case = sample::oval(seed, 9);
        the_case.options.shape = LeaderShape::straight;
        const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
        CHECK(sample::fault_in(the_case, result) == "");
        CHECK(result.placed.size() == 9);
        for (const auto& placed : result.placed) {
            CHECK(placed.leader.size() == 2);
        }
    }
}

TEST_CASE("far too many callouts: some are dropped with a reason, guarantees hold") {
    const auto the_case = sample::oval(3, 40);
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(sample::fault_in(the_case, result) == "");
    CHECK(result.placed.size() >= 16); // the exact number depends on the search
    for (const auto& drop : result.dropped) {
        CHECK(drop.reason.find("no free place") != std::string::npos);
    }
}

TEST_CASE("boxes above each other share their left side") {
    sample::CalloutCase the_case;
    the_case.options.frame = sample::frame;
    the_case.obstacles.push_back(
        {sample::polygon({{0, 0}, {130, 0}, {138, 125}, {0, 125}}), 0, hard, 0, "the subject"}); // a slanting shore
    for (std::size_t i = 0; i < 5; ++i) {
        const double y = 15 + 22 * static_cast<double>(i);
        the_case.callouts.push_back(sample::subject(i, "callout", 28 + static_cast<double>(i), 11, {{124, y}}));
    }
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(sample::fault_in(the_case, result) == "");
    REQUIRE(result.placed.size() == 5);
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(result.placed[i].box.min.x == Approx(result.placed[0].box.min.x));
        CHECK(result.placed[i].box.min.y > result.placed[i - 1].box.max.y);
    }
}

TEST_CASE("one of several layouts of a text is chosen and reported") {
    auto the_case = sample::oval(1, 1);
    the_case.callouts[0].sizes = {{30, 500, 0}, {30, 10, 0.5}, {40, 8, 3}};
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(result.placed.size() == 1);
    CHECK(result.placed[0].size == 1);
    CHECK(result.placed[0].box.width() == Approx(30));
    CHECK(result.placed[0].box.height() == Approx(10));
}

TEST_CASE("boxes prefer empty areas, and leaders cross the subject as little as possible") {
    sample::CalloutCase the_case;
    the_case.options.frame = sample::frame;
    the_case.callouts = {sample::subject(0, "one", 30, 10, {{60, 62}})};
    for (double y = 2; y < 125; y += 2) { // lines all over the left half
        the_case.obstacles.push_back({PageLine{{0, y}, {65, y}}, 0.1, 0, 0, "a line", 0.1});
    }
    const auto on_calm = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(on_calm.placed.size() == 1);
    CHECK(on_calm.placed[0].box.min.x > 65);
    the_case.obstacles = {{sample::polygon({{50, 40}, {120, 40}, {120, 90}, {50, 90}}), 0, hard, 0, "land", 0, 0.5}};
    const auto off_land = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(off_land.placed.size() == 1);
    CHECK(off_land.placed[0].box.max.x < 50); // the shore is 10 mm away there, 22 mm elsewhere
}

TEST_CASE("a hand-set callout stays, the others make room") {
    auto the_case = sample::oval(2, 10);
    the_case.callouts[7].at = PagePoint{3, 3};
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(sample::fault_in(the_case, result) == "");
    const auto found =
        std::find_if(result.placed.begin(), result.placed.end(), [](const auto& p) { return p.key == 7; });
    REQUIRE(found != result.placed.end());
    CHECK(found->box.min == PagePoint{3, 3});
    the_case.callouts[7].at = PagePoint{80, 60}; // on the subject
    const auto refused = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(refused.dropped.size() == 1);
    CHECK(refused.dropped[0].reason == "no free place: the subject");
    the_case.callouts[7].at = PagePoint{170, 60};
    CHECK(place_callouts(the_case.callouts, the_case.obstacles, the_case.options).dropped[0].reason ==
          "outside the frame");
}

TEST_CASE("the result does not depend on the order in memory of callouts") {
    auto the_case = sample::oval(6, 9);
    the_case.obstacles.push_back({Quad{{20, 20}, 8, 2, 0}, 0, 2.3, 1.7, "a label"});
    the_case.obstacles.push_back({PageLine{{0, 100}, {180, 104}}, 0.3, 1.1, 0.9, "a river"});
    const auto one = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    std::reverse(the_case.callouts.begin(), the_case.callouts.end());
    std::reverse(the_case.obstacles.begin(), the_case.obstacles.end());
    const auto two = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(one.placed.size() == two.placed.size());
    for (std::size_t i = 0; i < one.placed.size(); ++i) {
        CHECK(one.placed[i].box == two.placed[i].box);
        CHECK(one.placed[i].leader == two.placed[i].leader);
    }
}

TEST_CASE("two callouts may point to one place") {
    auto the_case = sample::oval(1, 2);
    the_case.callouts[1].anchors = the_case.callouts[0].anchors;
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(result.placed.size() == 2);
    CHECK(sample::fault_in(the_case, result) == "");
}

TEST_CASE("callouts that cannot be measured or reached are dropped with a reason") {
    auto the_case = sample::oval(1, 3);
    the_case.callouts[0].sizes[0].width = 0;
    the_case.callouts[1].anchors = {{400, 400}};
    the_case.callouts[2].sizes[0].height = 300;
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(result.dropped.size() == 3);
    CHECK(result.dropped[0].reason == "its box could not be measured");
    CHECK(result.dropped[1].reason == "outside the frame: the place it points to");
    CHECK(result.dropped[2].reason == "no free place: the box is larger than the region");
}

TEST_CASE("a second anchor is used if the first is enclosed") {
    auto the_case = sample::oval(1, 1);
    the_case.callouts[0].anchors = {{90, 62}, {110, 62}};
    for (const double side : {-4.0, 4.0}) {
        the_case.obstacles.push_back({Quad{{90, 62 + side}, 5, 0.5, 0}, 0, 0, hard, "wall"});
        the_case.obstacles.push_back({Quad{{90 + side, 62}, 0.5, 5, 0}, 0, 0, hard, "wall"});
    }
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(result.placed.size() == 1);
    CHECK(*result.placed[0].anchor == PagePoint{110, 62});
    the_case.callouts[0].anchors.pop_back();
    const auto none_left = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    REQUIRE(none_left.dropped.size() == 1);
    CHECK(none_left.dropped[0].reason == "no leader reaches its place: wall is in the way");
}

TEST_CASE("the seven callouts of the sketched overview are next to Ukraine, and its towns keep their labels") {
    const auto the_case = sample::overview();
    const auto result = place_callouts(the_case.callouts, the_case.obstacles, the_case.options);
    CHECK(sample::fault_in(the_case, result) == "");
    CHECK(result.placed.size() == 7);
    CHECK(crossings(result.placed) == 0);
    auto labels = sample::overview_labels();
    for (const auto& obstacle : obstacles_of(result.placed, 0.4)) {
        labels.obstacles.push_back(obstacle);
    }
    const Result towns = place(labels.requests, labels.obstacles, sample::overview_frame);
    CHECK(sample::fault_in(labels, towns, sample::overview_frame) == "");
    CHECK(towns.dropped.empty());
}

TEST_CASE("crossings and overlaps are counted") {
    const PlacedCallout one{1, {{0, 0}, {10, 5}}, {{10, 2}, {30, 20}}, Side::right, PagePoint{30, 20}};
    PlacedCallout two{2, {{0, 20}, {10, 25}}, {{10, 22}, {30, 2}}, Side::right, PagePoint{30, 2}};
    CHECK(crossings({one, two}) == 1);
    CHECK(overlaps({one, two}) == 0);
    two.box = {{18, 8}, {25, 14}};
    two.leader = {};
    CHECK(crossings({one, two}) == 0);
    CHECK(overlaps({one, two}) == 1); // the leader of one runs through it
    two.box = {{5, 0}, {9, 9}};
    CHECK(overlaps({one, two}) == 1);
}
