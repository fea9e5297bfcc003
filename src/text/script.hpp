#pragma once
#include <string>

namespace conflictmap::text {

/// The character's script (Unicode) as an ISO 15924 code: "Cyrl"; "Zyyy" for characters that many scripts share.
std::string script_of(char32_t character);

/// A language that uses the script; null for scripts that no known map needs. Letters of a script that the text's own
/// language does not use are shaped as in this language. Otherwise Pango would ask the environment (LANGUAGE), and on a
/// Serbian desktop the letters would look different.
const char* language_of_script(const std::string& script);

} // namespace conflictmap::text
