#pragma once
#include "layout/page.hpp"
#include "layout/page_layout.hpp"
#include "layout/work.hpp"

namespace conflictmap::layout {

/// Draws everything on the stage that is set, labels last, and reports what became of it.
Page draw_page(Work& work, Stage& stage, const spec::PageSize& size, Diagnostics& diagnostics);

} // namespace conflictmap::layout
