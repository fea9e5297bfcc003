#include "compose/projected_layers.hpp"

#include "base/deadline.hpp"
#include "base/threads.hpp"
#include "compose/marks.hpp"

namespace conflictmap::compose {

std::vector<ProjectedLayer> project_layers(const std::vector<Layer>& layers, const View& view,
                                           const std::optional<projection::LonlatBox>& extent) {
    const projection::LonlatBox whole_earth{{-180, -90}, {180, 90}};
    struct Task {
        const ClassedFeature* feature;
        projection::ProjectedGeometry* projected;
    };
    std::vector<ProjectedLayer> projected(layers.size());
    std::vector<Task> tasks;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const Layer& layer = layers[l];
        projected[l].layer = &layer;
        projected[l].features.resize(layer.features.size());
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            tasks.push_back({&layer.features[i], &projected[l].features[i]});
        }
        projected[l].marks = project_marks(layer.marks, view, extent.value_or(whole_earth));
    }
    in_threads(tasks.size(), [&](std::size_t i) {
        check_deadline();
        *tasks[i].projected =
            projection::projected(tasks[i].feature->geometry, view.projection, extent.value_or(whole_earth));
    });
    return projected;
}

} // namespace conflictmap::compose
