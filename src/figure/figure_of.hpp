#pragma once
// A finished page as the files beside its pictures tell of it.
#include "figure/areas.hpp"
#include "layout/map_content.hpp"
#include "layout/page.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// All but stem, inputs and outputs, which only those who write files know.
output::Figure figure_of(const layout::MapContent& content, const std::optional<Whole>& whole,
                         const compose::Body& body, const layout::Page& page, style::Lookup& lookup);

} // namespace conflictmap::figure
