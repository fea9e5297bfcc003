#pragma once
// The areas that a map's legend explains, measured.
#include <future>
#include <map>

#include "compose/figures.hpp"
#include "layout/map_content.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// The area that other areas are shares of.
struct Whole {
    source::Table units;
    std::string name;        ///< in the map's language
    std::string source;      ///< its name in the spec or the catalogue
    bool is_subject = false; ///< whether it is the subject of the view
};

/// The source that the view is `around`, if it has few areas and these have names; otherwise the area of the
/// catalogue's region, which is then read. Nothing for maps without areas that the legend might explain.
std::optional<Whole> read_whole(const layout::MapContent& content, compose::Reads& reads, Diagnostics& diagnostics);

/// By class, the areas of a layer, and what lies inside the whole, km².
struct MeasuredLayer {
    compose::AreasByClass areas;
    std::map<std::string, double> km2;
};
struct Measured {
    std::map<const compose::Layer*, MeasuredLayer> layers;
    double whole_km2 = 0;
};

/// Measures, in a thread of its own, so that the map can be laid out and drawn meanwhile, the classes that the legend
/// may name: which of them it names is known only when the map is drawn. The deadline of the calling thread holds there
/// too; what is thrown there, get() throws. `content` and `whole` must outlive the result.
std::future<Measured> start_measuring(const layout::MapContent& content, const std::optional<Whole>& whole);

/// Geodesic areas of the polygon classes that the legend names, in the order of the legend. They are measured inside
/// the whole, including the parts outside the map. If the whole is not the subject of the view, only the classes that
/// are entirely on the map are included: a map of a small part says nothing about the rest. `measured`: what
/// start_measuring() found; the rest is measured now.
std::vector<output::Area> told_areas(const layout::MapContent& content, const std::optional<Whole>& whole,
                                     Measured measured, const compose::Body& body, style::Lookup& lookup);

} // namespace conflictmap::figure
