#pragma once
// Numbered discs for the subjects in the key.
#include <optional>
#include <vector>

#include "layout/callouts.hpp"

namespace conflictmap::layout {

struct Badge {
    std::size_t subject = 0; ///< index of the annotation
    scene::PagePoint centre;
    bool moved = false; ///< away from its place, connected to it by a leader
};

/// One badge for each subject of the key that has a place on the map. A disc is drawn at its place; if another disc or
/// furniture is in the way, it is moved as little as possible.
std::vector<Badge> badges_for(const std::vector<compose::Annotation>& annotations, const InKey& in_key, double radius,
                              const scene::PageBox& frame, const std::vector<scene::PageBox>& reserved);

} // namespace conflictmap::layout
