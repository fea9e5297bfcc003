#pragma once
#include <algorithm>

#include "scene/scene.hpp"

namespace symbol_tests {

using namespace conflictmap;

inline geom::Lines<geom::Page> line(std::initializer_list<scene::PagePoint> points) {
    return {{geom::Line<geom::Page>(points)}};
}

/// The number of closed parts.
inline std::size_t count(const scene::Outline& outline) {
    return static_cast<std::size_t>(std::count(outline.verbs.begin(), outline.verbs.end(), scene::Verb::close));
}

} // namespace symbol_tests
