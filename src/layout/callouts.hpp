#pragma once
// Annotated subjects on the page: callouts with leaders, and badges for the subjects in the key.
#include <string>
#include <vector>

#include "compose/annotations.hpp"
#include "furniture/furniture.hpp"
#include "label/callouts.hpp"
#include "layout/layout_state.hpp"

namespace conflictmap::layout {

struct DrawnCallouts {
    scene::Group group;
    std::vector<label::Obstacle> obstacles; ///< for the labels
    std::vector<label::Drop> unplaced;      ///< subjects that found no room for their text, by index
    std::vector<label::Drop> refused;       ///< subjects that did not fit at the place set by hand
};

/// Places and draws the callouts. `lines` are never covered. `reserved` is furniture on the map; callouts must not hide
/// `subject`.
DrawnCallouts draw_callouts(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                            const compose::Body& body, const geom::Geometry<geom::Page>& subject,
                            const std::vector<scene::PageBox>& reserved,
                            const std::vector<geom::Line<geom::Page>>& lines, const furniture::Context& context);

} // namespace conflictmap::layout
