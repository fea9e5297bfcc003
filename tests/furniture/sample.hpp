#pragma once
// A context with the shipped style, for drawing furniture on its own.
#include "furniture/prepared.hpp"
#include "scene/dump.hpp"
#include "workbench.hpp"

namespace furniture_tests {

namespace cm = conflictmap;

using workbench::lookup;
using workbench::sheet;

inline cm::furniture::Context context(const std::string& language = "en") {
    cm::furniture::Context out;
    out.style = &lookup();
    out.typesetter = &workbench::typesetter();
    out.language = language;
    return out;
}

/// The block of one piece.
inline cm::furniture::Block draw(const cm::furniture::Context& context, const cm::spec::FurnitureSpec& spec,
                                 const cm::furniture::Prepared* prepared, double width) {
    const auto* kind = cm::furniture::find_kind(spec.kind);
    REQUIRE(kind != nullptr);
    cm::compose::Styles styles(sheet());
    cm::Diagnostics diagnostics;
    auto block = kind->draw(context, {spec, prepared}, width, styles, diagnostics);
    CHECK(workbench::told(diagnostics) == "");
    return block;
}

/// The block of the kind, with options as in the spec of a map.
inline cm::furniture::Block draw(const cm::furniture::Context& context, const std::string& item, double width,
                                 const cm::furniture::Prepared* prepared = nullptr) {
    const auto map =
        workbench::spec_from("map: t\nview: { around: areas/ukraine }\nlayers: []\nfurniture:\n  - " + item + "\n");
    return draw(context, map.furniture.at(0), prepared, width);
}

/// What the first piece of furniture of a map prepares from these layers. The result refers to `styles`.
inline std::unique_ptr<const cm::furniture::Prepared>
prepare(const cm::spec::MapSpec& map, const std::vector<cm::compose::Layer>& layers,
        const cm::compose::Workspace& workspace, cm::compose::Styles& styles, cm::Diagnostics& diagnostics) {
    const auto view = cm::compose::make_view(map.view, map.projection, workspace, workbench::reads(), diagnostics);
    REQUIRE(view);
    const cm::spec::FurnitureSpec& spec = map.furniture.at(0);
    const cm::furniture::Source source{map,    workspace,         *view, layers, workbench::groups(), {180, 135},
                                       styles, workbench::reads()};
    return cm::furniture::find_kind(spec.kind)->prepare(spec, source, diagnostics);
}

/// The area of a block's texts: from their start to their measured end, one em high.
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
