#pragma once
#include <string>

namespace conflictmap::text {

/// The character's script (Unicode), by its ISO 15924 code: "Cyrl"; "Zyyy" for what many scripts share.
std::string script_of(char32_t character);

/// A language that is written in the script; null for scripts that no known map needs. Letters of a script that the
/// text's own language does not use are shaped as this language's: left to itself, Pango would ask the environment
/// (LANGUAGE), and on a Serbian desktop the letters would differ.
const char* language_of_script(const std::string& script);

} // namespace conflictmap::text
