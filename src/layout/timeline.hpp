#pragma once
// The dated events that a timeline shows.
#include <vector>

#include "compose/layers.hpp"
#include "furniture/furniture.hpp"

namespace conflictmap::layout {

/// The events of the layer, or else the source, that `of` names, by start. An event without a start is reported and
/// left out. Fields: `start`, `end`, `title`, `text`, `number` (else counted in the order of the file, as badges are),
/// `source_paragraph`, and `dates` (`within`: on a day between start and end that is not known).
std::vector<furniture::TimelineEvent> timeline_of(const spec::FurnitureSpec& spec,
                                                  const std::vector<compose::Layer>& layers,
                                                  const compose::Workspace& workspace, Diagnostics& diagnostics);

} // namespace conflictmap::layout
