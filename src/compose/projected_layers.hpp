#pragma once
// Layers projected once for a view, to be fitted to its windows on the page.
#include <array>
#include <vector>

#include "compose/layers.hpp"
#include "compose/view.hpp"

namespace conflictmap::compose {

/// Marks on the plane, as distances from a place in the view: so a float is exact enough at every scale of the view.
struct ProjectedMarks {
    projection::PlanePoint origin;
    std::vector<std::array<float, 2>> offsets; ///< metres, in the order of the marks; x is NaN where none can be shown
};

struct ProjectedLayer {
    const Layer* layer = nullptr;
    std::vector<projection::ProjectedGeometry> features; ///< of layer->features, in the same order
    ProjectedMarks marks;
};

/// Projects the parts of the layers that windows within `extent` (degrees; nothing = everywhere) can show. The result
/// points to the layers: they must not be moved. Throws DeadlinePassed.
std::vector<ProjectedLayer> project_layers(const std::vector<Layer>& layers, const View& view,
                                           const std::optional<projection::LonlatBox>& extent);

} // namespace conflictmap::compose
