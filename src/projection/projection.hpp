#pragma once
// Choosing and applying a map projection. WGS 84 degrees in, metres of the plane and millimetres of the page out.
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "geom/geometry.hpp"
#include "projection/domain.hpp"

namespace conflictmap::projection {

using LonlatPoint = geom::Point<geom::Lonlat>;
using PlanePoint = geom::Point<geom::Plane>;
using PagePoint = geom::Point<geom::Page>;
using LonlatBox = geom::Box<geom::Lonlat>;
using PlaneBox = geom::Box<geom::Plane>;
using PageBox = geom::Box<geom::Page>;
using ProjectedGeometry = geom::Geometry<geom::Projected>;

/// A PROJ operation from WGS 84 to a projected plane. Move-only; its const functions may be called from several
/// threads.
class Projection {
public:
    struct Handle;
    explicit Projection(std::unique_ptr<Handle> handle);
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    /// Nothing if PROJ's result is not finite, or if its inverse is a different place.
    [[nodiscard]] std::optional<PlanePoint> forward(LonlatPoint p) const;
    [[nodiscard]] std::optional<LonlatPoint> inverse(PlanePoint p) const;
    /// Projects many points at once, without the check of forward(); points that PROJ refuses become infinite.
    [[nodiscard]] geom::Line<geom::Plane> forward_all(const geom::Line<geom::Lonlat>& points) const;
    /// Where the projection can be trusted.
    [[nodiscard]] const Domain& domain() const;
    /// The PROJ string or authority code in use.
    [[nodiscard]] const std::string& definition() const;
    /// "Lambert conformal conic", for the credits; the CRS's own name if it has no common one.
    [[nodiscard]] const std::string& title() const;
    /// The longitude at which the map is cut (central meridian + 180), degrees.
    [[nodiscard]] double cut_longitude() const;
    /// Metres on the plane per metre on the ground, along the page's horizontal at a place; 1 = true. A horizontal
    /// scale bar at that place has to use it.
    [[nodiscard]] std::optional<double> scale_at(LonlatPoint p) const;
    /// Degrees from the page's up to north at a place, clockwise positive.
    [[nodiscard]] std::optional<double> north_angle_at(LonlatPoint p) const;

private:
    std::unique_ptr<Handle> handle_;
};

/// `definition` is "auto", a PROJ string or an authority code such as "EPSG:32636". `extent` is the area to show.
/// "auto" is an azimuthal equal-area projection for extents beyond 90 degrees, transverse Mercator for tall or small
/// ones (under 6 degrees of longitude), otherwise a Lambert conformal conic with standard parallels at one sixth of the
/// latitude range from its ends (Kavraisky's constant; Snyder 1987, p. 99). Where a cone fits badly (around the equator
/// or over a pole), the azimuthal equal-area is used instead. Parameters are rounded so that definitions are readable.
/// It is an error at `place` if PROJ refuses the definition, if it is geographic, or if the extent leaves its domain.
std::optional<Projection> make_projection(const std::string& definition, const LonlatBox& extent, const Place& place,
                                          Diagnostics& diagnostics);

/// The position of the plane on the page: uniform scale, no rotation.
struct PageFit {
    PlanePoint centre;       ///< plane point shown at the middle of the window
    PagePoint window_centre; ///< mm
    double mm_per_metre = 0;
    [[nodiscard]] PagePoint to_page(PlanePoint p) const {
        return {window_centre.x + (p.x - centre.x) * mm_per_metre, window_centre.y - (p.y - centre.y) * mm_per_metre};
    }
    [[nodiscard]] PlanePoint to_plane(PagePoint p) const {
        return {centre.x + (p.x - window_centre.x) / mm_per_metre, centre.y - (p.y - window_centre.y) / mm_per_metre};
    }
};

/// Fits a box of the plane into a window of the page, centred, with a margin given as a share of the box. A box without
/// width or height (a single place) is treated as one kilometre wide.
PageFit fit(const PlaneBox& box, const PageBox& window, double margin);

/// The plane's box around a geometry, from its projected, densified parts; empty when nothing could be projected.
PlaneBox plane_bounds(const Projection& projection, const geom::Geometry<geom::Lonlat>& geometry);

/// The lon/lat box that covers everything that a page window shows, sampled along edges and inside. If a pole is in the
/// window, the box has all longitudes; if the projection's edge is in the window, it is the whole Earth. Longitudes are
/// continuous and may pass 180: compare them modulo 360.
LonlatBox visible_extent(const Projection& projection, const PageFit& fit, const PageBox& window);

/// Projects vertices once for all later fits: those that a map of `extent`, or of a part of it, may show, in the turn
/// of the Earth that the projection's own range uses. Others have no plane point: to_page() projects them if necessary.
ProjectedGeometry projected(const geom::Geometry<geom::Lonlat>& geometry, const Projection& projection,
                            const LonlatBox& extent);

/// Clips in lon/lat (to `extent` grown a little and split at the projection's cut), densifies long segments so that
/// curves follow the projection, projects, clips near `window` (grown by `bleed` mm, so that strokes along the clip
/// edge are not visible; lines are cut, polygons closed), drops points that are not finite, and thins to `tolerance`
/// mm. Closed rings stay closed; beyond the horizon of an azimuthal projection, rings follow the horizon and lines end.
/// If everything near the window is smaller than the tolerance, one ring is kept. Edges are straight in lon/lat: data
/// that cross the 180th meridian must be split there or continue past 180. The result is empty (monostate) when nothing
/// is near the window.
/// PROJ is called only for vertices without a plane point: those that clipping and densifying add, and those that
/// projected() did not project. Both overloads give the same bits.
geom::Geometry<geom::Page> to_page(const ProjectedGeometry& geometry, const Projection& projection, const PageFit& fit,
                                   const LonlatBox& extent, const PageBox& window, double bleed, double tolerance);
geom::Geometry<geom::Page> to_page(const geom::Geometry<geom::Lonlat>& geometry, const Projection& projection,
                                   const PageFit& fit, const LonlatBox& extent, const PageBox& window, double bleed,
                                   double tolerance);

/// A lon/lat outline, densified, on the page (for example the extent rectangle that a locator inset draws).
geom::Line<geom::Page> outline_on_page(const geom::Line<geom::Lonlat>& ring, const Projection& projection,
                                       const PageFit& fit);

} // namespace conflictmap::projection
