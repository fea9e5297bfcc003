#pragma once
// The areas that a map's legend explains, measured.
#include "layout/map_content.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// What areas are shares of.
struct Whole {
    source::Table units;
    std::string name;   ///< in the map's language
    std::string source; ///< as the spec or the catalogue names it
    double km2 = 0;
    bool is_subject = false; ///< of the view
};

/// What the view is `around`, when that is a source of few areas with names; else the area of the catalogue's region,
/// which is read. Nothing for maps without areas that the legend may explain.
std::optional<Whole> read_whole(const layout::MapContent& content, compose::Reads& reads, Diagnostics& diagnostics);

/// Geodesic areas of the classes of polygons that the legend names, in the order of the legend. Measured inside
/// the whole, also what lies outside the map. When the whole is not the view's subject, only those classes that lie on
/// the map entirely: a map of a small part says nothing of the rest.
std::vector<output::Area> measured_areas(const layout::MapContent& content, const std::optional<Whole>& whole,
                                         const compose::Body& body, style::Lookup& lookup);

} // namespace conflictmap::figure
