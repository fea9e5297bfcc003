#pragma once
// What a feature's group says of it, for those who read the SVG by program.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// "layer" and "feature" (its id, see feature_id), and the fields that the layer names in `data`; without `data` those
/// of name, number, category, start, end, date, confidence and precision that it has. Texts in the language; empty ones
/// are left out. A field called layer or feature gets "_" behind its name.
std::map<std::string, std::string> feature_data(const Layer& layer, const ClassedFeature& feature,
                                                const std::string& language);

/// What a tooltip shows: the label, else the field `title`, and the field `text` of what has a title.
struct FeatureWords {
    std::string title;
    std::string text;
};
FeatureWords feature_words(const Layer& layer, const ClassedFeature& feature, const std::string& language);

/// Ids of the layer's features for the display list, in their order: "<layer>-<feature id>" in lower case, without
/// blanks; each once.
std::vector<std::string> group_ids(const Layer& layer);

} // namespace conflictmap::compose
