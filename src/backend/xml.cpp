#include "backend/xml.hpp"

#include "base/utf8.hpp"

namespace conflictmap::backend {

namespace {

/// XML 1.0, production [2], without the C1 controls, which it discourages, and without direction controls.
bool allowed(char32_t c) {
    return !is_direction_control(c) && (c == 0x09 || c == 0x0A || c == 0x0D || (c >= 0x20 && c < 0x7F) ||
                                        (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF));
}

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name_part(char32_t c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : code_points(text)) {
        switch (c) {
        case U'&':
            out += "&amp;";
            break;
        case U'<':
            out += "&lt;";
            break;
        case U'>':
            out += "&gt;";
            break;
        case U'"':
            out += "&quot;";
            break;
        case U'\t':
            out += "&#9;";
            break;
        case U'\n':
            out += "&#10;";
            break;
        case U'\r':
            out += "&#13;";
            break;
        default:
            if (allowed(c)) {
                append_utf8(out, c);
            }
        }
    }
    return out;
}

std::string xml_name(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        if (out.empty() && !is_letter(c)) {
            out += '_';
        }
        if (is_name_part(c)) {
            out += static_cast<char>(c);
        } else if (out != "_" || c == U'_') {
            out += '_';
        }
    }
    return out.empty() ? "_" : out;
}

} // namespace conflictmap::backend
