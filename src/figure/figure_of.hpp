#pragma once
// A finished page as the files beside its pictures tell of it.
#include "layout/page.hpp"
#include "layout/work.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// All but stem, inputs and outputs, which only those who write files know.
output::Figure figure_of(const layout::Work& work, const layout::Page& page);

} // namespace conflictmap::figure
