#include "figure/plate.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;

namespace {

/// A part of a page with one box in it.
void add_part(scene::Scene& page, scene::Role role, const std::string& kind, const scene::PageBox& box) {
    scene::Group& group = page.root.add_group();
    group.role = role;
    group.kind = kind;
    group.items.push_back(scene::Path{scene::rectangle(box), Colour{}, std::nullopt, {}});
}

} // namespace

TEST_CASE("a plate is the frame with the furniture that a figure page does not have as text", "[figure]") {
    scene::Scene page;
    page.width = 100;
    page.height = 80;
    CHECK_FALSE(figure::plate_of(page));
    add_part(page, scene::Role::frame, "", {{5, 20}, {95, 60}});
    auto plate = figure::plate_of(page);
    REQUIRE(plate);
    CHECK(plate->x == Approx(4.7));
    CHECK(plate->y == Approx(19.7));
    CHECK(plate->width == Approx(90.6));
    CHECK(plate->height == Approx(40.6));
    // The page has title and credits as text.
    add_part(page, scene::Role::furniture, "title", {{5, 5}, {95, 10}});
    add_part(page, scene::Role::furniture, "credits", {{5, 75}, {95, 78}});
    CHECK(figure::plate_of(page)->height == Approx(40.6));
    add_part(page, scene::Role::furniture, "legend", {{5, 62}, {95, 70}});
    plate = figure::plate_of(page);
    CHECK(plate->y == Approx(19.7));
    CHECK(plate->height == Approx(50.6));
    // Parts that are on the map or empty change nothing.
    add_part(page, scene::Role::map_furniture, "", {{5, 0}, {95, 80}});
    page.root.add_group().role = scene::Role::furniture;
    CHECK(figure::plate_of(page)->height == Approx(50.6));
}
