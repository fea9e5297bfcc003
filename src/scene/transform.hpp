#pragma once
// Moving finished drawings on the page.
#include "scene/scene.hpp"

namespace conflictmap::scene {

/// Moves everything in the group, clips included, by mm right and down.
void translate(Group& group, double dx, double dy);

} // namespace conflictmap::scene
