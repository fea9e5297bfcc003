#pragma once
// How many millimetres of a line are inside an area, on a grid of 1 mm: fast, and precise enough for a cost.
#include <vector>

#include "label/placement.hpp"

namespace conflictmap::label {

class Cover {
public:
    explicit Cover(const geom::Polygons<geom::Page>& area);
    [[nodiscard]] double length_inside(const PageLine& line) const; ///< mm

private:
    [[nodiscard]] bool holds(const PagePoint& point) const;

    PageBox box_;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<char> inside_; ///< by square, row after row
};

} // namespace conflictmap::label
