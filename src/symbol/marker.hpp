#pragma once
// Point symbols as paths. Page millimetres.
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "style/picture.hpp"
#include "symbol/hatch.hpp"

namespace conflictmap::symbol {

struct Marker {
    std::string shape = "circle"; ///< circle, square, diamond, triangle, triangle-down, cross
    double size = 1;              ///< mm: the diameter of a circle with the same area as the symbol
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    double dot = 0; ///< mm: diameter of a dot in the middle; 0 = none
    Colour dot_colour;
    /// Of the style; on the shape, in `dot_colour`; its holes have the colour of the fill.
    const style::Picture* picture = nullptr;
    std::optional<Hatch> hatch;  ///< over the fill
    std::optional<Stroke> ring;  ///< outside the outline's stroke
    std::optional<Stroke> cross; ///< diagonals of the square inscribed in a circle of `cross_share` of `size`
};
inline constexpr double cross_share = 0.62;

/// All shapes of one `size` have the same area, so that none looks more important than another.
scene::Outline marker_outline(const std::string& shape, scene::PagePoint centre, double size);

/// A part of a pictogram or logo with the corner of its square at `corner`. `side` is the square's side on the page
/// (the width for a logo), mm.
scene::Outline outline_of(const style::PicturePart& part, scene::PagePoint corner, double side);

std::vector<scene::Path> marker_paths(const Marker& marker, scene::PagePoint centre);

/// Adds the whole symbol to the group.
void draw_marker(scene::Group& group, const Marker& marker, scene::PagePoint centre);

/// Half the side of the square that contains the symbol with its outline, mm.
double marker_radius(const Marker& marker);

/// Names of the shapes, for `list symbols`.
const std::vector<std::string>& marker_shapes();

} // namespace conflictmap::symbol
