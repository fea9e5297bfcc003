#pragma once
#include "layout/page.hpp"
#include "layout/page_layout.hpp"

namespace conflictmap::layout {

/// Draws everything of a finished layout, labels last, and reports what became of it. The drawings of furniture and
/// callouts move from `layout` into the page; its body stays.
Page draw_page(const MapContent& content, PageLayout& layout, compose::Styles& styles, Diagnostics& diagnostics);

} // namespace conflictmap::layout
