#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "label/candidates.hpp"
#include "ukraine_sample.hpp"

using namespace conflictmap::label;
using sample::frame;

namespace {

std::map<std::size_t, std::string> reasons_of(const Result& result) {
    std::map<std::size_t, std::string> out;
    for (const auto& drop : result.dropped) {
        out[drop.key] = drop.reason;
    }
    return out;
}

std::map<std::size_t, Quad> boxes_of(const Result& result) {
    std::map<std::size_t, Quad> out;
    for (const auto& placed : result.placed) {
        out[placed.key] = placed.box;
    }
    return out;
}

bool same(const Result& a, const Result& b) {
    const auto box_a = boxes_of(a);
    const auto box_b = boxes_of(b);
    return box_a.size() == box_b.size() && reasons_of(a) == reasons_of(b) &&
           std::equal(box_a.begin(), box_a.end(), box_b.begin(), [](const auto& x, const auto& y) {
               return x.first == y.first && x.second.centre == y.second.centre && x.second.angle == y.second.angle;
           });
}

/// First fit by rank over the eight places, like a simple labeller.
std::size_t first_fit(const sample::Case& the_case) {
    std::vector<const Request*> order;
    for (const auto& request : the_case.requests) {
        order.push_back(&request);
    }
    std::stable_sort(order.begin(), order.end(), [](const Request* a, const Request* b) { return a->rank < b->rank; });
    std::vector<Quad> taken;
    for (const Request* request : order) {
        auto all = candidates_of(*request, frame).all;
        for (const auto& candidate : all) {
            bool clear = inside(bounds(candidate.box), frame);
            for (const auto& quad : taken) {
                clear = clear && !overlap(candidate.box, quad, 0);
            }
            for (const auto& obstacle : the_case.obstacles) {
                clear = clear && (obstacle.owner == request->key || obstacle.cost < hard ||
                                  !overlap(candidate.box, std::get<Quad>(obstacle.shape), 0));
            }
            if (clear) {
                taken.push_back(candidate.box);
                break;
            }
        }
    }
    return taken.size();
}

} // namespace

TEST_CASE("guarantees hold on many made-up maps") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const int count = 20 + static_cast<int>(seed) * 8;
        sample::Case the_case = sample::towns(seed, count, seed % 2 == 0);
        sample::Rng rng(seed + 1000);
        the_case.obstacles.push_back({sample::wavy_line(rng, 40, 8), 0.4, 8, std::nullopt, "the front"});
        the_case.obstacles.push_back({sample::wavy_line(rng, 90, 8), 0.2, hard, std::nullopt, "a leader"});
        the_case.obstacles.push_back({Quad{{150, 20}, 25, 15, 0}, 0, hard, std::nullopt, "furniture"});
        the_case.obstacles.push_back({Quad{{40, 100}, 12, 3, 30}, 0, hard, std::nullopt, ""});
        for (std::size_t i = 0; i < 4; ++i) {
            Request river = sample::town(9000 + i, "river", {0, 0}, 3);
            river.where = AlongLine{{sample::wavy_line(rng, 20.0 + 25 * static_cast<double>(i), 2, 20)}, 0.5};
            the_case.requests.push_back(river);
        }
        const Result result = place(the_case.requests, the_case.obstacles, frame);
        INFO("seed " << seed);
        CHECK(sample::fault_in(the_case, result) == "");
        CHECK(result.placed.size() > the_case.requests.size() / 3);
    }
}

TEST_CASE("the result does not depend on the order in memory") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        sample::Case the_case = sample::towns(seed, 180, true);
        sample::Rng rng(seed);
        for (int i = 0; i < 5; ++i) {
            the_case.obstacles.push_back({sample::wavy_line(rng, 20.0 * i + 20, 6), 0.2, 1.1 + i, std::nullopt, ""});
        }
        const Result one = place(the_case.requests, the_case.obstacles, frame);
        std::reverse(the_case.requests.begin(), the_case.requests.end());
        std::rotate(the_case.obstacles.begin(), the_case.obstacles.begin() + 77, the_case.obstacles.end());
        CHECK(same(one, place(the_case.requests, the_case.obstacles, frame)));
    }
}

TEST_CASE("more labels are placed than by first fit over the same places") {
    std::size_t ours = 0;
    std::size_t theirs = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const sample::Case the_case = sample::towns(seed, 200, false);
        const std::size_t placed = place(the_case.requests, the_case.obstacles, frame).placed.size();
        const std::size_t simple = first_fit(the_case);
        INFO("seed " << seed);
        CHECK(placed >= simple);
        ours += placed;
        theirs += simple;
    }
    CHECK(ours > theirs + 50);
}

TEST_CASE("better ranks keep at least what they would get alone") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const sample::Case all = sample::towns(seed, 300, true);
        sample::Case best = all; // the same obstacles
        best.requests.erase(std::remove_if(best.requests.begin(), best.requests.end(),
                                           [](const Request& request) { return request.rank > 1; }),
                            best.requests.end());
        const auto boxes = boxes_of(place(all.requests, all.obstacles, frame));
        const auto alone = place(best.requests, best.obstacles, frame).placed.size();
        const auto kept = std::count_if(best.requests.begin(), best.requests.end(),
                                        [&](const Request& request) { return boxes.count(request.key) > 0; });
        CHECK(static_cast<std::size_t>(kept) >= alone);
    }
}

