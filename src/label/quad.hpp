#pragma once
// Compares rotated rectangles and segments. Page millimetres, y down; angles in degrees clockwise.
#include <array>

#include "label/placement.hpp"

namespace conflictmap::label {

struct Segment {
    PagePoint a;
    PagePoint b;
};

std::array<PagePoint, 4> corners(const Quad& quad);
Quad grown(const Quad& quad, double by);
Quad quad_of(const PageBox& box);
bool inside(const PageBox& inner, const PageBox& outer);

/// Length of the segment inside the quad; 0 if it only touches at a point; negative when it stays outside.
double length_inside(const Quad& quad, const Segment& segment);

/// 0 inside the quad.
double distance(const Quad& quad, const PagePoint& point);
double distance(const Segment& segment, const PagePoint& point);
/// 0 when they cross or touch.
double distance(const Segment& a, const Segment& b);
/// Empty space between two upright boxes along each axis; 0 where their ranges overlap.
PagePoint gaps(const PageBox& a, const PageBox& b);

PageBox bounds(const Segment& segment);
bool is_finite(const PagePoint& point);

} // namespace conflictmap::label
