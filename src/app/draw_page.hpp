#pragma once
#include "app/bands.hpp"
#include "app/pipeline.hpp"
#include "app/work.hpp"

namespace conflictmap::app {

/// Draws everything in its settled frame, furniture and callouts first, labels last, and reports what became of it.
Page draw_page(Work& work, Bands& bands, const spec::PageSize& size, Diagnostics& diagnostics);

} // namespace conflictmap::app
