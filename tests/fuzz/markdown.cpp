// Escaping for Markdown: whatever comes in is one line without bare signs, and reads back as the text it was.
#include <string_view>

#include "base/utf8.hpp"
#include "fuzz.hpp"
#include "output/markup.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    const std::string text = fuzz::text_of(data, size);
    const std::string out = output::Markdown::escaped(text).text();
    constexpr std::string_view signs = "`*_{}[]()<>#!|~$^'\"@&:";
    std::string back;
    bool escaped = false;
    for (const char c : out) {
        fuzz::require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a control character passes");
        fuzz::require(escaped || signs.find(c) == std::string_view::npos, "a sign passes bare");
        escaped = !escaped && c == '\\';
        if (!escaped) {
            back += c;
        }
    }
    fuzz::require(!escaped, "a backslash stands at the end");
    std::string meant;
    for (const char32_t c : code_points(text)) {
        if (!is_direction_control(c)) {
            append_utf8(meant, c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ? U' ' : c);
        }
    }
    fuzz::require(back == meant, "it reads back as another text");
    const std::string address = output::MarkdownSyntax::address(text).text();
    fuzz::require(address.find_first_of("<>()\\\"' \n&:/") == std::string::npos, "an address has a sign");
    return 0;
}
