#include "layout/map_content.hpp"

#include <algorithm>

#include "base/timings.hpp"
#include "compose/event_layers.hpp"
#include "compose/split.hpp"

namespace conflictmap::layout {

const furniture::Prepared* MapContent::prepared(const spec::FurnitureSpec& spec) const {
    const auto found = std::ranges::find(furniture, &spec, &PreparedPiece::spec);
    return found == furniture.end() ? nullptr : found->prepared.get();
}

std::vector<const compose::Body*> bodies_of(const compose::Body& body, const MapContent& content) {
    std::vector<const compose::Body*> bodies{&body};
    for (const PreparedPiece& piece : content.furniture) {
        if (const compose::Body* own = piece.prepared ? piece.prepared->body() : nullptr) {
            bodies.push_back(own);
        }
    }
    return bodies;
}

std::vector<std::string> layers_listed(const spec::MapSpec& map) {
    std::vector<std::string> layers;
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (furniture::find_kind(spec.kind)->lists_events && spec.of) {
            layers.push_back(spec.of->value);
        }
    }
    return layers;
}

void provide_key(spec::MapSpec& map, const std::vector<spec::LayerSpec>& layers) {
    const auto listed = layers_listed(map);
    const bool annotated = std::any_of(layers.begin(), layers.end(), [&](const auto& layer) {
        return !layer.annotate.empty() && std::ranges::find(listed, layer.id) == listed.end();
    });
    const bool has_key = std::ranges::find(map.furniture, "key", &spec::FurnitureSpec::kind) != map.furniture.end();
    if (annotated && !has_key) {
        spec::FurnitureSpec key;
        key.kind = "key";
        key.place = map.map.place;
        map.furniture.insert(map.furniture.begin(), std::move(key));
    }
}

std::optional<MapContent> read_content(const spec::MapSpec& map, compose::Workspace& workspace,
                                       const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                       const spec::PageSize& page, compose::Styles& styles, compose::Reads& reads,
                                       Diagnostics& diagnostics) {
    auto view = compose::make_view(map.view, map.projection, workspace, reads, diagnostics);
    if (!view) {
        // Reports errors in the layers in the same run, too.
        const auto layers =
            compose::load_layers(workspace.layers, workspace, styles.lookup(), std::nullopt, reads, diagnostics);
        compose::check_event_layers(layers, workspace, diagnostics);
        return std::nullopt;
    }
    MapContent content{map, workspace, page, std::move(*view), {}, {}, {}};
    const auto extent = compose::generous_extent(content.view, page.width, page.height);
    content.layers = compose::load_layers(workspace.layers, workspace, styles.lookup(), extent, reads, diagnostics);
    compose::check_event_layers(content.layers, workspace, diagnostics);
    for (const compose::Layer& layer : content.layers) {
        if (layer.spec.split) {
            workspace.variables.merge(compose::said_of(layer, workspace.language));
        }
    }
    const furniture::Source source{map, workspace, content.view, content.layers, groups, page, styles, reads};
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (const auto prepare = furniture::find_kind(spec.kind)->prepare; prepare != nullptr) {
            content.furniture.push_back({&spec, prepare(spec, source, diagnostics)});
        }
    }
    if (diagnostics.has_errors()) {
        return std::nullopt;
    }
    return content;
}

void project_content(MapContent& content) {
    const Stage stage("project");
    const auto extent = compose::generous_extent(content.view, content.page.width, content.page.height);
    content.projected = compose::project_layers(content.layers, content.view, extent);
}

} // namespace conflictmap::layout
