#pragma once
// Draws a scene through Cairo, for all formats that Cairo writes: pixels and PDF have the same items in the same order.
#include "scene/scene.hpp"
#include "text/typesetter.hpp"

// Cairo's name, which its headers declare in the same way; the caller owns the context.
using cairo_t = struct _cairo; // NOLINT(cert-dcl37-c,cert-dcl51-cpp,bugprone-reserved-identifier)

namespace conflictmap::backend {

enum class Letters {
    outlines, ///< letters as filled paths
    live      ///< letters as glyphs of their fonts, with their text: for surfaces that keep text
};

/// Draws everything. One unit of the context is one mm of the page. Throws std::domain_error for a coordinate that is
/// not finite. Cairo's own errors are in the context's status.
void paint(cairo_t* cairo, const scene::Scene& scene, const text::Typesetter& typesetter, Letters letters);

/// Throws unless the status (a cairo_status_t) is success: std::bad_alloc, or std::runtime_error "Cairo cannot TASK:
/// …".
void check_cairo(int status, const char* task);

} // namespace conflictmap::backend
