#include "compose/feature_data.hpp"

#include <set>

#include "compose/places.hpp"

namespace conflictmap::compose {
namespace {

const std::vector<std::string> usual{"name", "number", "category", "start", "end", "date", "confidence", "precision"};

void add(std::map<std::string, std::string>& data, const Layer& layer, const source::Feature& row,
         const std::string& field, const std::string& language) {
    std::string value = local_field(layer.table, row, field, language);
    if (value.empty()) {
        return;
    }
    std::string key = field;
    while (!data.emplace(key, value).second) {
        key += '_';
    }
}

} // namespace

std::map<std::string, std::string> feature_data(const Layer& layer, const ClassedFeature& feature,
                                                const std::string& language) {
    std::map<std::string, std::string> data{{"layer", layer.spec.id}, {"feature", feature_id(layer, feature)}};
    const source::Feature& row = layer.table.features[feature.row];
    if (!layer.spec.data) {
        for (const std::string& field : usual) {
            add(data, layer, row, field, language);
        }
        return data;
    }
    for (const Placed<std::string>& field : *layer.spec.data) {
        add(data, layer, row, field.value, language);
    }
    return data;
}

FeatureWords feature_words(const Layer& layer, const ClassedFeature& feature, const std::string& language) {
    const source::Feature& row = layer.table.features[feature.row];
    const std::string title = local_field(layer.table, row, "title", language);
    FeatureWords words{feature.label.empty() ? title : feature.label, {}};
    if (!title.empty()) {
        words.text = local_field(layer.table, row, "text", language);
    }
    return words;
}

std::vector<std::string> group_ids(const Layer& layer) {
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (const ClassedFeature& feature : layer.features) {
        const std::string own = slug(feature_id(layer, feature));
        const std::string row = std::to_string(layer.table.features[feature.row].id);
        std::string id = layer.spec.id + "-" + (own.empty() ? row : own);
        while (!taken.insert(id).second) {
            id += "-" + row; // another row has the same id
        }
        ids.push_back(std::move(id));
    }
    return ids;
}

} // namespace conflictmap::compose
