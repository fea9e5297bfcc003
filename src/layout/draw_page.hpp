#pragma once
#include "layout/page.hpp"
#include "layout/page_layout.hpp"

namespace conflictmap::layout {

/// Draws everything in a finished layout, labels last, and reports what happened to it. Moves the drawings of furniture
/// and callouts from `layout` into the page; the body stays in `layout`.
Page draw_page(const MapContent& content, PageLayout& layout, compose::Styles& styles, Diagnostics& diagnostics);

} // namespace conflictmap::layout
