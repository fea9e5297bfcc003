#pragma once
// A scene through Cairo, for every format that Cairo writes: pixels and PDF draw the same things in the same order.
#include "scene/scene.hpp"
#include "text/typesetter.hpp"

using cairo_t = struct _cairo; // NOLINT(bugprone-reserved-identifier): Cairo's name; whoever calls owns it

namespace conflictmap::backend {

enum class Letters {
    outlines, ///< letters as filled paths
    live      ///< letters as glyphs of their fonts, with their text: for surfaces that keep it
};

/// Draws everything. One unit of the context is one mm of the page. Throws std::domain_error for a coordinate that is
/// not finite; Cairo's own errors are in the context's status.
void paint(cairo_t* cairo, const scene::Scene& scene, const text::Typesetter& typesetter, Letters letters);

/// Throws unless the status (a cairo_status_t) is success: std::bad_alloc, or std::runtime_error "Cairo cannot TASK:
/// …".
void check_cairo(int status, const char* task);

} // namespace conflictmap::backend
