#pragma once
// What a map shows, read once before its page is laid out. Nothing here changes while the layout looks for its frame.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "furniture/furniture.hpp"

namespace conflictmap::layout {

/// One piece of furniture with what its kind has prepared.
struct PreparedPiece {
    const spec::FurnitureSpec* spec = nullptr;
    std::unique_ptr<const furniture::Prepared> prepared; ///< may be null
};

struct MapContent {
    const spec::MapSpec& map;
    const compose::Workspace& workspace;
    spec::PageSize page;
    compose::View view;
    std::vector<compose::Layer> layers;
    std::vector<compose::ProjectedLayer> projected; ///< the layers, for the view
    std::vector<PreparedPiece> furniture;           ///< in the spec's order

    [[nodiscard]] const furniture::Prepared* prepared(const spec::FurnitureSpec& spec) const;
};

/// The map's body and those of its insets.
std::vector<const compose::Body*> bodies_of(const compose::Body& body, const MapContent& content);

/// Gives a map with annotated layers a key, if it has none. Without entries the key is not drawn.
void provide_key(spec::MapSpec& map, const std::vector<spec::LayerSpec>& layers);

/// The layers whose events a piece of furniture lists with their numbers: a key would say the same again.
std::vector<std::string> layers_listed(const spec::MapSpec& map);

/// Reads the view, the layers and what the furniture needs. The sums that layers with `split` give become variables of
/// the workspace. Nothing with diagnostics when something is wrong. `styles` remembers the classes it has resolved,
/// `reads` what was read.
std::optional<MapContent> read_content(const spec::MapSpec& map, compose::Workspace& workspace,
                                       const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                       const spec::PageSize& page, compose::Styles& styles, compose::Reads& reads,
                                       Diagnostics& diagnostics);

} // namespace conflictmap::layout
