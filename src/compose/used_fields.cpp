#include "compose/used_fields.hpp"

#include <vector>

#include "compose/event_layers.hpp"
#include "compose/label_text.hpp"
#include "source/event_check.hpp"

namespace conflictmap::compose {
namespace {

/// Annotations, timelines, the data of features and the list of events use these; see feature_data.cpp,
/// annotations.cpp, timeline.cpp and event_list.cpp.
const std::vector<std::string> names_for_events{"id",
                                                "number",
                                                "name",
                                                "title",
                                                "text",
                                                "category",
                                                "start",
                                                "end",
                                                "date",
                                                "dates",
                                                "place",
                                                "confidence",
                                                "precision",
                                                "actors",
                                                "source",
                                                "source_document",
                                                "source_paragraph",
                                                "source_url",
                                                "leader"};

void add(source::WantedFields& fields, const source::WantedFields& more) {
    fields.names.insert(fields.names.end(), more.names.begin(), more.names.end());
    fields.starts.insert(fields.starts.end(), more.starts.begin(), more.starts.end());
}

/// The fields by these names that `local_field` looks at.
source::WantedFields in_any_form(const std::vector<std::string>& names, const std::string& language) {
    source::WantedFields fields;
    for (const std::string& name : names) {
        if (name.empty()) {
            continue;
        }
        for (const std::string& form : {name, name + "_" + language, name + "_en"}) {
            fields.names.push_back(form);
        }
    }
    return fields;
}

} // namespace

source::WantedFields fields_of(const spec::LayerSpec& layer, const std::string& class_field,
                               const std::string& language) {
    source::WantedFields fields = fields_of_events(language);
    add(fields, fields_of_units(language)); // a view around this layer
    std::vector<std::string> named{"population", class_field, layer.class_by, layer.size_by};
    if (layer.label) {
        const auto of_label = label_fields(layer.label->value);
        named.insert(named.end(), of_label.begin(), of_label.end());
    }
    for (const Placed<std::string>& field : layer.data.value_or(std::vector<Placed<std::string>>{})) {
        named.push_back(field.value);
    }
    add(fields, in_any_form(named, language));
    if (!layer.places.all.empty()) {
        add(fields, {{}, {"name_", "title_"}}); // features are named in any language
    }
    if (may_hold_events(layer)) {
        for (const std::string& name : source::event_fields()) { // all are checked
            add(fields, {{name}, {name + "_"}});
        }
    }
    return fields;
}

source::WantedFields fields_of_events(const std::string& language) {
    return in_any_form(names_for_events, language);
}

source::WantedFields fields_of_units(const std::string& language) {
    return in_any_form({"full", "name"}, language);
}

} // namespace conflictmap::compose
