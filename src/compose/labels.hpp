#pragma once
// Turns labelled features into requests for the label engine, and its result into texts.
#include <string>
#include <vector>

#include "compose/draw.hpp"
#include "compose/label_place.hpp"
#include "compose/label_text.hpp"
#include "label/placement.hpp"

namespace conflictmap::compose {

/// The origin of a label request, for drawing the label once it is placed.
struct LabelSource {
    std::size_t layer = 0;   ///< index of the placed layer
    std::size_t feature = 0; ///< index in its features
    style::LabelStyle style;
    style::LabelStyle detail; ///< of the last `details` lines
    std::size_t details = 0;
};

struct LabelPlan {
    std::vector<label::Request> requests; ///< key = index into sources
    std::vector<label::Obstacle> obstacles;
    std::vector<LabelSource> sources;
    std::vector<label::Drop> hidden; ///< labels that were not requested, with the reason
    /// For labels set by hand, by key: the request that the program would have made, and the place that was set.
    struct HandSet {
        LabelPlace where;
        double rank = 0;
        const spec::PlaceSpec* place = nullptr;
    };
    std::map<std::size_t, HandSet> by_hand;
};

/// Requests for all labelled features, with markers and lines as obstacles. A symbol below a `reserved` box (furniture
/// on the map) is not labelled.
LabelPlan plan_labels(const std::vector<PlacedLayer>& layers, Styles& styles, const Workspace& workspace,
                      const Window& window, const std::vector<projection::PageBox>& reserved, Diagnostics& diagnostics);

/// Places the labels. If a place set by hand would cover something that must stay visible, the program chooses another
/// place and warns. `plan` then has that place, too.
label::Result place_labels(LabelPlan& plan, const std::vector<label::Obstacle>& obstacles, const Window& window,
                           Diagnostics& diagnostics);

/// Groups of texts, one per layer with labels, with halos in the colour of the backdrop.
std::vector<scene::Group> draw_labels(const LabelPlan& plan, const label::Result& result,
                                      const std::vector<PlacedLayer>& layers, const Workspace& workspace,
                                      style::Lookup& lookup, const Backdrop& backdrop);

} // namespace conflictmap::compose
