#pragma once
// What the rounds of the page layout hand on to each other.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "furniture/furniture.hpp"
#include "layout/map_content.hpp"

namespace conflictmap::layout {

/// The subjects that the key explains, by their index, each with the reason; empty for those that the author wants
/// there.
using InKey = std::map<std::size_t, std::string>;

/// A round draws furniture from this state, and so finds the frame; what it then sees in the frame is the next state.
/// The layout has settled when both are the same.
struct LayoutState {
    std::vector<furniture::LegendRow> legend;
    std::vector<furniture::SizeKey> sizes;
    std::vector<std::string> credits;
    std::vector<furniture::KeyEntry> key;
    furniture::MapScale scale;
    InKey in_key;
    bool key_shortened = false;                         ///< the page has no room for the texts of the key
    std::set<const spec::FurnitureSpec*> moved_below{}; ///< panels that hid too much of the map
};

/// Where a piece stands in this state.
furniture::Zone zone_of(const spec::FurnitureSpec& spec, const LayoutState& state);

/// The block of a piece, at most `width` mm wide. A piece that the state has moved is drawn as one below the map.
furniture::Block draw_piece(const spec::FurnitureSpec& spec, const MapContent& content, const LayoutState& state,
                            const furniture::Context& context, double width, compose::Styles& styles,
                            Diagnostics& diagnostics);

/// What furniture shows in this state. `window` is the map's, null before there is one.
furniture::Context context_of(const MapContent& content, const LayoutState& state, const compose::Window* window,
                              style::Lookup& lookup);

} // namespace conflictmap::layout
