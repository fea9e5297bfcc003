#pragma once
// Draws a scene through Cairo, for all formats that Cairo writes: pixels and PDF have the same items in the same order.
#include <mutex>
#include <unordered_map>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

// Cairo's name, which its headers declare in the same way; the caller owns the context.
using cairo_t = struct _cairo; // NOLINT(cert-dcl37-c,cert-dcl51-cpp,bugprone-reserved-identifier)

namespace conflictmap::backend {

enum class Letters {
    outlines, ///< letters as filled paths
    live      ///< letters as glyphs of their fonts, with their text: for surfaces that keep text
};

/// Letters as outlines, each text once, for several threads that draw the same scene.
class OutlineStore {
public:
    explicit OutlineStore(const text::Typesetter& typesetter) : typesetter_(typesetter) {}
    /// Valid for as long as the store.
    const scene::Outline& of(const scene::Text& text);

private:
    const text::Typesetter& typesetter_;
    std::mutex mutex_; ///< also for the typesetter, which serves one thread at a time
    std::unordered_map<const scene::Text*, scene::Outline> known_;
};

/// Rows of a picture that one thread draws, in pixels: from `first` to before `end`.
struct Band {
    int first = 0;
    int end = 0;
};

/// Draws everything on a surface of pixels, letters as outlines, in these rows only. One unit of the context is one mm
/// of the page, `pixels_per_mm` pixels. Throws like paint().
void paint_band(cairo_t* cairo, const scene::Scene& scene, OutlineStore& outlines, const Band& band,
                double pixels_per_mm);

/// Draws everything. One unit of the context is one mm of the page. Throws std::domain_error for a coordinate that is
/// not finite. Cairo's own errors are in the context's status.
void paint(cairo_t* cairo, const scene::Scene& scene, const text::Typesetter& typesetter, Letters letters);

/// Throws unless the status (a cairo_status_t) is success: std::bad_alloc, or std::runtime_error "Cairo cannot TASK:
/// …".
void check_cairo(int status, const char* task);

} // namespace conflictmap::backend