TEST_CASE("reasons name what is in the way") {
    Request fixed = sample::town(2, "Chuhuiv", {50, 50}, 5);
    fixed.where = Fixed{{50, 50}, 0};
    Request kharkiv = sample::town(1, "Kharkiv", {50, 50}, 2);
    kharkiv.where = Fixed{{52, 50}, 0};
    auto reasons = reasons_of(place({fixed, kharkiv}, {}, frame));
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[2] == "no free place: label 'Kharkiv' (rank 2) is there");

    const Obstacle legend{Quad{{50, 50}, 30, 30, 0}, 0, hard, std::nullopt, "furniture"};
    reasons = reasons_of(place({sample::town(3, "Odesa", {50, 50}, 1)}, {legend}, frame));
    CHECK(reasons[3] == "no free place: furniture");

    Obstacle symbol = sample::dot({50, 50}, 1, 20);
    reasons = reasons_of(place({kharkiv, fixed}, {symbol}, frame));
    CHECK(reasons[2] == "no free place: the symbol of 'Kharkiv'");
    CHECK(reasons.count(1) == 0); // its own symbol

    Request edge = sample::town(4, "Cut", {50, 50}, 1);
    edge.where = Fixed{{1, 50}, 0};
    CHECK(reasons_of(place({edge}, {}, frame))[4] == "outside the frame: every place crosses its edge");
    CHECK(reasons_of(place({sample::town(5, "Far", {-3, 50}, 1)}, {}, frame))[5] == "outside the frame");
    CHECK(reasons_of(place({sample::town(6, "Any", {5, 5}, 1)}, {}, PageBox{}))[6] == "outside the frame");
}

TEST_CASE("a label takes the side away from a soft line, and stays on its town's side of it") {
    const Request town = sample::town(1, "Toretsk", {50, 50}, 1);
    const PageLine front{{51.2, 20}, {51.2, 90}}; // just right of the dot
    const Result result = place({town}, {{front, 0.3, 8, std::nullopt, "the front"}}, frame);
    REQUIRE(result.placed.size() == 1);
    CHECK(result.placed[0].box.centre.x < 50);
    CHECK(result.placed[0].cost < 1);
    // The line is far enough away for the label to fit beyond it, but the label still does not go there.
    const PageLine near{{50.55, 20}, {50.55, 90}};
    const Result beyond = place({town}, {{near, 0.01, 8, std::nullopt, "the front"}}, frame);
    CHECK(beyond.placed[0].box.centre.x < 50);
}

TEST_CASE("a label avoids another town's dot even if it would fit") {
    const Request town = sample::town(1, "Kramatorsk", {50, 50}, 1);
    const double end = 50 + 1 + 12.5 + 0.6;
    const Result alone = place({town}, {sample::dot({50, 50}, 1)}, frame);
    CHECK(alone.placed[0].box.centre.x > 50);
    const Result beside = place({town}, {sample::dot({50, 50}, 1), sample::dot({end + 0.5, 50}, 2)}, frame);
    CHECK(beside.placed[0].box.centre.x < 50);
}

TEST_CASE("a hand-set side overrides costs but not hard obstacles") {
    Request town = sample::town(1, "Popasna", {50, 50}, 1);
    town.where = AtPoint{{50, 50}, 0.5, "n"};
    const Obstacle river{PageLine{{30, 48}, {70, 48}}, 0.2, 8, std::nullopt, "river"};
    const Result result = place({town}, {river}, frame);
    CHECK(result.placed[0].box.centre.y < 49);
    const Obstacle wall{Quad{{50, 40}, 30, 9, 0}, 0, hard, std::nullopt, "furniture"};
    const Result moved = place({town}, {wall}, frame);
    REQUIRE(moved.placed.size() == 1);
    CHECK(moved.placed[0].box.centre.y > 49);
}

TEST_CASE("the overview of Ukraine keeps every town") {
    const auto the_case = sample::overview_labels();
    const Result result = place(the_case.requests, the_case.obstacles, sample::overview_frame);
    CHECK(sample::fault_in(the_case, result, sample::overview_frame) == "");
    CHECK(result.dropped.empty());
    double cost = 0;
    for (const auto& placed : result.placed) {
        cost += placed.cost;
    }
    CHECK(cost / static_cast<double>(result.placed.size()) < 1.5);
}

TEST_CASE("guarantees hold on a crowded page of two thousand labels") {
    const PageBox poster{{0, 0}, {900, 600}};
    const sample::Case the_case = sample::towns(5, 2000, true, poster);
    const Result result = place(the_case.requests, the_case.obstacles, poster);
    CHECK(sample::fault_in(the_case, result, poster) == "");
    CHECK(result.placed.size() > 1950);
}

TEST_CASE("nothing in, nothing out") {
    const Result result = place({}, {}, frame);
    CHECK(result.placed.empty());
    CHECK(result.dropped.empty());
}

TEST_CASE("a fixed label takes the next of its places when the first is taken", "[label]") {
    Request ring;
    ring.text = "5 km";
    ring.forms = {Form{{LineSize{"5 km", 8}}}};
    ring.ascent = 2;
    ring.descent = 0.5;
    ring.leading = 3;
    ring.where = Fixed{{50, 50}, 0, {{30, 50}, {70, 50}}};
    const Obstacle first{Quad{{50, 50}, 5, 5, 0}, 0, hard, std::nullopt, "a leader"};
    const Obstacle second{Quad{{30, 50}, 5, 5, 0}, 0, hard, std::nullopt, "a leader"};
    CHECK(place({ring}, {}, frame).placed.at(0).box.centre.x == Approx(50));
    CHECK(place({ring}, {first}, frame).placed.at(0).box.centre.x == Approx(30));
    CHECK(place({ring}, {first, second}, frame).placed.at(0).box.centre.x == Approx(70));
}
