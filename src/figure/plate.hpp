#pragma once
// The part of a page that a figure page shows.
#include <optional>

#include "output/figure.hpp"
#include "scene/scene.hpp"

namespace conflictmap::figure {

/// The frame with the furniture above and below it, except the title above and the key, timeline, date and credits
/// below: a figure page has these as text, in a size that suits the reader's screen. Nothing if the scene has no frame.
std::optional<output::Plate> plate_of(const scene::Scene& scene);

} // namespace conflictmap::figure
