#pragma once
// Insets: small maps with a view and layers of their own.
#include <vector>

#include "compose/body.hpp"
#include "furniture/furniture.hpp"

namespace conflictmap::layout {

struct Inset {
    const spec::FurnitureSpec* spec = nullptr;
    std::vector<compose::Layer> layers;
    std::unique_ptr<compose::View> view;
    compose::Body body;     ///< in a window from (0, 0)
    furniture::Block block; ///< drawn, with its frame
};

/// Reads what an inset shows and places it in its window. A locator without a view of its own shows at least what
/// `main`, the view of the map, will show on the page.
std::optional<Inset> prepare_inset(const spec::FurnitureSpec& spec,
                                   const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                   const compose::Workspace& workspace, compose::Styles& styles,
                                   const compose::View& main, const spec::PageSize& page, Diagnostics& diagnostics);

/// Draws it; a locator gets the outline of `main`, the window it locates.
void draw_inset(Inset& inset, const compose::Window& main, const compose::Workspace& workspace, compose::Styles& styles,
                const furniture::Context& context, Diagnostics& diagnostics);

/// The window's outline in lon/lat, densified.
geom::Line<geom::Lonlat> window_ring(const compose::Window& window);

} // namespace conflictmap::layout
