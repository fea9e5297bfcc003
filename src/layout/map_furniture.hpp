#pragma once
// Furniture on the map itself.
#include <vector>

#include "compose/annotations.hpp"
#include "layout/layout_state.hpp"

namespace conflictmap::layout {

struct MapFurniture {
    scene::Group group;
    std::vector<scene::PageBox> reserved;             ///< what the furniture covers
    std::vector<geom::Line<geom::Page>> lines;        ///< of wedges: labels and callouts keep clear of them
    std::vector<const spec::FurnitureSpec*> misfits;  ///< panels that would hide too much of the map: they go below it
    std::vector<const spec::FurnitureSpec*> left_out; ///< other pieces that found no room on the map
};

/// Places all furniture on the map: at the place in the spec, or else where it hides least of the subject, the places
/// and the targets of annotations.
MapFurniture place_map_furniture(const MapContent& content, const LayoutState& state, const compose::Body& body,
                                 const geom::Geometry<geom::Page>& subject,
                                 const std::vector<compose::Annotation>& annotations, const furniture::Context& context,
                                 compose::Styles& styles, Diagnostics& diagnostics);

} // namespace conflictmap::layout
