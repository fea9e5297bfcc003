#pragma once
// Cuts a layer to the inside or the outside of areas.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// Cuts the features to the inside or outside of a named source. Those of which nothing is left go, and are counted as
/// filtered. The cut is kept in the layer for its areas outside the extent. A diagnostic when there are no areas to cut
/// with. Throws DeadlinePassed.
void cut_to(Layer& layer, const Placed<std::string>& name, bool keep_inside, const Workspace& workspace, Reads& reads,
            Diagnostics& diagnostics);

/// What a cut leaves of areas.
geom::Polygons<geom::Lonlat> cut_by(const Cut& cut, const geom::Polygons<geom::Lonlat>& areas);

} // namespace conflictmap::compose
