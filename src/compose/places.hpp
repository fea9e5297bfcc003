#pragma once
// Places set by hand: finds their features, and where they put the labels.
#include <string>
#include <variant>

#include "compose/layers.hpp"
#include "label/placement.hpp"

namespace conflictmap::compose {

/// The feature's field `id`, or else its row number in the source.
std::string feature_id(const Layer& layer, const ClassedFeature& feature);

/// The place set for a feature by its id, number or name in any language; null if none is set. Ignores case and the
/// characters between words: `kryvyi-rih` is Kryvyi Rih.
const spec::PlaceSpec* place_of(const Layer& layer, const ClassedFeature& feature);

/// Warns of places that match no feature of the layer.
void check_places(const Layer& layer, Diagnostics& diagnostics);

using LabelPlace = decltype(label::Request::where);

/// The place for `request`, which is measured and has the place that the program would choose. Returns that place, with
/// a warning, if the label does not belong to a point and only a side is given.
LabelPlace set_by_hand(const spec::PlaceSpec& place, const label::Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::compose
