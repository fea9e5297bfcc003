#pragma once
// Where horizontal lines and bands are inside an area. Page millimetres.
#include <vector>

#include "label/placement.hpp"

namespace conflictmap::label {

struct Span {
    double from = 0;
    double to = 0;
};

struct Edge {
    PagePoint a; ///< the upper end
    PagePoint b;
};

std::vector<Edge> edges_of(const geom::Polygons<geom::Page>& area);

/// The x ranges inside the area along a horizontal line (even-odd), from left to right.
std::vector<Span> cut_at(const std::vector<Edge>& edges, double y);

/// The x ranges where the whole band between two heights is inside the area.
std::vector<Span> free_spans(const std::vector<Edge>& edges, double top, double bottom);

} // namespace conflictmap::label
