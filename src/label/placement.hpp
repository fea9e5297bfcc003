#pragma once
// Placing labels without overlap. Pure geometry: takes measured texts, returns places. Page millimetres.
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geom/geometry.hpp"

namespace conflictmap::label {

using PagePoint = geom::Point<geom::Page>;
using PageBox = geom::Box<geom::Page>;
using PageLine = geom::Line<geom::Page>;

/// A rectangle, possibly rotated: the area that a label or a symbol covers.
struct Quad {
    PagePoint centre;
    double half_width = 0;
    double half_height = 0;
    double angle = 0; ///< degrees clockwise on the page
};
bool overlap(const Quad& a, const Quad& b, double gap);
PageBox bounds(const Quad& quad);

/// One measured line of a label.
struct LineSize {
    std::string text;
    double width = 0;
    std::vector<double> advances{}; ///< mm, of the letters from left to right; if empty, the line is never bent
};

/// How a text may be broken into lines: one entry per way, lines from top to bottom, preferred ways first.
struct Form {
    std::vector<LineSize> lines;
};

/// Beside a point: right, left, above, below, corners and steps between them, about 0.5 mm from the symbol.
struct AtPoint {
    PagePoint point;
    double radius = 0;         ///< of the symbol, mm: the label does not overlap it
    std::string prefer;        ///< "", or one of "e w n s ne nw se sw", which is tried first (a hand-set position)
    bool nowhere_else = false; ///< only on that side, or not at all
};
/// Centred in an area: the whole box inside it if any form fits, otherwise its centre and most of the box.
struct InArea {
    geom::Polygons<geom::Page> area; ///< already clipped to the frame
    bool curve = false; ///< one-line forms may also follow the middle line of a bent area, as one gentle arc
    double beside = 0; ///< mm: distance from the edge of a bent or narrow area if nothing fits in it; 0 = never outside
};
/// Along a line, upright: straight where the line is straight enough, or bent with it.
enum class Bend { none, arc, winding };
struct AlongLine {
    std::vector<PageLine> lines;
    double offset = 0;      ///< mm between line and text, which is above it if possible, or else below; 0 = on the line
    Bend bend = Bend::none; ///< how one-line forms may bend: one way, or one way and back
    double repeat = 0;      ///< mm: distance between repetitions on long lines; 0 = once
};
/// Where the user wants it: it is not moved, but still refused if it would overlap a hard obstacle. `others` are places
/// that are also acceptable, better ones first: each one costs 0.6 more than the one before.
struct Fixed {
    PagePoint centre;
    double angle = 0;
    std::vector<PagePoint> others{};
};

struct Request {
    std::size_t key = 0; ///< an identifier for the caller
    std::string layer;
    std::string text; ///< for reports
    std::vector<Form> forms;
    double ascent = 0;  ///< mm above the baseline (cap height is enough)
    double descent = 0; ///< mm below it
    double leading = 0; ///< mm from baseline to baseline
    double halo = 0;    ///< mm kept free all around
    double rank = 0;    ///< lower is placed first and wins
    std::variant<AtPoint, InArea, AlongLine, Fixed> where;
};

/// An obstacle that labels should not cover, or must not: `hard`.
struct Obstacle {
    std::variant<Quad, PageLine> shape;
    double half_width = 0;            ///< of a line: half its drawn width, mm
    double cost = 0;                  ///< added per crossing; `hard` = never
    std::optional<std::size_t> owner; ///< the request with this key ignores it (a label and its own symbol)
    std::string name;                 ///< for reports: "the legend", "the river Dnipro"; may be empty
};
inline constexpr double hard = 1e9;

struct PlacedLine {
    std::string text;
    PagePoint baseline_middle; ///< the middle of this line's baseline
    double width = 0;
};
struct Placement {
    std::size_t key = 0;
    std::vector<PlacedLine> lines;
    double angle = 0; ///< degrees clockwise
    Quad box;         ///< ascent to descent and the halo
    double cost = 0;  ///< of the chosen place: 0 for the best one, plus the costs of crossings
    PageLine curve{}; ///< if not empty, the single line of text is on a smooth curve through these points (at equal
                      ///< distances), its middle on their middle; `angle` is then the angle of the chord
    std::vector<Quad> parts{}; ///< the area that a text on a curve covers, more precise than `box`
};
struct Drop {
    std::size_t key = 0;
    std::string reason; ///< "outside the frame", "no free place: label 'Kharkiv' (rank 2) is there", ...
};
struct Result {
    std::vector<Placement> placed; ///< in order of key; a repeated label has several
    std::vector<Drop> dropped;     ///< in order of key; placed and dropped together are all requests
};

/// Deterministic: the same requests and obstacles give the same result, whatever their order in memory. No two placed
/// labels overlap; none overlaps a hard obstacle or leaves the frame. A label is dropped only in favour of labels with
/// the same or a better rank. A repetition of a label gives way to every other label, and is at least half of `repeat`
/// away from the label itself; if there is no room for it, it is not reported as dropped.
Result place(const std::vector<Request>& requests, const std::vector<Obstacle>& obstacles, const PageBox& frame);

} // namespace conflictmap::label
