#pragma once
// A finished page as the files beside its pictures tell of it.
#include "app/work.hpp"
#include "output/figure.hpp"

namespace conflictmap::app {

struct Page;

/// All but stem, inputs and outputs, which only those who write files know.
output::Figure figure_of(const Work& work, const Page& page);

} // namespace conflictmap::app
