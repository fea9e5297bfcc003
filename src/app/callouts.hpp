#pragma once
// Annotated subjects on the page: badges with a key, or callouts with leaders.
#include <vector>

#include "compose/annotations.hpp"
#include "furniture/furniture.hpp"
#include "label/callouts.hpp"

namespace conflictmap::app {

struct DrawnCallouts {
    scene::Group group;
    std::vector<label::Obstacle> obstacles; ///< for the labels
    std::vector<furniture::KeyEntry> key;   ///< subjects that need the key: badges, and callouts without room
    label::CalloutResult result;
};

/// Places and draws. `lines` are never covered. `reserved` is furniture on the map; `subject` is what callouts must not
/// hide.
DrawnCallouts draw_callouts(const std::vector<compose::Annotation>& annotations, const compose::Body& body,
                            const geom::Geometry<geom::Page>& subject, const std::vector<scene::PageBox>& reserved,
                            const std::vector<geom::Line<geom::Page>>& lines, const furniture::Context& context,
                            Diagnostics& diagnostics);

} // namespace conflictmap::app
