#pragma once
// What callouts have to keep clear of, and what they would rather not cover.
#include <vector>

#include "compose/body.hpp"
#include "label/callouts.hpp"

namespace conflictmap::layout {

/// The map as ground for callouts: `reserved` is furniture on it, `subject` what no text may hide.
std::vector<label::CalloutObstacle> callout_obstacles(const compose::Body& body,
                                                      const geom::Geometry<geom::Page>& subject,
                                                      const std::vector<scene::PageBox>& reserved);

} // namespace conflictmap::layout
