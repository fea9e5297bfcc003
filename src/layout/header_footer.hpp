#pragma once
// The furniture above and below the map, and the frame that it leaves.
#include <optional>
#include <utility>
#include <vector>

#include "layout/work.hpp"

namespace conflictmap::layout {

/// Where a piece of furniture stands: its own wish before its kind's habit.
furniture::Zone zone_of(const spec::FurnitureSpec& spec);

struct Band {
    std::vector<std::pair<const spec::FurnitureSpec*, furniture::Block>> blocks;
    double height = 0; ///< mm
};
struct Bands {
    Band top;
    Band bottom;
};

/// The frame is what the bands leave, and the legend in the bottom band depends on what the frame shows: body and
/// bands are made in turn until the legend stays as it is. Fills work.body and the context's legend and credits.
/// Nothing with a diagnostic when the page leaves no room for a map.
std::optional<Bands> settle_frame(Work& work, const spec::PageSize& page, Diagnostics& diagnostics);

/// Moves the bands to their places on the page.
void set_bands(Bands& bands, const Work& work, scene::Group& root);

} // namespace conflictmap::layout
