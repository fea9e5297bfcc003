#pragma once
// Turns the view of a spec into a projection, and into a position in a window of the page.
#include "compose/workspace.hpp"
#include "projection/projection.hpp"

namespace conflictmap::compose {

/// The subject of a map, and how it is projected.
struct View {
    projection::Projection projection;
    projection::ProjectedGeometry subject; ///< what must be visible
    source::Table around;                  ///< the rows of the subject; empty for a view by coordinates
    projection::PlaneBox extent;           ///< of the subject on the plane, metres
    double margin = 0;                     ///< share of the extent
    double shift_x = 0;                    ///< share of the window, to the right
    double shift_y = 0;                    ///< share of the window, downwards
};

/// Returns nothing, with diagnostics, if the subject cannot be read or the projection does not suit it.
std::optional<View> make_view(const spec::ViewSpec& view, const Placed<std::string>& projection,
                              const Workspace& workspace, Reads& reads, Diagnostics& diagnostics);

/// A box in degrees that covers everything that a window of the given proportions can show of the view.
std::optional<projection::LonlatBox> generous_extent(const View& view, double width, double height);

/// Fits the view into the window.
projection::PageFit fit_view(const View& view, const projection::PageBox& window);

} // namespace conflictmap::compose
