#include <catch2/catch.hpp>

#include "symbol/styled.hpp"

using namespace conflictmap;
using namespace conflictmap::symbol;

namespace {

style::StyleSheet sheet_with_palette() {
    style::StyleSheet sheet;
    sheet.palette = {{"held", "#d4634b"}, {"ink", "#102030"}};
    return sheet;
}

style::ColourName named(const std::string& name) {
    return {name, {}};
}

} // namespace

TEST_CASE("fills take colour and opacity from the style", "[symbol]") {
    const auto sheet = sheet_with_palette();
    style::Lookup lookup(sheet);
    CHECK(fill_of(lookup, {named("held"), Share{0.38}}) == Colour{0xD4, 0x63, 0x4B, 0.38});
    CHECK(fill_of(lookup, {named("#00ff0080"), std::nullopt}).opacity == Approx(128 / 255.0));
    CHECK(fill_of(lookup, {named("#00ff0080"), Share{0.5}}).opacity == Approx(64 / 255.0));
    CHECK(fill_of(lookup, {named("ink"), std::nullopt}) == Colour{0x10, 0x20, 0x30, 1});
}

TEST_CASE("hatches have butt ends and the style's dashes", "[symbol]") {
    const auto sheet = sheet_with_palette();
    style::Lookup lookup(sheet);
    style::HatchStyle style;
    style.angle = 30;
    style.gap = {2};
    style.dash = {{3}, {1}};
    style.cross = true;
    style.stroke.colour = named("ink");
    style.stroke.width = Length{0.25};
    const Hatch hatch = hatch_of(lookup, style);
    CHECK(hatch.angle == 30);
    CHECK(hatch.gap == 2);
    CHECK(hatch.cross);
    CHECK(hatch.stroke.cap == Cap::butt);
    CHECK(hatch.stroke.dash == std::vector<double>{3, 1});
    CHECK(hatch.stroke.width == 0.25);
    CHECK(hatch.stroke.colour == Colour{0x10, 0x20, 0x30, 1});
}

TEST_CASE("areas of proportional symbols are proportional to the value", "[symbol]") {
    const auto sheet = sheet_with_palette();
    style::Lookup lookup(sheet);
    style::MarkerStyle style;
    style.size = Length{8};
    style.full_value = 1000;
    CHECK(marker_of(lookup, style, 1000).size == Approx(8));
    CHECK(marker_of(lookup, style, 250).size == Approx(4)); // a quarter of the area
    CHECK(marker_of(lookup, style, 4000).size == Approx(16));
    CHECK(marker_of(lookup, style, 0).size == 0);
    CHECK(marker_of(lookup, style, -5).size == 0);
    CHECK(marker_of(lookup, style, std::nullopt).size == Approx(8));
    style.full_value.reset();
    CHECK(marker_of(lookup, style, 250).size == Approx(8));
}

TEST_CASE("markers have every part of their style", "[symbol]") {
    const auto sheet = sheet_with_palette();
    style::Lookup lookup(sheet);
    style::MarkerStyle style;
    style.shape = "diamond";
    style.size = Length{3};
    style.fill = style::FillStyle{named("held"), std::nullopt};
    style.stroke = style::StrokeStyle{};
    style.stroke->colour = named("ink");
    style.stroke->width = Length{0.4};
    style.dot = Length{1};
    style.dot_colour = named("ink");
    const Marker marker = marker_of(lookup, style, std::nullopt);
    CHECK(marker.shape == "diamond");
    CHECK(marker.fill == Colour{0xD4, 0x63, 0x4B, 1});
    REQUIRE(marker.stroke);
    CHECK(marker.stroke->width == 0.4);
    CHECK(marker.dot == 1);
    CHECK(marker.dot_colour == Colour{0x10, 0x20, 0x30, 1});
    const Marker plain = marker_of(lookup, {}, std::nullopt);
    CHECK(plain.shape == "circle");
    CHECK_FALSE(plain.fill);
    CHECK_FALSE(plain.stroke);
    CHECK(plain.dot == 0);
}
