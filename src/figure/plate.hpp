#pragma once
// The part of a page that a figure page shows.
#include <optional>

#include "output/figure.hpp"
#include "scene/scene.hpp"

namespace conflictmap::figure {

/// The frame and what stands above and below it, but for title above and key, timeline, day and credits below: a
/// figure page says these itself, in letters that fit the reader's screen. Nothing when the scene has no frame.
std::optional<output::Plate> plate_of(const scene::Scene& scene);

} // namespace conflictmap::figure
