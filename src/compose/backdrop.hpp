#pragma once
// The colour of the map under a place on the page. The halos of labels are given this colour.
#include <vector>

#include "base/colour.hpp"
#include "geom/geometry.hpp"

namespace conflictmap::compose {

/// Filled areas from bottom to top over an opaque background.
class Backdrop {
public:
    explicit Backdrop(Colour background) : background_(background) {}
    void add(const geom::Polygons<geom::Page>& area, const Colour& fill);
    [[nodiscard]] Colour at(geom::Point<geom::Page> point) const;
    /// The colour of a label's halo. On a light map: the brightest colour that covers at least a quarter of the box,
    /// slightly lightened. On a map with a dark background: the darkest such colour, slightly darkened. This keeps
    /// letters apart from lines of the same hue.
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
