#include "text/safe_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace conflictmap::text {

namespace {

bool breaks_or_controls(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

} // namespace

std::string clean_line(std::string_view text, std::size_t limit) {
    std::string out;
    out.reserve(std::min(text.size(), limit));
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        at += next.length;
        if (is_direction_control(next.character)) {
            continue;
        }
        const std::size_t before = out.size();
        append_utf8(out, breaks_or_controls(next.character) ? U' ' : next.character);
        if (out.size() > limit) {
            out.resize(before);
            break;
        }
    }
    return out;
}

std::string plain_text(std::string_view text, std::size_t limit) {
    constexpr std::string_view ellipsis = "\u2026";
    std::string out;
    out.reserve(std::min(text.size(), limit));
    std::size_t cut = 0; // the last position where an ellipsis still fits
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        at += next.length;
        const char32_t c = next.character;
        if (is_direction_control(c)) {
            continue;
        }
        append_utf8(out, c != U'\n' && breaks_or_controls(c) ? U' ' : c);
        if (out.size() > limit) {
            out.resize(cut);
            return out.append(ellipsis);
        }
        cut = out.size() + ellipsis.size() <= limit ? out.size() : cut;
    }
    return out;
}

} // namespace conflictmap::text
