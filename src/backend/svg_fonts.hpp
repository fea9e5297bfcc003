#pragma once
#include <string>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::backend {

/// @font-face rules for every face that the scene's texts use, each reduced to the characters used and embedded as
/// WOFF2. The families' names start with `prefix`, so that two maps in one page do not share them.
std::string embedded_fonts(const scene::Scene& scene, const text::Typesetter& typesetter, const std::string& prefix);

} // namespace conflictmap::backend
