#pragma once
// The furniture above and below the map (header and footer), and the frame between them.
#include <optional>
#include <utility>
#include <vector>

#include "layout/layout_state.hpp"

namespace conflictmap::layout {

/// Pieces one below the other.
struct Strip {
    std::vector<std::pair<const spec::FurnitureSpec*, furniture::Block>> blocks;
    double height = 0; ///< mm
};

/// The part of the page between header and footer, and the map in it.
struct Framed {
    Strip header;
    Strip footer;
    compose::Body body;
};

/// The frame that follows from a state, and the state that follows from the map in this frame. Header and footer are
/// drawn with the legend and credits of a state, and the frame is the space between them; but legend and credits depend
/// on what is visible in the frame. This is repeated, at most `frame_rounds` times, until legend and credits no longer
/// change.
struct FrameResult {
    std::optional<Framed> framed; ///< nothing if there is no room for a map on the page, which `diagnostics` reports
    LayoutState next;
    bool settled = false;
    Diagnostics diagnostics; ///< of the last attempt only
};
inline constexpr int frame_rounds = 4;
FrameResult settle_frame(const MapContent& content, const LayoutState& state, compose::Styles& styles);

/// Adds header and footer to the page.
void add_header_and_footer(Framed& framed, style::Lookup& lookup, scene::Group& page);

} // namespace conflictmap::layout
