#pragma once
// Moves apart proportional symbols that would hide each other.
#include <vector>

#include "compose/draw.hpp"

namespace conflictmap::compose {

/// A round symbol that can be moved. Page millimetres.
struct Disc {
    geom::Point<geom::Page> home; ///< its true place
    double radius = 0;
    double most = 0; ///< the maximum distance from there
};

/// The places of the discs after moving them apart: no disc covers more than a seventh of the radius of a smaller one,
/// as far as `most` and the frame allow. Large discs move least (by the inverse cube of their radii), and no disc moves
/// farther than necessary. Relaxes pairs of discs, with a pull towards home that fades. Deterministic.
std::vector<geom::Point<geom::Page>> set_apart(const std::vector<Disc>& discs, const geom::Box<geom::Page>& frame);

/// Moves apart the symbols of all layers with `displace` together; moved symbols remember their home. Returns the
/// longest shift, mm.
double displace(std::vector<PlacedLayer>& layers, const geom::Box<geom::Page>& frame);

/// Smaller shifts are not reported, mm.
inline constexpr double told_shift = 0.8;

/// Dots at the true places of symbols that were moved by more than `told_shift`, and lines from them to the symbols,
/// except where a symbol covers the line. Drawn with the class `tie`.
scene::Group tie_group(const PlacedLayer& placed, style::Lookup& lookup, const std::vector<bool>& hidden);

} // namespace conflictmap::compose
