#pragma once
// The data of a feature in its SVG group, for programs that read the SVG.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// "layer", "feature" (its id, see feature_id), and the fields that the layer lists in `data`. Without `data`: name,
/// number, category, start, end, date, confidence and precision, if it has them. Texts are in the given language; empty
/// texts are left out. A field called layer or feature gets "_" after its name.
std::map<std::string, std::string> feature_data(const Layer& layer, const ClassedFeature& feature,
                                                const std::string& language);

/// The text of a tooltip: the label, or else the field `title`, and the field `text` of features with a title.
struct FeatureWords {
    std::string title;
    std::string text;
};
FeatureWords feature_words(const Layer& layer, const ClassedFeature& feature, const std::string& language);

/// Ids of the layer's features for the display list, in order: "<layer>-<feature id>" in lower case, without spaces.
/// Each id is unique.
std::vector<std::string> group_ids(const Layer& layer);

} // namespace conflictmap::compose
