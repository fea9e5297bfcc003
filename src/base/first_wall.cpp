// Alone in its file, and compiled alone, so that a test can link another one in its place.
#include "base/first_wall.hpp"

namespace conflictmap {

bool first_wall_stands() {
    return true;
}

} // namespace conflictmap
