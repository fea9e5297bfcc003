#pragma once
// Meridians and parallels.
#include <optional>

#include "compose/layers.hpp"

namespace conflictmap::compose {

/// The step in degrees that gives three to seven lines over `degrees` of longitude or latitude: 1, 2, 5, 10, 15 or 30,
/// or a tenth or hundredth of the first three.
double graticule_step(double degrees);

/// A layer of lines every `step` degrees over `extent` (nothing = the whole Earth). Each line is labelled with its
/// degrees where it meets the edge of the map: meridians at the bottom, parallels on the left. Returns nothing, with a
/// diagnostic, for a step that cannot be drawn.
std::optional<Layer> make_graticule(const spec::LayerSpec& spec, const Workspace& workspace, style::Lookup& lookup,
                                    const std::optional<geom::Box<geom::Lonlat>>& extent, Diagnostics& diagnostics);

} // namespace conflictmap::compose
