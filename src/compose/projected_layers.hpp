#pragma once
// Layers projected once for a view; the fits to its windows on the page follow from this.
#include <vector>

#include "compose/layers.hpp"
#include "compose/view.hpp"

namespace conflictmap::compose {

struct ProjectedLayer {
    const Layer* layer = nullptr;
    std::vector<projection::ProjectedGeometry> features; ///< of layer->features, in the same order
};

/// Projects what windows within `extent` (degrees; nothing = everywhere) may show of the layers, which have to stay
/// where they are. Throws DeadlinePassed.
std::vector<ProjectedLayer> project_layers(const std::vector<Layer>& layers, const View& view,
                                           const std::optional<projection::LonlatBox>& extent);

} // namespace conflictmap::compose
