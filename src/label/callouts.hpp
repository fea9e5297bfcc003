#pragma once
// Boundary labelling: boxes of text beside the subject, each tied to its anchor by a leader. Pure geometry, like
// placement.hpp: boxes come already measured. Page millimetres, y down.
//
// Callouts are placed before the labels; obstacles_of() then turns them into obstacles for label::place().
//
// Guarantees for everything in `placed`: no two boxes overlap (they keep `gap`); no two leaders cross or touch, except
// at an anchor that they share; no leader runs through another box; no box is on, and no leader runs through, what is
// hard for it; boxes stay inside the frame; those not
// set by hand inside its margin and one of the regions. As many as possible are placed; the rest is dropped, with the
// reason. Of such plans, the search looks for the cheapest: short leaders above all, one long one being worse than
// three short ones. Deterministic: the same input gives the same result, whatever the order in memory.
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

/// A way to lay out a callout's text, mm.
struct BoxSize {
    double width = 0;
    double height = 0;
    double cost = 0; ///< for being less suitable; 1 is worth about 10 mm of leader
};

struct Callout {
    std::size_t key = 0;        ///< the caller's own
    std::string text;           ///< for reports
    std::vector<BoxSize> sizes; ///< one or more to choose from
    /// Centre of the badge from the box's top left corner. A leader leaves at the box's edge, on the badge's level
    /// (left, right) or above or below it (top, bottom).
    PagePoint badge{2, 2};
    double gap_left = 0;  ///< mm between the box and a leader that leaves it to the left,
    double gap_right = 0; ///< or to the right, so that it does not touch the words
    /// The places it may point to, preferred first; none: a box without a leader ("not plotted").
    std::vector<PagePoint> anchors;
    double anchor_radius = 0;      ///< mm: the leader ends this far from the anchor (at the edge of its dot)
    std::optional<PagePoint> at;   ///< top left corner set by hand: not moved, and refused only for what is hard
    std::optional<Side> leave;     ///< set by hand: the side where the leader starts
    std::optional<PagePoint> near; ///< of a box without anchor: its best place (its centre),
    double near_weight = 1;        ///< and the pull towards it; 1: as strong as that of a leader
    double rank = 0;               ///< lower wins if there is not room for all
};

/// What boxes and leaders must or should not cover: `hard` for never.
struct CalloutObstacle {
    std::variant<Quad, PageLine, geom::Polygons<geom::Page>> shape;
    double half_width = 0;     ///< of a line, mm
    double box_cost = 0;       ///< of a box that touches it; the subject's own land: hard
    double leader_cost = 0;    ///< of a leader that touches it; the subject's own land: 0
    std::string name;          ///< for reports
    double box_cost_mm = 0;    ///< of each mm of a line or edge under a box: empty ground is better
    double leader_cost_mm = 0; ///< of each mm of a leader inside an area
};

enum class LeaderShape {
    elbow,   ///< leaves the box level (or upright), then one oblique run to the anchor
    straight ///< one straight run
};

struct CalloutOptions {
    PageBox frame;
    double margin = 2;            ///< mm between boxes and the frame
    std::vector<PageBox> regions; ///< where boxes may be placed; none: the whole frame
    LeaderShape shape = LeaderShape::elbow;
    double gap = 2;          ///< mm between two boxes; down to 0.6 of it if a callout would be lost otherwise
    double clearance = 1;    ///< mm between boxes not set by hand and obstacles
    double leader_gap = 0.8; ///< mm between a leader and other leaders, boxes and anchors; down to 1/4 likewise
    double stub = 3;         ///< mm that an elbow's level run has at least
    double step = 3;         ///< mm of the grid of positions tried; what is found is then refined to 1 mm
};

struct PlacedCallout {
    std::size_t key = 0;
    PageBox box;
    PageLine leader; ///< from the box's edge to the anchor; empty without an anchor; two points, or three with an elbow
    Side side = Side::left;          ///< where the leader starts; no meaning without one
    std::optional<PagePoint> anchor; ///< the one chosen
    std::size_t size = 0;            ///< index of the size chosen
};

struct CalloutResult {
    std::vector<PlacedCallout> placed; ///< in order of key
    std::vector<Drop> dropped;         ///< in order of key
    double cost = 0;                   ///< of the plan, by which it was chosen; 10000 and more for each one dropped
};

CalloutResult place_callouts(const std::vector<Callout>& callouts, const std::vector<CalloutObstacle>& obstacles,
                             const CalloutOptions& options);

/// Pairs of leaders that cross, as a check on hand-set positions and for `explain`; 0 for any result of the above.
int crossings(const std::vector<PlacedCallout>& placed);
/// Pairs of overlapping boxes, and leaders through another's box; 0 likewise.
int overlaps(const std::vector<PlacedCallout>& placed);

/// Boxes (hard) and leaders (`leader_cost`, hard by default) as obstacles for the labels placed afterwards.
std::vector<Obstacle> obstacles_of(const std::vector<PlacedCallout>& placed, double leader_half_width,
                                   double leader_cost = hard);

} // namespace conflictmap::label
