#pragma once
// The page layout: frame, furniture and callouts in agreement with each other; everything but layers and labels.
//
// The frame is what header and footer leave of the page. What they say (legend, credits, key) depends on what the frame
// shows, and on which callouts and panels find no room in it. So the layout is found in rounds, see LayoutState.
#include <optional>

#include "layout/callouts.hpp"
#include "layout/frame.hpp"
#include "layout/map_furniture.hpp"

namespace conflictmap::layout {

struct PageLayout {
    Framed framed;
    std::vector<compose::Annotation> annotations;
    MapFurniture furniture;
    DrawnCallouts callouts;
    LayoutState state; ///< that it was drawn from
};

/// What became of one round.
struct Round {
    std::optional<PageLayout> layout; ///< a whole page; nothing when the round ended before, or failed
    LayoutState next;                 ///< to start the next round from
    bool settled = false;             ///< `next` would give the same page again
    bool failed = false;              ///< no other round can help: `diagnostics` says why
    Diagnostics diagnostics;          ///< of this round alone
};

/// How a round goes on where it might stop.
struct RoundOptions {
    bool all_to_key = false; ///< when one subject has to go to the key, all go
    bool last = false;       ///< gives a whole page, though it has not settled
};

/// One round. It changes nothing but the classes that `styles` remembers.
Round lay_out_round(const MapContent& content, const LayoutState& state, const RoundOptions& options,
                    compose::Styles& styles);

/// Rounds until nothing changes, `max_rounds` at most; then the last one counts, with the warning `layout-unsettled`.
/// Diagnostics of other rounds are dropped. Every round that does not settle moves a panel below the map, moves
/// subjects to the key, shortens the key, or changes what header and footer say; the first three happen a bounded
/// number of times, since nothing moves back.
///
/// Callouts without room beside the map become badges, and the key says what they would have said: all of them when it
/// is more than a third, so that readers need not look in two places; else those alone. A key without a place of its
/// own stands on the map where it hides next to nothing, else below the map; in full, or, when that leaves no room for
/// a map, with titles only and a warning. Nothing with diagnostics when the page is too small.
std::optional<PageLayout> lay_out_page(const MapContent& content, compose::Styles& styles, Diagnostics& diagnostics,
                                       int max_rounds = 17);

} // namespace conflictmap::layout
