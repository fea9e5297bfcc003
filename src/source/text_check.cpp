#include "source/text_check.hpp"

#include <cstdint>

namespace conflictmap::source {
namespace {

struct Decoded {
    std::uint32_t code = 0;
    std::size_t length = 0; ///< bytes; 0 when invalid
};

/// One code point (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(at);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4 || at + length > text.size()) {
        return {};
    }
    std::uint32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {};
        }
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return overlong || surrogate || code > 0x10FFFF ? Decoded{} : Decoded{code, length};
}

} // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode(text, at);
        if (decoded.length == 0) {
            return false;
        }
        at += decoded.length;
    }
    return true;
}

std::string mended_utf8(std::string_view text) {
    std::string mended;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode(text, at);
        if (decoded.length == 0) {
            mended += "\xEF\xBF\xBD";
            ++at;
        } else {
            mended += text.substr(at, decoded.length);
            at += decoded.length;
        }
    }
    return mended;
}

bool looks_garbled(std::string_view text) {
    int latin_run = 0; // letters from the upper half of Latin-1: real words hardly have four in a row
    int pairs = 0;     // Cyrillic capital er or es before what is no small Cyrillic letter of a word
    bool after_lead = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode(text, at);
        if (decoded.length == 0) {
            return false;
        }
        at += decoded.length;
        const auto code = decoded.code;
        latin_run = code >= 0x80 && code <= 0xFF ? latin_run + 1 : 0;
        if (latin_run >= 4) {
            return true;
        }
        // UTF-8's lead bytes D0 and D1 are er and es in CP1251, its continuation bytes never one of the letters below.
        const bool lead = code == 0x0420 || code == 0x0421;
        const bool letter = code >= 0x0410 && code <= 0x044F;
        if (after_lead && !letter && code > 0x7F) {
            if (++pairs >= 3) {
                return true;
            }
        }
        if (code < 0x80) {
            pairs = 0;
        }
        after_lead = lead;
    }
    return false;
}

} // namespace conflictmap::source
