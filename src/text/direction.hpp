#pragma once
#include <string_view>

namespace conflictmap::text {

/// Whether the first letter with a direction reads right to left (Unicode Bidirectional Algorithm, rules P2 and P3).
/// This is the base direction that the typesetter gives the line; SVG needs it, too.
bool reads_right_to_left(std::string_view text);

} // namespace conflictmap::text
