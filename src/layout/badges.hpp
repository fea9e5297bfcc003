#pragma once
// Numbered discs for the subjects that the key explains.
#include <optional>
#include <vector>

#include "layout/callouts.hpp"

namespace conflictmap::layout {

struct Badge {
    std::size_t subject = 0; ///< index of the annotation
    scene::PagePoint centre;
    bool moved = false; ///< off its place, to which a leader runs
};

/// One for each subject of the key that has a place on the map. A disc stands on its place; where another disc or
/// furniture is in the way it moves off, as little as it can.
std::vector<Badge> badges_for(const std::vector<compose::Annotation>& annotations, const InKey& in_key, double radius,
                              const scene::PageBox& frame, const std::vector<scene::PageBox>& reserved);

} // namespace conflictmap::layout
