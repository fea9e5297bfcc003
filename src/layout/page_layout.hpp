#pragma once
// The page layout: finds a frame, furniture and callouts that fit together. Layers and labels are not part of it.
//
// The frame is the space between header and footer. The contents of these (legend, credits, key) depend on what is
// visible in the frame, and on which callouts and panels find no room in it. So the layout is found in rounds, see
// LayoutState.
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
    LayoutState state; ///< the state that it was drawn from
};

/// The result of one round.
struct Round {
    std::optional<PageLayout> layout; ///< a whole page; nothing if the round ended early, or failed
    LayoutState next;                 ///< for the next round
    bool settled = false;             ///< `next` would give the same page again
    bool failed = false;              ///< more rounds cannot help: `diagnostics` says why
    Diagnostics diagnostics;          ///< of this round only
};

/// How a round behaves at the points where it may end.
struct RoundOptions {
    bool all_to_key = false; ///< if one subject has to go to the key, all do
    bool last = false;       ///< gives a whole page even if it has not settled
};

/// One round. Its only side effect is on the classes that `styles` remembers.
Round lay_out_round(const MapContent& content, const LayoutState& state, const RoundOptions& options,
                    compose::Styles& styles);

/// Runs rounds until nothing changes, at most `max_rounds`; then it takes the last one, with the warning
/// `layout-unsettled`. Diagnostics of other rounds are dropped. Every round that does not settle moves a panel below
/// the map, moves subjects to the key, shortens the key, or changes the contents of header and footer; the first three
/// can happen only a limited number of times, since nothing is moved back.
///
/// Callouts that find no room on the map become badges, and the key has their texts. If these are more than a third,
/// all callouts go to the key, so that readers need not look in two places. A key without a set place is drawn on the
/// map if it hides next to nothing there, or else below the map. It is drawn in full; if that leaves no room for a map,
/// it has only titles, with a warning. Returns nothing, with diagnostics, if the page is too small.
std::optional<PageLayout> lay_out_page(const MapContent& content, compose::Styles& styles, Diagnostics& diagnostics,
                                       int max_rounds = 17);

} // namespace conflictmap::layout
