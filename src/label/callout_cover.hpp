#pragma once
// How many millimetres of a line lie inside an area, told on a grid of 1 mm: quick, and near enough for a cost.
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
