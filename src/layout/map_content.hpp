#pragma once
// The contents of a map, read once before its page is laid out. The layout does not change them.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "furniture/furniture.hpp"

namespace conflictmap::layout {

/// A piece of furniture with the data that its kind has prepared.
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
    std::vector<compose::ProjectedLayer> projected; ///< the layers, projected for the view; by project_content()
    std::vector<PreparedPiece> furniture;           ///< in the spec's order

    [[nodiscard]] const furniture::Prepared* prepared(const spec::FurnitureSpec& spec) const;
};

/// The body of the map and the bodies of its insets.
std::vector<const compose::Body*> bodies_of(const compose::Body& body, const MapContent& content);

/// Adds a key to a map with annotated layers if it has none. A key without entries is not drawn.
void provide_key(spec::MapSpec& map, const std::vector<spec::LayerSpec>& layers);

/// The layers whose events a piece of furniture lists with their numbers; the key does not repeat them.
std::vector<std::string> layers_listed(const spec::MapSpec& map);

/// Reads the view, the layers and the data of the furniture. The sums of layers with `split` become variables of the
/// workspace. Returns nothing, with diagnostics, on errors. `styles` remembers the classes it has resolved, `reads` the
/// files that were read.
std::optional<MapContent> read_content(const spec::MapSpec& map, compose::Workspace& workspace,
                                       const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                       const spec::PageSize& page, compose::Styles& styles, compose::Reads& reads,
                                       Diagnostics& diagnostics);

/// Projects the layers for all rounds of the layout. What needs only the layers, such as measuring areas, can begin
/// before. Throws DeadlinePassed.
void project_content(MapContent& content);

} // namespace conflictmap::layout
