#pragma once
// Furniture that stands on the map itself.
#include <vector>

#include "compose/annotations.hpp"
#include "layout/layout_state.hpp"

namespace conflictmap::layout {

struct MapFurniture {
    scene::Group group;
    std::vector<scene::PageBox> reserved;             ///< what the furniture covers
    std::vector<geom::Line<geom::Page>> lines;        ///< of wedges: neither labels nor callouts lie on them
    std::vector<const spec::FurnitureSpec*> misfits;  ///< panels that hide too much of the map: they go below it
    std::vector<const spec::FurnitureSpec*> left_out; ///< other pieces without room on the map
};

/// Places every piece that stands on the map: where the spec wants it, else where it hides least of the subject, the
/// places and what annotations point at.
MapFurniture place_map_furniture(const MapContent& content, const LayoutState& state, const compose::Body& body,
                                 const geom::Geometry<geom::Page>& subject,
                                 const std::vector<compose::Annotation>& annotations, const furniture::Context& context,
                                 compose::Styles& styles, Diagnostics& diagnostics);

} // namespace conflictmap::layout
