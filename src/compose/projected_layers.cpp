#include "compose/projected_layers.hpp"

#include "base/deadline.hpp"
#include "compose/marks.hpp"

namespace conflictmap::compose {

std::vector<ProjectedLayer> project_layers(const std::vector<Layer>& layers, const View& view,
                                           const std::optional<projection::LonlatBox>& extent) {
    const projection::LonlatBox whole_earth{{-180, -90}, {180, 90}};
    std::vector<ProjectedLayer> projected;
    projected.reserve(layers.size());
    for (const Layer& layer : layers) {
        ProjectedLayer& own = projected.emplace_back();
        own.layer = &layer;
        own.features.reserve(layer.features.size());
        for (const ClassedFeature& feature : layer.features) {
            check_deadline();
            own.features.push_back(
                projection::projected(feature.geometry, view.projection, extent.value_or(whole_earth)));
        }
        own.marks = project_marks(layer.marks, view, extent.value_or(whole_earth));
    }
    return projected;
}

} // namespace conflictmap::compose
