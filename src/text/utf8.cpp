#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace conflictmap::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t character = replacement;
    std::size_t length = 1;
};

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// Unicode 15, table 3-7: which lead bytes there are and how many bytes follow.
Decoded decode(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) {
        return {static_cast<char32_t>(lead), 1};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) {
        return {};
    }
    char32_t character = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byte_at(text, at + i);
        if ((next & 0xC0U) != 0x80U) {
            return {};
        }
        character = (character << 6U) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (character < least[length] || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) {
        return {};
    }
    return {character, length};
}

bool breaks_or_controls(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

} // namespace

std::u32string code_points(std::string_view text) {
    std::u32string all;
    all.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        all.push_back(next.character);
        at += next.length;
    }
    return all;
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = replacement;
    }
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : code_points(text)) {
        append_utf8(out, c);
    }
    return out;
}

std::string clean_line(std::string_view text, std::size_t limit) {
    std::string out;
    out.reserve(std::min(text.size(), limit));
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        at += next.length;
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
    std::size_t cut = 0; // where an ellipsis still fits
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        at += next.length;
        const char32_t c = next.character;
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
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
