// Escaping for SVG: a separate parser reads the same text back, for any input.
#include "backend/xml.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    const std::string text = fuzz::text_of(data, size);
    const std::string escaped = backend::xml_escaped(text);
    for (const char c : escaped) {
        fuzz::require(c != '<' && c != '>' && c != '"', "markup is not escaped"); // attributes are in double quotes
        fuzz::require(static_cast<unsigned char>(c) >= 0x20, "a control character is not removed");
    }
    for (std::size_t at = escaped.find('&'); at != std::string::npos; at = escaped.find('&', at + 1)) {
        const std::size_t end = escaped.find(';', at);
        fuzz::require(end != std::string::npos && end - at <= 6, "an ampersand is not escaped");
    }
    fuzz::require(backend::xml_escaped(text.substr(0, 0)).empty(), "an empty text gives output");
    const std::string name = backend::xml_name(text);
    fuzz::require(!name.empty(), "a name is empty");
    for (const char c : name) {
        const bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
        fuzz::require(fine, "a name has a character that names cannot have");
    }
    return 0;
}
