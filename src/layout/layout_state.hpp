#pragma once
// The state that one round of the page layout passes to the next.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "furniture/furniture.hpp"
#include "layout/map_content.hpp"

namespace conflictmap::layout {

/// The subjects in the key, by index, each with the reason; the reason is empty if the author wants the subject there.
using InKey = std::map<std::size_t, std::string>;

/// A round draws the furniture from this state, which gives the frame; what is visible in this frame gives the next
/// state. The layout is settled when both states are the same.
struct LayoutState {
    std::vector<furniture::LegendRow> legend;
    std::vector<furniture::SizeKey> sizes;
    std::vector<std::string> credits;
    std::vector<furniture::KeyEntry> key;
    furniture::MapScale scale;
    InKey in_key;
    bool key_shortened = false; ///< there is not enough room on the page for the texts of the key
    std::set<const spec::FurnitureSpec*> moved_below{}; ///< panels that would hide too much of the map
};

/// The zone of a piece in this state.
furniture::Zone zone_of(const spec::FurnitureSpec& spec, const LayoutState& state);

/// The block of a piece, at most `width` mm wide. A piece that was moved off the map is drawn as one below the map.
furniture::Block draw_piece(const spec::FurnitureSpec& spec, const MapContent& content, const LayoutState& state,
                            const furniture::Context& context, double width, compose::Styles& styles,
                            Diagnostics& diagnostics);

/// What furniture shows in this state. `window` is the map's window; null if there is none yet.
furniture::Context context_of(const MapContent& content, const LayoutState& state, const compose::Window* window,
                              style::Lookup& lookup);

} // namespace conflictmap::layout
