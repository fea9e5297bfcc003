#pragma once
// Text from attribute tables, events and specs made safe to set.
#include <cstddef>
#include <string>
#include <string_view>

namespace conflictmap::text {

/// One line that is safe to shape: valid UTF-8, controls and line breaks as spaces, no characters that change the
/// direction of text, at most `limit` bytes (cut between characters).
std::string clean_line(std::string_view text, std::size_t limit);

/// Text from any source, for setting: valid UTF-8 that keeps its line breaks, other controls as spaces,
/// without the characters that change the direction of text (see is_direction_control), at most `limit` bytes: what is
/// longer ends with an ellipsis within them.
std::string plain_text(std::string_view text, std::size_t limit);

inline constexpr std::size_t longest_label = 1024; ///< bytes, of a line that is set
inline constexpr std::size_t longest_note = 4096;  ///< bytes, of a text beside the map

} // namespace conflictmap::text
