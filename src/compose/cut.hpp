#pragma once
// Cuts a layer to the inside or the outside of areas.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// Cuts the features to the inside or outside of a named source. Features that are cut away completely are removed and
/// counted as filtered. The cut is kept in the layer, so that its areas outside the extent can be cut, too. Reports a
/// diagnostic if there are no areas to cut with. Throws DeadlinePassed.
void cut_to(Layer& layer, const Placed<std::string>& name, bool keep_inside, const Workspace& workspace, Reads& reads,
            Diagnostics& diagnostics);

/// What is left of the areas after the cut.
geom::Polygons<geom::Lonlat> cut_by(const Cut& cut, const geom::Polygons<geom::Lonlat>& areas);

} // namespace conflictmap::compose
