#pragma once
#include "app/pipeline.hpp"
#include "app/stage.hpp"
#include "app/work.hpp"

namespace conflictmap::app {

/// Draws everything on the stage that is set, labels last, and reports what became of it.
Page draw_page(Work& work, Stage& stage, const spec::PageSize& size, Diagnostics& diagnostics);

} // namespace conflictmap::app
