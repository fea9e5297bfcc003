#pragma once
// A context with the shipped style, for drawing furniture alone.
#include "furniture/furniture.hpp"
#include "workbench.hpp"

namespace furniture_tests {

namespace cm = conflictmap;

using workbench::sheet;

inline cm::furniture::Context context(const std::string& language = "en") {
    cm::furniture::Context out;
    out.style = &sheet();
    out.typesetter = &workbench::typesetter();
    out.language = language;
    return out;
}

/// The kind's block, from options as they stand in a map's spec.
inline cm::furniture::Block draw(cm::furniture::Context& context, const std::string& item, double width) {
    const auto map =
        workbench::spec_from("map: t\nview: { around: areas/ukraine }\nlayers: []\nfurniture:\n  - " + item + "\n");
    const auto* kind = cm::furniture::find_kind(map.furniture.at(0).kind);
    REQUIRE(kind != nullptr);
    return kind->draw(context, map.furniture.at(0), width);
}

/// What a block's texts cover: from their start to their measured end, one em high.
inline cm::scene::PageBox text_bounds(const cm::scene::Group& group) {
    cm::scene::PageBox box;
    for (const auto& text : workbench::texts_of(group)) {
        const double left = text.anchor == cm::scene::Anchor::middle ? text.at.x - text.width / 2
                            : text.anchor == cm::scene::Anchor::end  ? text.at.x - text.width
                                                                     : text.at.x;
        box.add(cm::scene::PagePoint{left, text.at.y - 0.75 * text.font.size});
        box.add(cm::scene::PagePoint{left + text.width, text.at.y + 0.25 * text.font.size});
    }
    return box;
}

} // namespace furniture_tests
