#pragma once
// UTF-8 that cannot be trusted: from attribute tables, events and specs.
#include <cstddef>
#include <string>
#include <string_view>

namespace conflictmap::text {

/// The characters; every byte that belongs to none (overlong, surrogate, cut or stray) gives one U+FFFD.
std::u32string code_points(std::string_view text);

/// A character must be a Unicode scalar value; any other number is written as U+FFFD.
void append_utf8(std::string& out, char32_t character);

/// The same text as valid UTF-8; see code_points.
std::string valid_utf8(std::string_view text);

/// One line that is safe to shape: valid UTF-8, controls and line breaks as spaces, at most `limit` bytes (cut between
/// characters).
std::string clean_line(std::string_view text, std::size_t limit);

} // namespace conflictmap::text
