#pragma once
// The furniture above and below the map (header and footer), and the frame that they leave.
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

/// What the header and footer leave of the page, and the map in it.
struct Framed {
    Strip header;
    Strip footer;
    compose::Body body;
};

/// The frame that a state leads to, and the state that the map in this frame leads to: header and footer are drawn with
/// the legend and credits of a state, the frame is what they leave, and the legend and credits depend on what the frame
/// shows. This is repeated until legend and credits stay the same, `frame_rounds` times at most.
struct FrameResult {
    std::optional<Framed> framed; ///< nothing when the page leaves no room for a map: `diagnostics` says so
    LayoutState next;
    bool settled = false;
    Diagnostics diagnostics; ///< of the last attempt alone
};
inline constexpr int frame_rounds = 4;
FrameResult settle_frame(const MapContent& content, const LayoutState& state, compose::Styles& styles);

/// Adds header and footer to the page.
void add_header_and_footer(Framed& framed, style::Lookup& lookup, scene::Group& page);

} // namespace conflictmap::layout
