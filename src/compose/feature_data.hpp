#pragma once
// The data of a feature in its SVG group, for programs that read the SVG.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// "layer" and "feature" (its id, see feature_id), and the fields that the layer names in `data`; without `data` those
/// of name, number, category, start, end, date, confidence and precision that it has. Texts in the language; empty ones
/// are left out. A field called layer or feature gets "_" behind its name.
std::map<std::string, std::string> feature_data(const Layer& layer, const ClassedFeature& feature,
                                                const std::string& language);

/// What a tooltip shows: the label, otherwise the field `title`, and the field `text` of features with a title.
struct FeatureWords {
    std::string title;
    std::string text;
};
FeatureWords feature_words(const Layer& layer, const ClassedFeature& feature, const std::string& language);

/// Ids of the layer's features for the display list, in their order: "<layer>-<feature id>" in lower case, without
/// spaces; each unique.
std::vector<std::string> group_ids(const Layer& layer);

} // namespace conflictmap::compose
