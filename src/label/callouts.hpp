#pragma once
// Boundary labelling: boxes of text next to the subject, each connected to its anchor by a leader. Pure geometry, like
// placement.hpp: the boxes have been measured before. Page millimetres, y down.
//
// Callouts are placed before the labels; obstacles_of() then turns them into obstacles for label::place().
//
// Guarantees for everything in `placed`: boxes do not overlap (they keep `gap`); leaders do not cross or touch, except
// at a shared anchor; no leader runs through another box; boxes and leaders avoid everything that is hard for them;
// boxes stay inside the frame, and those not set by hand inside its margin and one of the regions. As many callouts as
// possible are placed; the rest are dropped, with the reason. Among these plans, the search looks for the cheapest.
// Mainly, leaders should be short, and one long leader is worse than three short ones. Deterministic: the same input
// gives the same result, whatever its order in memory.
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geom/geometry.hpp"
#include "label/placement.hpp"

namespace conflictmap::label {

/// Where a leader starts on its box: level with the badge to the left or right, or below or above the badge.
enum class Side { left, right, bottom, top };

/// One way to lay out a callout's text, mm.
struct BoxSize {
    double width = 0;
    double height = 0;
    double cost = 0; ///< for a less suitable layout; 1 is worth about 10 mm of leader
};

struct Callout {
    std::size_t key = 0;        ///< an identifier for the caller
    std::string text;           ///< for reports
    std::vector<BoxSize> sizes; ///< one or more to choose from
    /// Centre of the badge, from the box's top left corner. A leader starts at the box's edge, level with the badge
    /// (left, right) or above or below it (top, bottom).
    PagePoint badge{2, 2};
    double gap_left = 0;  ///< mm between the box and a leader on its left, so that it does not touch the text
    double gap_right = 0; ///< the same on its right
    /// The places it may point to, preferred ones first; none: a box without a leader ("not plotted").
    std::vector<PagePoint> anchors;
    double anchor_radius = 0;      ///< mm: the leader ends this far from the anchor (at the edge of its dot)
    std::optional<PagePoint> at;   ///< top left corner set by hand: not moved, and refused only for hard obstacles
    std::optional<Side> leave;     ///< set by hand: the side where the leader starts
    std::optional<PagePoint> near; ///< for a box without anchor: the best place for its centre,
    double near_weight = 1;        ///< and how strongly it pulls; 1: like a leader
    double rank = 0;               ///< lower ranks win if there is not enough room
};

/// An obstacle that boxes and leaders should not cover, or must not: `hard`.
struct CalloutObstacle {
    std::variant<Quad, PageLine, geom::Polygons<geom::Page>> shape;
    double half_width = 0;     ///< of a line, mm
    double box_cost = 0;       ///< of a box that touches it; the subject's own land: hard
    double leader_cost = 0;    ///< of a leader that touches it; the subject's own land: 0
    std::string name;          ///< for reports
    double box_cost_mm = 0;    ///< of each mm of a line or edge under a box: empty parts of the map are better
    double leader_cost_mm = 0; ///< of each mm of a leader inside an area
};

enum class LeaderShape {
    elbow,   ///< leaves the box level (or vertically), then one oblique run to the anchor
    straight ///< one straight line
};

struct CalloutOptions {
    PageBox frame;
    double margin = 2;            ///< mm between boxes and the frame
    std::vector<PageBox> regions; ///< where boxes may be placed; empty: the whole frame
    LeaderShape shape = LeaderShape::elbow;
    double gap = 2;          ///< mm between two boxes; reduced to 0.6 of it if a callout would otherwise be lost
    double clearance = 1;    ///< mm between boxes not set by hand and obstacles
    double leader_gap = 0.8; ///< mm between a leader and other leaders, boxes and anchors; likewise reduced to 1/4
    double stub = 3;         ///< mm: minimum length of an elbow's level run
    double step = 3;         ///< mm between grid positions; results are then refined to 1 mm
};

struct PlacedCallout {
    std::size_t key = 0;
    PageBox box;
    PageLine leader; ///< from the box's edge to the anchor; empty without an anchor; two points, or three with an elbow
    Side side = Side::left;          ///< where the leader starts; ignored if there is none
    std::optional<PagePoint> anchor; ///< the chosen one
    std::size_t size = 0;            ///< index of the chosen size
};

struct CalloutResult {
    std::vector<PlacedCallout> placed; ///< in order of key
    std::vector<Drop> dropped;         ///< in order of key
    double cost = 0;                   ///< of the chosen plan; at least 10000 per dropped callout
};

CalloutResult place_callouts(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                             const CalloutOptions& options);

/// Pairs of leaders that cross. A check on hand-set positions and for `explain`; 0 for any result of the above.
int crossings(const std::vector<PlacedCallout>& placed);
/// Pairs of overlapping boxes, plus leaders through another's box; likewise 0.
int overlaps(const std::vector<PlacedCallout>& placed);

/// Boxes (hard) and leaders (`leader_cost`, hard by default) as obstacles for labels that are placed later.
std::vector<Obstacle> obstacles_of(const std::vector<PlacedCallout>& placed, double leader_half_width,
                                   double leader_cost = hard);

} // namespace conflictmap::label
