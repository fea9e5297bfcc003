#pragma once
// A small page with everything that a backend can draw.
#include "scene/scene.hpp"
#include "shared.hpp"

namespace conflictmap::backend {

using shared::typesetter;

inline scene::Path filled(scene::Outline outline, Colour fill) {
    scene::Path path;
    path.outline = std::move(outline);
    path.fill = fill;
    return path;
}

inline scene::Text words(const std::string& text, scene::PagePoint at, double size) {
    scene::Text t;
    t.text = text;
    t.at = at;
    t.font.size = size;
    t.language = "en";
    t.width = typesetter().measure(text, t.font, t.language).width;
    return t;
}

inline scene::Scene blank(double width, double height) {
    scene::Scene scene;
    scene.name = "sample";
    scene.language = "en";
    scene.width = width;
    scene.height = height;
    return scene;
}

inline scene::Scene sample() {
    using namespace scene;
    Scene page = blank(80, 60);
    page.title = "Sample <& \"more\"";
    page.description = "Land, a hatch and words";

    Group& land = page.root.add_group();
    land.id = "land";
    land.is_layer = true;
    land.label = "Land & sea";
    land.items.emplace_back(filled(rectangle({{0, 0}, {80, 60}}), {200, 220, 235, 1}));
    Path ring = filled(circle({20, 20}, 15), {230, 200, 150, 1});
    const Outline hole = circle({20, 20}, 6);
    ring.outline.verbs.insert(ring.outline.verbs.end(), hole.verbs.begin(), hole.verbs.end());
    ring.outline.points.insert(ring.outline.points.end(), hole.points.begin(), hole.points.end());
    ring.stroke = Stroke{{90, 60, 20, 1}, 0.5, {2, 1}, Cap::butt, Join::miter};
    ring.css_class = "land";
    land.items.emplace_back(std::move(ring));

    Group& hatch = page.root.add_group();
    hatch.id = "hatch";
    hatch.css_class = "claimed";
    hatch.title = "Hatched";
    hatch.description = "Not a border";
    hatch.data["Source Id"] = "a\"b";
    hatch.clip = circle({58, 20}, 14);
    hatch.opacity = 0.6;
    hatch.items.emplace_back(filled(rectangle({{40, 0}, {80, 40}}), {250, 250, 120, 1}));
    for (int i = 0; i < 40; ++i) {
        Path line;
        line.outline.move_to({10 + 2.0 * i, 40});
        line.outline.line_to({50 + 2.0 * i, 0});
        line.stroke = Stroke{{180, 0, 0, 1}, 0.3, {}};
        hatch.items.emplace_back(std::move(line));
    }

    Group& labels = page.root.add_group();
    labels.id = "labels";
    labels.is_layer = true;
    const auto label = [&](Text text) {
        text.colour = {20, 20, 60, 1};
        text.halo = {{255, 255, 255, 1}, 0.4};
        text.width = typesetter().measure(text.text, text.font, text.language).width;
        labels.items.emplace_back(std::move(text));
    };
    label(words("Donetsk", {6, 20}, 3));
    Text text = words("Луганськ", {58, 16}, 3.5);
    text.anchor = Anchor::middle;
    label(text);
    text = words("BLACK SEA", {40, 45}, 4);
    text.anchor = Anchor::middle;
    text.font.spacing = 1;
    text.font.italic = true;
    text.font.family = "Noto Serif";
    text.angle = -15;
    label(text);
    text = words("Semibold", {78, 8}, 3);
    text.anchor = Anchor::end;
    text.font.weight = Weight::semibold;
    label(text);
    label(words("مرحبا 12", {4, 56}, 4));
    text = words("שלום!", {76, 56}, 4);
    text.anchor = Anchor::end;
    label(text);
    return page;
}

} // namespace conflictmap::backend
