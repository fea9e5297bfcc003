#pragma once
// What colour lies under a place of the page: labels take their halo from it.
#include <vector>

#include "base/colour.hpp"
#include "geom/geometry.hpp"

namespace conflictmap::compose {

/// Filled areas from bottom to top over an opaque background.
class Ground {
public:
    explicit Ground(Colour background) : background_(background) {}
    void add(const geom::Polygons<geom::Page>& area, const Colour& fill);
    [[nodiscard]] Colour at(geom::Point<geom::Page> point) const;
    /// The lightest common ground of a label: the brightest colour that at least a quarter of the box lies on, made a
    /// little lighter, so that letters stand out from lines of the same hue.
    [[nodiscard]] Colour under(const geom::Box<geom::Page>& box) const;

private:
    struct Area {
        geom::Polygons<geom::Page> polygons;
        geom::Box<geom::Page> box;
        Colour fill;
    };
    Colour background_;
    std::vector<Area> areas_;
};

} // namespace conflictmap::compose
