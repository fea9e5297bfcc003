#pragma once
// Describes a finished page for the files that accompany its pictures.
#include "figure/areas.hpp"
#include "layout/map_content.hpp"
#include "layout/page.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// Everything except stem, inputs and outputs, which are known only to the code that writes the files. `areas`: of
/// told_areas().
output::Figure figure_of(const layout::MapContent& content, std::vector<output::Area> areas, const compose::Body& body,
                         const layout::Page& page, style::Lookup& lookup);

} // namespace conflictmap::figure
