#pragma once
// Makes text from attribute tables, events and specs safe to set.
#include <cstddef>
#include <string>
#include <string_view>

namespace conflictmap::text {

/// One line that is safe to shape: valid UTF-8, with spaces instead of controls and line breaks, without direction
/// controls, at most `limit` bytes (cut between characters).
std::string clean_line(std::string_view text, std::size_t limit);

/// Text from any source, for setting: valid UTF-8 that keeps its line breaks, with spaces instead of other controls,
/// without the characters that change the direction of text (see is_direction_control), at most `limit` bytes. Longer
/// text ends with an ellipsis within this limit.
std::string plain_text(std::string_view text, std::size_t limit);

inline constexpr std::size_t longest_label = 1024; ///< bytes in a line of text
inline constexpr std::size_t longest_note = 4096;  ///< bytes in a text next to the map

} // namespace conflictmap::text
