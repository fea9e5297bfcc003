#include "parse/text_check.hpp"

#include "base/utf8.hpp"

namespace conflictmap::parse {

bool looks_garbled(std::string_view text) {
    int latin_run = 0; // letters from the upper half of Latin-1: real words rarely have four in a row
    int pairs = 0;     // Cyrillic capital er or es, followed by something other than a Cyrillic letter
    bool after_lead = false;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode_utf8(text, at);
        if (!decoded.valid) {
            return false;
        }
        at += decoded.length;
        const char32_t code = decoded.character;
        latin_run = code >= 0x80 && code <= 0xFF ? latin_run + 1 : 0;
        if (latin_run >= 4) {
            return true;
        }
        // UTF-8's lead bytes D0 and D1 are er and es in CP1251; its continuation bytes are never one of the letters
        // below.
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

} // namespace conflictmap::parse
