#pragma once
// Places set by hand: which feature they are for, and where they put its label.
#include <string>
#include <variant>

#include "compose/layers.hpp"
#include "label/placement.hpp"

namespace conflictmap::compose {

/// The feature's field `id`, else the source's number of its row.
std::string feature_id(const Layer& layer, const ClassedFeature& feature);

/// The place set for a feature, by its id, number or name in any language; nothing when none is set. Case and signs
/// between words do not matter: `kryvyi-rih` is Kryvyi Rih.
const spec::PlaceSpec* place_of(const Layer& layer, const ClassedFeature& feature);

/// Warns of places that are set for no feature of the layer.
void check_places(const Layer& layer, Diagnostics& diagnostics);

using LabelPlace = decltype(label::Request::where);

/// The place for `request`, which is measured and has the place that the program would choose. The same place
/// with a warning when the label does not belong to a point and only a side is given.
LabelPlace set_by_hand(const spec::PlaceSpec& place, const label::Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::compose
