#include "compose/displace.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

namespace {

using Point = geom::Point<geom::Page>;

const geom::Box<geom::Page> frame{{0, 0}, {100, 100}};

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

TEST_CASE("discs that hide each other are moved apart, the large one least", "[compose]") {
    const std::vector<Disc> discs{{{50, 50}, 6, 10}, {{52, 50}, 2, 10}};
    const auto at = set_apart(discs, frame);
    REQUIRE(at.size() == 2);
    CHECK(distance(at[0], at[1]) >= 6 + 2 - 2.0 / 7 - 0.1);
    CHECK(distance(at[0], {50, 50}) < 0.5);
    CHECK(distance(at[1], {52, 50}) > 3);
    CHECK(at[1].x > at[0].x); // it stays on its side
    CHECK(set_apart(discs, frame) == at);
}

TEST_CASE("discs that do not overlap stay, and no disc moves farther than allowed", "[compose]") {
    const std::vector<Disc> apart{{{20, 20}, 4, 9}, {{40, 40}, 4, 9}};
    const auto at = set_apart(apart, frame);
    CHECK(at[0] == Point{20, 20});
    CHECK(at[1] == Point{40, 40});
    std::vector<Disc> crowd;
    for (int i = 0; i < 12; ++i) {
        crowd.push_back({{50 + 0.1 * i, 50}, 5, 3});
    }
    const auto crowded = set_apart(crowd, frame);
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        CHECK(distance(crowded[i], crowd[i].home) <= 3 + 1e-9);
    }
    CHECK(set_apart({}, frame).empty());
}

TEST_CASE("discs at the same place move apart and stay inside the frame", "[compose]") {
    const auto at = set_apart({{{2, 50}, 3, 20}, {{2, 50}, 3, 20}}, frame);
    CHECK(distance(at[0], at[1]) > 5);
    for (const Point& point : at) {
        CHECK(point.x >= 2 - 1e-9); // its home is nearer to the edge than its radius
    }
}

TEST_CASE("moved plants are connected to their true places, others are not", "[compose]") {
    const auto& made = workbench::composed("energy");
    REQUIRE(made.page);
    const auto* ties = workbench::find_group(made.page->scene.root, "plants-ties");
    REQUIRE(ties != nullptr);
    CHECK(ties->css_class == "tie");
    CHECK(ties->items.size() >= 4);
    CHECK(workbench::find_group(made.page->scene.root, "places-ties") == nullptr);
    const auto* credits = workbench::find_group(made.page->scene.root, "credits");
    REQUIRE(credits != nullptr);
    CHECK(workbench::joined_texts(*credits).find("set apart by up to") != std::string::npos);
}
