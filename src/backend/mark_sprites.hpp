#pragma once
// Marks on an image surface: each symbol is drawn once for each position between pixels, and then copied. That is the
// same picture as drawing each mark, at most 1/16 px apart, at a fraction of the time.
#include <functional>
#include <optional>

#include "scene/scene.hpp"

// Cairo's name, as in painter.hpp.
using cairo_t = struct _cairo; // NOLINT(cert-dcl37-c,cert-dcl51-cpp,bugprone-reserved-identifier)

namespace conflictmap::backend {

/// Draws the marks inside `clip` (mm; nothing: everywhere), whose edges may lie between pixels. `draw` draws a symbol
/// around the point (0, 0) with another context. False, with nothing drawn, if the context does not draw on pixels, if
/// it turns, skews or mirrors, or if the symbols are very large. Throws std::domain_error for a coordinate that is not
/// finite, and DeadlinePassed.
bool copy_marks(cairo_t* cairo, const scene::Marks& marks, const std::optional<scene::PageBox>& clip,
                const std::function<void(cairo_t*, const scene::Group&)>& draw);

} // namespace conflictmap::backend
