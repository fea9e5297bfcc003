#pragma once
// The places for a label, each with its cost: 0 for the best place, about 0.5 for one that is hardly worse, 3 for one
// that a cartographer would use only if necessary. Page millimetres.
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
    Quad box;                ///< encloses everything, including the halo
    std::vector<Quad> parts; ///< the area covered, if the box is too coarse (letters on a curve); otherwise empty
    double cost = 0;
    PageLine curve{};             ///< see Placement
    std::optional<PagePoint> tie; ///< the labelled point; a line between it and the label would separate them
};

/// Width and height of a form's block of lines; x right, y down, origin at the middle of the first baseline.
struct Block {
    double width = 0;
    double top = 0;    ///< negative: -ascent
    double bottom = 0; ///< below the last baseline by the descent
    double last = 0;   ///< the last baseline
};
Block block_of(const Request& request, const Form& form);

/// The quad that encloses a block, including its halo; `baseline` is the middle of its first baseline.
Quad box_of(const Request& request, const Block& block, const PagePoint& baseline, double angle);

/// Cheapest first. Empty when there is no place; `why` then gives the reason.
struct Candidates {
    std::vector<Candidate> all;
    std::string why;
    std::size_t copies = 1; ///< how many times the label should appear
};
Candidates candidates_of(const Request& request, const PageBox& frame);

// One function per kind, each in its own file.
Candidates candidates_at_point(const Request& request, const AtPoint& where);
Candidates candidates_in_area(const Request& request, const InArea& where, const PageBox& frame);
Candidates candidates_along_line(const Request& request, const AlongLine& where, const PageBox& frame);
std::vector<Candidate> curved_in_area(const Request& request, const geom::Polygons<geom::Page>& area);
std::vector<Candidate> curved_beside_area(const Request& request, const InArea& where);
/// Whether the area is a band: at least three times as long as its mean width.
bool is_long(const geom::Polygons<geom::Page>& area);

/// The lines of text at their places.
std::vector<PlacedLine> lines_of(const Request& request, const Candidate& candidate);

} // namespace conflictmap::label
