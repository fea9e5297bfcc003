#pragma once
// What callouts must keep clear of, and what they should rather not cover.
#include <vector>

#include "compose/body.hpp"
#include "label/callouts.hpp"

namespace conflictmap::layout {

/// The obstacles that the map has for callouts: `reserved` is furniture on the map, `subject` must not be hidden by
/// text.
std::vector<label::CalloutObstacle> callout_obstacles(const compose::Body& body,
                                                      const geom::Geometry<geom::Page>& subject,
                                                      const std::vector<scene::PageBox>& reserved);

} // namespace conflictmap::layout
