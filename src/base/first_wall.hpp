#pragma once
namespace conflictmap {

/// Whether our own checks of places hold, as they do in every program but one: a test takes them down to see the second
/// wall hold alone. It replaces this function when it is linked; there is no switch in a program.
bool first_wall_stands();

} // namespace conflictmap
