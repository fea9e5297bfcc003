#include <catch2/catch.hpp>

#include "compose/pictogram_limit.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;

TEST_CASE("pictograms are limited by their steps at all places together", "[compose]") {
    style::StyleSheet sheet;
    style::Picture picture;
    picture.parts.resize(2);
    picture.parts[0].steps.resize(30);
    picture.parts[1].steps.resize(20);
    sheet.symbols.emplace("plane", picture);
    style::ClassStyle drawn;
    drawn.marker.emplace();
    drawn.marker->symbol.emplace();
    drawn.marker->symbol->value = "plane";
    style::ClassStyle plain;
    plain.marker.emplace();
    Layer first;
    first.spec.id = "first";
    Layer second;
    second.spec.id = "second";
    const auto layers = [&](std::size_t in_first, std::size_t in_second) {
        const auto layer = [&](const Layer& of, const style::ClassStyle& style, std::size_t places) {
            PlacedLayer placed;
            placed.layer = &of;
            PlacedFeature feature;
            feature.geometry = geom::Points<geom::Page>{std::vector<geom::Point<geom::Page>>(places)};
            feature.style = &style;
            feature.marker_radius = 1;
            placed.features.push_back(feature);
            return placed;
        };
        return std::vector{layer(first, drawn, in_first), layer(first, plain, 1000), layer(second, drawn, in_second)};
    };
    for (const auto& [a, b, refused] : {std::tuple{1, 1, ""},
                                        {100, 100, ""},
                                        {200, 0, ""},
                                        {0, 200, ""},
                                        {101, 99, ""},
                                        {201, 0, "first"},
                                        {0, 201, "second"},
                                        {100, 101, "second"},
                                        {199, 2, "second"},
                                        {100'000'000, 1, "first"}}) {
        CAPTURE(a, b);
        // Huge numbers of places are told by a huge pictogram instead.
        const bool huge = a > 1'000'000;
        if (huge) {
            sheet.symbols.at("plane").parts[0].steps.resize(20'000);
        }
        auto placed = layers(static_cast<std::size_t>(huge ? 1000 : a), static_cast<std::size_t>(b));
        Diagnostics diagnostics;
        limit_pictograms(placed, sheet, diagnostics, 10'000);
        const std::string name = refused;
        REQUIRE(diagnostics.all().size() == (name.empty() ? 0 : huge ? 2 : 1));
        CHECK((placed[0].features[0].marker_radius == 0) == (name == "first"));
        CHECK(placed[1].features[0].marker_radius == 1);
        if (!name.empty()) {
            const auto& told = diagnostics.all()[0];
            CHECK(told.code == "too-many-steps");
            CHECK(told.message.find("layer '" + name + "' draws pictograms at ") == 0);
            CHECK(told.hint.find("draw 'plane' more simply") == 0);
        }
    }
}

TEST_CASE("the symbol of marks counts once, unless it is large", "[compose][marks]") {
    style::ClassStyle drawn;
    drawn.marker.emplace();
    drawn.marker->symbol.emplace();
    drawn.marker->symbol->value = "plane";
    Layer layer;
    layer.spec.id = "events";
    LayerMarks marks;
    for (const auto& [steps, refused] : {std::pair{std::size_t{500}, false}, {501, true}}) {
        CAPTURE(steps);
        style::StyleSheet sheet;
        style::Picture picture;
        picture.parts.resize(1);
        picture.parts[0].steps.resize(steps);
        sheet.symbols.emplace("plane", picture);
        PlacedLayer placed;
        placed.layer = &layer;
        placed.marks.layer = &marks;
        placed.marks.counts = {100};
        placed.marks.styles = {&drawn};
        std::vector<PlacedLayer> layers{placed};
        Diagnostics diagnostics;
        limit_pictograms(layers, sheet, diagnostics, 10'000);
        CHECK(diagnostics.has_errors() == refused);
        CHECK(layers[0].marks.empty() == refused);
    }
}
