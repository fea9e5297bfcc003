#pragma once
// Meridians and parallels.
#include <optional>

#include "compose/layers.hpp"

namespace conflictmap::compose {

/// The step in degrees at which `degrees` of longitude or latitude give three to seven lines: 1, 2, 5, 10, 15, 30 or a
/// decimal part of the first three.
double graticule_step(double degrees);

/// A layer of lines every `step` degrees over `extent` (nothing = the whole Earth), each labelled with its degrees at
/// the edge of the map that it meets: meridians at the bottom, parallels on the left. Nothing, with a diagnostic,
/// for a step that cannot be drawn.
std::optional<Layer> make_graticule(const spec::LayerSpec& spec, const Workspace& workspace, style::Lookup& lookup,
                                    const std::optional<geom::Box<geom::Lonlat>>& extent, Diagnostics& diagnostics);

} // namespace conflictmap::compose
