#pragma once
// A display list as text, which the goldens compare.
#include <string>

#include "scene/scene.hpp"

namespace conflictmap::scene {

/// Exact and readable: one item per line, numbers to 1/1000 mm.
std::string dump(const Scene& scene);

} // namespace conflictmap::scene
