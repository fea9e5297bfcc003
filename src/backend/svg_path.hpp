#pragma once
#include <string>

#include "scene/scene.hpp"

namespace conflictmap::backend {

/// SVG path data (SVG 1.1, section 8.3) in mm, rounded to 0.005 mm: relative commands in their shortest form. Each
/// point is rounded by itself, so that errors do not add up and lines shared by neighbours stay shared. Throws
/// std::domain_error for a coordinate that is not finite.
std::string svg_path_data(const scene::Outline& outline);

/// A length in mm to 0.005 mm, without needless zeros.
std::string svg_number(double mm);

} // namespace conflictmap::backend
