#include "text/capitals.hpp"

#include <glib.h>

#include "base/utf8.hpp"

namespace conflictmap::text {

std::string capitals(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded letter = decode_utf8(text, at);
        if (letter.valid) {
            append_utf8(out, g_unichar_toupper(letter.character)); // g_utf8_strup would depend on the locale
        } else {
            out += text.substr(at, letter.length);
        }
        at += letter.length;
    }
    return out;
}

} // namespace conflictmap::text
