#pragma once
#include <string>

#include "scene/scene.hpp"

namespace conflictmap::backend {

/// SVG path data (SVG 1.1, section 8.3) in mm, rounded to 0.005 mm: relative commands in their shortest form. Each
/// point is rounded separately, so errors do not add up and lines that neighbours share stay identical. Throws
/// std::domain_error for a coordinate that is not finite.
std::string svg_path_data(const scene::Outline& outline);

/// A length in mm, rounded to 0.005 mm, without unnecessary zeros.
std::string svg_number(double mm);
void append_svg_number(std::string& out, double mm);

} // namespace conflictmap::backend
