#include "compose/event_layers.hpp"

#include <set>

#include "source/event_check.hpp"

namespace conflictmap::compose {
namespace {

std::vector<std::string> categories_of(const style::StyleSheet& sheet, const std::string& layer_class) {
    std::vector<std::string> categories;
    for (const std::string& name : style::class_names(sheet)) {
        for (const std::string& above : {std::string("event."), layer_class + "."}) {
            if (name.starts_with(above)) {
                categories.push_back(name.substr(above.size()));
            }
        }
    }
    return categories;
}

} // namespace

bool may_hold_events(const spec::LayerSpec& layer) {
    const std::string& name = layer.style_class.value;
    return layer.source && (layer.source->value.starts_with("events/") || name == "event" ||
                            name.starts_with("event.") || layer.profile);
}

bool is_event_layer(const Layer& layer) {
    return may_hold_events(layer.spec) && source::has_event_fields(layer.table);
}

void check_event_layers(const std::vector<Layer>& layers, const Workspace& workspace, Diagnostics& diagnostics) {
    std::set<std::string> checked;
    for (const Layer& layer : layers) {
        if (!is_event_layer(layer)) {
            continue;
        }
        Diagnostics told_before;
        const auto located = locate(layer.spec, workspace, told_before);
        if (!located) {
            continue;
        }
        const source::Request& request = located->request;
        const std::string key = request.connection + request.path.string() + "\n" + request.layer;
        if (checked.insert(key).second) {
            const auto categories = categories_of(workspace.style, layer.spec.style_class.value);
            source::check_events(request, layer.table, categories, diagnostics);
        }
    }
}

} // namespace conflictmap::compose
