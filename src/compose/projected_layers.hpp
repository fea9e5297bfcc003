#pragma once
// Layers projected once for a view, to be fitted to its windows on the page.
#include <vector>

#include "compose/layers.hpp"
#include "compose/view.hpp"

namespace conflictmap::compose {

struct ProjectedLayer {
    const Layer* layer = nullptr;
    std::vector<projection::ProjectedGeometry> features; ///< of layer->features, in the same order
};

/// Projects the parts of the layers that windows within `extent` (degrees; nothing = everywhere) can show. The result
/// points to the layers: they must not be moved. Throws DeadlinePassed.
std::vector<ProjectedLayer> project_layers(const std::vector<Layer>& layers, const View& view,
                                           const std::optional<projection::LonlatBox>& extent);

} // namespace conflictmap::compose
