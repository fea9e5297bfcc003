#include "text/script.hpp"

#include <glib.h>

#include <cstdint>
#include <unordered_map>

namespace conflictmap::text {

std::string script_of(char32_t character) {
    const std::uint32_t code = g_unicode_script_to_iso15924(g_unichar_get_script(character));
    std::string name;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        name.push_back(static_cast<char>((code >> shift) & 0xFFU));
    }
    return name;
}

const char* language_of_script(const std::string& script) {
    static const std::unordered_map<std::string, const char*> languages{
        {"Latn", "en"}, {"Cyrl", "uk"}, {"Grek", "el"}, {"Arab", "ar"}, {"Hebr", "he"}, {"Deva", "hi"},
        {"Armn", "hy"}, {"Geor", "ka"}, {"Beng", "bn"}, {"Ethi", "am"}, {"Thai", "th"}, {"Taml", "ta"},
        {"Telu", "te"}, {"Gujr", "gu"}, {"Guru", "pa"}, {"Knda", "kn"}, {"Mlym", "ml"}, {"Orya", "or"},
        {"Sinh", "si"}, {"Khmr", "km"}, {"Laoo", "lo"}, {"Mymr", "my"}, {"Tibt", "bo"}, {"Syrc", "syr"},
    };
    const auto found = languages.find(script);
    return found == languages.end() ? nullptr : found->second;
}

} // namespace conflictmap::text
