#include "furniture/sample.hpp"

using namespace conflictmap;
using furniture_tests::context;
using furniture_tests::draw;

TEST_CASE("an arrow shows north only if north is not up, or if requested", "[furniture]") {
    auto c = context();
    for (const double up : {0.0, 3.0, -7.9}) {
        c.scale.north_angle = up;
        CHECK(draw(c, "north-arrow", 100).empty());
    }
    CHECK_FALSE(draw(c, "{ north-arrow: { show: always } }", 100).empty());
    c.scale.north_angle = 30; // clockwise: to the right of up
    const auto block = draw(c, "north-arrow", 100);
    REQUIRE_FALSE(block.empty());
    const auto paths = workbench::paths_of(block.group);
    REQUIRE_FALSE(paths.empty());
    const auto tip = paths.front()->outline.points.front();
    const double right = tip.x - block.width / 2;
    const double up = block.height / 2 - tip.y;
    CHECK(right / up == Approx(std::tan(30 * 3.14159265358979 / 180)));
    CHECK(up > 0);
    const auto texts = workbench::texts_of(block.group);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].text == "N");
    CHECK(texts[0].at.x > block.width / 2);
    auto uk = context("uk");
    uk.scale.north_angle = 30;
    CHECK(workbench::texts_of(draw(uk, "north-arrow", 100).group)[0].text == "Пн");
}
