#pragma once
// Handling of untrusted UTF-8: from attribute tables, events and specs.
#include <cstddef>
#include <string>
#include <string_view>

namespace conflictmap {

inline constexpr char32_t replacement_character = 0xFFFD;
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"; ///< may come at the start of a text

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Decoded {
    char32_t character = replacement_character;
    std::size_t length = 1; ///< bytes
    bool valid = false;
};

/// The character that starts at byte `at`. An invalid byte (overlong, surrogate, truncated or stray) gives one U+FFFD
/// of length 1, marked as not valid.
Decoded decode_utf8(std::string_view text, std::size_t at);

bool is_utf8(std::string_view text);

/// All characters; see decode_utf8.
std::u32string code_points(std::string_view text);

/// Appends a Unicode scalar value; any other number is written as U+FFFD.
void append_utf8(std::string& out, char32_t character);

/// The same text as valid UTF-8; see decode_utf8.
std::string valid_utf8(std::string_view text);

/// The characters that change the direction of the text around them: marks, embeddings, overrides and isolates (U+061C,
/// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
constexpr bool is_direction_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The text without them; what is not UTF-8 stays as it is.
std::string without_direction_controls(std::string text);

/// For terminals and logs: control characters (also line ends) and bytes that are not UTF-8 as "\x1b", direction
/// controls, C1 controls and the separators of lines and paragraphs as "\u202e", everything else as it is.
std::string printable(std::string_view text);

/// Whether a byte continues a character rather than starting one.
constexpr bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The number of characters of a valid text.
std::size_t count_characters(std::string_view text);

} // namespace conflictmap
