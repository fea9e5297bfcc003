#pragma once
// The places a label may take, each with its cost: 0 for the best place, about 0.5 for one hardly worse, 3 for
// one that a cartographer would use only if necessary. Page millimetres.
#include <optional>
#include <vector>

#include "label/placement.hpp"

namespace conflictmap::label {

enum class Align { left, middle, right };

struct Candidate {
    std::size_t form = 0;
    PagePoint baseline; ///< the middle of the block's first baseline
    double angle = 0;   ///< degrees clockwise
    Align align = Align::middle;
    Quad box;                ///< encloses everything, halo included
    std::vector<Quad> parts; ///< what is really covered when the box is too coarse (letters on a curve); else empty
    double cost = 0;
    PageLine curve{};             ///< see Placement
    std::optional<PagePoint> tie; ///< the labelled point: a line between it and the label separates them
};

/// Width and height of a form's block of lines; x right, y down, origin at the middle of the first baseline.
struct Block {
    double width = 0;
    double top = 0;    ///< negative: -ascent
    double bottom = 0; ///< below the last baseline by the descent
    double last = 0;   ///< the last baseline
};
Block block_of(const Request& request, const Form& form);

/// The enclosing quad, halo included, of the block whose first baseline's middle is at `baseline`.
Quad box_of(const Request& request, const Block& block, const PagePoint& baseline, double angle);

/// Cheapest first. Empty when there is no place at all; `why` then gives the reason.
struct Candidates {
    std::vector<Candidate> all;
    std::string why;
    std::size_t copies = 1; ///< how often the label is wanted
};
Candidates candidates_of(const Request& request, const PageBox& frame);

// The kinds, each in its own file.
Candidates candidates_at_point(const Request& request, const AtPoint& where);
Candidates candidates_in_area(const Request& request, const InArea& where, const PageBox& frame);
Candidates candidates_along_line(const Request& request, const AlongLine& where, const PageBox& frame);
std::vector<Candidate> curved_in_area(const Request& request, const geom::Polygons<geom::Page>& area);
std::vector<Candidate> curved_beside_area(const Request& request, const InArea& where);
/// Whether the area is a band: at least three times as long as its mean width.
bool is_long(const geom::Polygons<geom::Page>& area);

/// The lines of text as they are placed.
std::vector<PlacedLine> lines_of(const Request& request, const Candidate& candidate);

} // namespace conflictmap::label
